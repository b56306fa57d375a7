/**
 * Puts together what was read of one log in several stretches, where that is sure to be what reading it as a whole would have
 * shown: no stretch but the last saw anything of a signature, and nothing that this one saw reaches back behind its start.
 */
import { jitter } from '../correlate/anchor-ranges.js';
import { mostGroups, mostServers } from '../correlate/unexplained-errors.js';
import { encodingBy, type LettersSeen } from '../decode/decode-text.js';
import { compareText } from '../model/compare-text.js';
import type { ErrorGroup, StreamResult } from '../model/stream-result.js';
import type { Stretch } from '../model/stretch.js';

/** What one stretch showed. Plain data, so that it can come from a worker. */
export interface StretchResult extends Stretch {
  readonly result: StreamResult;
  /** Offset at which its reading ended; null: at the end of the log. */
  readonly end: number | null;
  /** How many lines end before `end`. */
  readonly lines: number;
  /** No signature saw a line of its own. */
  readonly isSilent: boolean;
  /** Its first time, in milliseconds; null where it has none, or where the clock goes back in it. */
  readonly steadyFrom: number | null;
  /** The time right before `end`; null where that is not known, or `end` is null. */
  readonly endTime: number | null;
  /** The earliest line that could belong to what it saw: by its time in milliseconds, and by its offset in the log. */
  readonly earliest: { readonly time: number; readonly place: number };
  readonly letters: LettersSeen;
  /** See `NormalReader`: a stretch that is read alone does not know in which encoding it begins, or whether it is coloured. */
  readonly mayReadOtherwise: boolean;
}

/**
 * @param read a result for each stretch, in their order. One that read on behind its end replaces the stretches that it read
 * @returns null where the results cannot be joined, so that the log must be read as a whole
 */
export function joinStretches(read: readonly StretchResult[], codePage: string): StreamResult | null {
  const chain = chainOf(read);
  const [first, ...others] = chain;
  if (!first || !mayBeJoined(chain)) return null;
  let joined = first.result;
  let lines = first.lines;
  for (const { result, start, lines: own } of others) {
    const next = join(joined, moved(result, lines), start);
    if (!next) return null;
    joined = next;
    lines += own;
  }
  const letters = {
    foreign: chain.some((one) => one.letters.foreign),
    valid: chain.every((one) => one.letters.valid),
  };
  return { ...joined, files: joined.files.map((file) => ({ ...file, encoding: encodingBy(letters, codePage) })) };
}

function chainOf(read: readonly StretchResult[]): StretchResult[] {
  const chain: StretchResult[] = [];
  for (let next = read[0]; next; next = read.find(({ start }) => start === chain.at(-1)?.end)) chain.push(next);
  return chain;
}

function mayBeJoined(chain: readonly StretchResult[]): boolean {
  const last = chain.at(-1);
  const isSound = ({ result, mayReadOtherwise }: StretchResult): boolean =>
    !mayReadOtherwise && result.files.every(({ problem }) => problem === null);
  if (last?.end !== null || !chain.every(isSound)) return false;
  if (last.isSilent) return true;
  // Nothing before the last stretch may belong to what it saw: neither by its time, nor by being so near that times do not count.
  const isSteady = chain.every(
    ({ steadyFrom }, i) => steadyFrom !== null && (i === 0 || steadyFrom >= endOf(chain[i - 1]) - jitter),
  );
  const before = Math.max(endOf(chain.at(-2)), last.steadyFrom ?? Number.POSITIVE_INFINITY);
  return chain.length === 1 || (isSteady && last.earliest.time > before + jitter && last.earliest.place >= last.start);
}

function endOf(stretch: StretchResult | undefined): number {
  return stretch?.endTime ?? Number.POSITIVE_INFINITY;
}

/** Null where so many errors are told apart that it is not known which of them came first. */
function join(one: StreamResult, other: StreamResult, start: number): StreamResult | null {
  const errors = joinErrors(one.errors, other.errors);
  const [file] = one.files;
  const [rest] = other.files;
  if (!errors || !file || !rest) return null;
  return {
    ...one,
    lastTime: other.lastTime,
    sites: [...new Set([...one.sites, ...other.sites])],
    meteringLogs: Math.max(one.meteringLogs, other.meteringLogs),
    rules: other.rules,
    errors,
    files: [
      {
        ...file,
        bytes: rest.bytes === null ? null : start + rest.bytes,
        lastTime: rest.lastTime,
        timeZone: rest.timeZone ?? file.timeZone,
      },
    ],
  };
}

function joinErrors(one: readonly ErrorGroup[], other: readonly ErrorGroup[]): readonly ErrorGroup[] | null {
  const groups = new Map(one.map((group) => [group.shape, group]));
  for (const group of other) {
    const before = groups.get(group.shape);
    groups.set(
      group.shape,
      before
        ? {
            ...group,
            occurrences: before.occurrences + group.occurrences,
            servers: [...new Set([...before.servers, ...group.servers])],
            first: before.first,
          }
        : group,
    );
  }
  const isFull = groups.size >= mostGroups || [...groups.values()].some(({ servers }) => servers.length >= mostServers);
  return isFull ? null : [...groups.values()].sort((a, b) => compareText(a.shape, b.shape));
}

/** The same value with its line numbers counted from the start of the log: a `line` beside a `file` is the number of a line. */
function moved<Value>(value: Value, lines: number): Value;
function moved(value: unknown, lines: number): unknown {
  if (Array.isArray(value)) return value.map((one) => moved(one, lines));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, own]) => [
    key,
    key === 'line' && typeof own === 'number' && 'file' in value ? own + lines : moved(own, lines),
  ]);
  return Object.fromEntries(entries);
}
