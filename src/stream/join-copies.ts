/**
 * An older log that somebody kept beside the present one (`Licsvcfg-old.log`) is an earlier part of it, as a rollover is. Where
 * the file names, the components and the times at their ends agree, both are read as one run. No file is opened for this unless
 * its name says that it is such a copy.
 */
import { readEntries } from '../entries/read-entries.js';
import { sitesIn } from '../entries/site-of-status.js';
import type { SameLog } from '../input/copies-of-logs.js';
import { openFile } from '../input/open-file.js';
import { LogsOfEntry } from '../match/logs-of-entry.js';
import type { Entry } from '../model/entry.js';
import type { LogDefinition, LogKnowledge } from '../model/log.js';
import type { LogStream, Source } from '../model/source.js';
import { readableBlocksOf } from './blocks-of.js';

/** Bytes at either end in which a time is looked for. */
const endSize = 32 * 1024;
const lineFeed = 10;

interface Span {
  readonly stream: LogStream;
  readonly first: string;
  readonly last: string;
  /** Site codes that status messages at its ends name. */
  readonly sites: ReadonlySet<string>;
}

/** @param copies groups of streams whose names say that they are of the same log */
export async function joinCopies(
  streams: readonly LogStream[],
  copies: readonly SameLog<LogStream>[],
  knowledge: LogKnowledge,
): Promise<readonly LogStream[]> {
  const joined = new Map<LogStream, LogStream | null>();
  const logs = new LogsOfEntry(knowledge);
  for (const { stem, members } of copies) {
    const log = knowledge.metering.find(({ stems }) => stems.includes(stem));
    // A site has one log of a server and one of each client: nothing in a client's log tells whose it is.
    if (log?.side !== 'server') continue;
    const spans: Span[] = [];
    for (const stream of members) {
      const span = await spanOf(stream, log, logs);
      if (span) spans.push({ stream, ...span });
    }
    const chain = chainOf(spans).map(({ stream }) => stream);
    const [first, ...others] = chain.flatMap(({ parts }) => parts);
    if (chain.length < 2 || !first) continue;
    for (const stream of chain) joined.set(stream, null);
    const [place] = members.filter((stream) => joined.has(stream));
    if (place) joined.set(place, { parts: [first, ...others] });
  }
  return streams.flatMap((stream) => (joined.has(stream) ? (joined.get(stream) ?? []) : stream));
}

/** Goes from the newest log back, and takes those that end before the next one begins. Logs that overlap stay by themselves. */
function chainOf(spans: readonly Span[]): Span[] {
  const chain: Span[] = [];
  for (const span of [...spans].sort((one, other) => (one.last < other.last ? 1 : -1))) {
    const [next] = chain;
    if (!next || (span.last < next.first && chain.every((one) => mayBeOfOneSite(one, span)))) chain.unshift(span);
  }
  return chain;
}

function mayBeOfOneSite({ sites: one }: Span, { sites: other }: Span): boolean {
  return one.size === 0 || other.size === 0 || [...one].some((site) => other.has(site));
}

/** Null where one of its ends shows no time, or no component of this log. */
async function spanOf(
  { parts }: LogStream,
  log: LogDefinition,
  logs: LogsOfEntry,
): Promise<Omit<Span, 'stream'> | null> {
  const isOfLog = ({ component }: Entry): boolean =>
    component !== null && logs.allowed(component, { kind: 'metering', log: log.name })?.has(log.name) === true;
  const sites = new Set<string>();
  const timesIn = (bytes: Buffer): string[] => {
    const text = bytes.toString('latin1');
    for (const site of sitesIn(text)) sites.add(site);
    const entries = readEntries({ text, cut: false });
    return entries.some(isOfLog) ? entries.flatMap(({ time }) => time ?? []) : [];
  };
  const first = timesIn(await firstLines(parts[0]))[0];
  const last = timesIn(await lastLines(parts.at(-1) ?? parts[0])).at(-1);
  return first !== undefined && last !== undefined && first <= last ? { first, last, sites } : null;
}

async function firstLines(source: Source): Promise<Buffer> {
  let bytes: Buffer = Buffer.alloc(0);
  for await (const block of readableBlocksOf(source)) {
    bytes = Buffer.concat([bytes, block]).subarray(0, endSize);
    if (bytes.length === endSize) return bytes.subarray(0, bytes.lastIndexOf(lineFeed) + 1);
  }
  return bytes;
}

/** A packed log can only be read from its start; of any other the end is read at once. */
async function lastLines({ origin, size, open }: Source): Promise<Buffer> {
  const isPlain = origin !== null && origin !== 'archive' && !origin.packed;
  const from = isPlain && size !== null ? Math.max(0, size - endSize) : 0;
  let kept: Buffer = Buffer.alloc(0);
  let total = 0;
  for await (const block of readableBlocksOf({ open: isPlain ? async () => openFile(origin.path, from) : open })) {
    kept = Buffer.concat([kept, block]).subarray(-endSize);
    total += block.length;
  }
  return from === 0 && total <= endSize ? kept : kept.subarray(kept.indexOf(lineFeed) + 1);
}
