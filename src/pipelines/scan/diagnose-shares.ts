/**
 * Divides a diagnosis among threads: whole log streams, and stretches of a log that is much larger than the others. The result
 * is the same as with one thread.
 */
import { catalogue as shipped } from '../../catalogue/catalogue.generated.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import { parseCodePage } from '../../decode/code-page.js';
import { ResultLimits } from '../../evaluate/result-limits.js';
import { collectSources, openDiskFile } from '../../input/collect-sources.js';
import { openFile } from '../../input/open-file.js';
import type { DiskFile, LogStream, Source } from '../../model/source.js';
import type { StreamResult } from '../../model/stream-result.js';
import type { Stretch } from '../../model/stretch.js';
import { wantedServer } from '../../model/wanted-server.js';
import {
  type CallerHooks,
  diagnoseStreams,
  diagnoseWork,
  type StreamSettings,
  type StreamStretch,
} from '../../stream/diagnose-streams.js';
import type { StretchResult } from '../../stream/join-stretches.js';
import { evenly, shareOut, threadsFor } from '../../workers/share-out.js';

/** The work of one thread. Plain data, since it is posted to another thread. */
export interface Share extends StreamSettings {
  /** The paths of the run: the thread opens the archives among them again. */
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
  /** Null: the shipped one, which the thread has itself. */
  readonly catalogue: Catalogue | null;
  /** The parts of each stream that this thread reads as a whole. */
  readonly streams: readonly (readonly PlainSource[])[];
  /** The stretches that it reads of larger logs. */
  readonly stretches: readonly { readonly source: PlainSource; readonly stretch: Stretch }[];
}

type PlainSource = Omit<Source, 'open'>;

/** Both in the order of the share. */
export interface ShareResult {
  readonly streams: readonly StreamResult[];
  readonly stretches: readonly StretchResult[];
}

export interface SharedOptions extends StreamSettings, CallerHooks {
  readonly paths: readonly string[];
  /** The folder from which relative paths start; absolute. */
  readonly cwd: string;
  /** Tells how paths are written: on `win32` also with `\\`, and without regard to letter case. */
  readonly platform: NodeJS.Platform;
  /** How many threads; null or absent: as many as make it faster. Without `runShare` everything runs in this thread. */
  readonly jobs?: number | null;
  /** The most threads to use where `jobs` does not say how many; 1 unless given. */
  readonly processors?: number;
  /** Runs `diagnoseShare` in another thread. */
  readonly runShare?: (share: Share) => Promise<ShareResult>;
  /** The smallest stretch of a log that is divided, in bytes; tests set it low. */
  readonly leastStretch?: number;
}

/** A whole stream, or a stretch of one. */
interface Piece {
  /** The index of the stream. */
  readonly index: number;
  readonly stretch: Stretch | null;
  readonly size: number;
  /** Only this thread can read it, such as standard input. */
  readonly isBound: boolean;
}

/** Below this, cutting a log and joining the results takes longer than it saves. */
const leastStretch = 64 * 1024 * 1024;

/** The work of a further thread. */
export async function diagnoseShare(share: Share): Promise<ShareResult> {
  const catalogue = share.catalogue ?? shipped;
  const paths = share.streams.flat().some(({ origin }) => origin === 'archive') ? share.paths : [];
  const collected = await collectSources(paths, { ...share, logs: catalogue.logs });
  try {
    const members = new Map(collected.sources.map((source) => [source.path, source]));
    const opened = (source: PlainSource): Source => {
      const { origin, path } = source;
      if (origin !== null && origin !== 'archive') return { ...source, open: () => openDiskFile(origin) };
      const gone = new Error('is no longer in its archive');
      return members.get(path) ?? { ...source, open: () => Promise.reject(gone) };
    };
    const streams = share.streams.flatMap((parts): LogStream[] => {
      const [first, ...others] = parts.map(opened);
      return first ? [{ parts: [first, ...others] }] : [];
    });
    const stretches = share.stretches.flatMap(({ source, stretch }) => stretchOf(source, stretch));
    return await diagnoseWork({ streams, stretches }, catalogue, share);
  } finally {
    collected.close();
  }
}

export async function diagnoseShared(
  streams: readonly LogStream[],
  catalogue: Catalogue,
  options: SharedOptions,
): Promise<StreamResult[]> {
  const { runShare } = options;
  if (!runShare) return diagnoseStreams(streams, catalogue, options);
  const { jobs = null, processors = 1 } = options;
  const pieces = await piecesOf(streams, options);
  const shares = shareOut(pieces, jobs, processors).map((own) => own.flatMap((index) => pieces[index] ?? []));
  // The other threads start first: this one is busy with its own share until the end.
  const others = shares.slice(1).map((own) => {
    const share = shareOf(own, streams, catalogue, options);
    // When a thread cannot be started, or dies, this thread does its share.
    return runShare(share).catch(() => diagnoseShare(share));
  });
  const first = shares[0] ?? [];
  const settings = { ...options, bytes: bytesOf(first) };
  const results = await Promise.all([diagnoseWork(workOf(first, streams), catalogue, settings), ...others]);
  const { whole, stretchesOf } = byStream(shares, results);
  const limits = new ResultLimits(wantedServer(options));
  const found: StreamResult[] = [];
  for (const [index, stream] of streams.entries()) {
    const stretches = stretchesOf.get(index);
    const result = whole.get(index) ?? (stretches && (await joined(stretches, stream, catalogue, options)));
    if (result) found.push(limits.admit(result));
  }
  return found;
}

/** The results of all threads by the index of the stream: those of whole streams, and those of stretches. */
function byStream(shares: readonly (readonly Piece[])[], results: readonly ShareResult[]) {
  const whole = new Map<number, StreamResult>();
  const stretchesOf = new Map<number, StretchResult[]>();
  for (const [i, pieces] of shares.entries()) {
    // The results of a share come in the order of its pieces.
    const streams = results[i]?.streams.values();
    const stretches = results[i]?.stretches.values();
    for (const { index, stretch } of pieces) {
      if (stretch) {
        const result = stretches?.next().value;
        if (result) stretchesOf.set(index, [...(stretchesOf.get(index) ?? []), result]);
      } else {
        const result = streams?.next().value;
        if (result) whole.set(index, result);
      }
    }
  }
  return { whole, stretchesOf };
}

/** Cuts only the streams that are larger than the fair share of a thread. */
async function piecesOf(
  streams: readonly LogStream[],
  { jobs = null, processors = 1, leastStretch: least = leastStretch }: SharedOptions,
): Promise<Piece[]> {
  const pieces = streams.map(({ parts }, index): Piece => {
    const isBound = parts.some(({ origin }) => origin === null);
    // The size of a packed log is not known: it counts as a typical log.
    const size = parts.reduce((sum, part) => sum + (part.size ?? 1024 * 1024), 0);
    return { index, stretch: null, size, isBound };
  });
  const total = bytesOf(pieces);
  const fair = total / threadsFor(total, jobs, processors);
  const cut: Piece[] = [];
  for (const piece of pieces) {
    const origin = piece.size > fair && piece.size >= 2 * least ? fileOf(streams[piece.index]) : null;
    cut.push(...(origin ? await cutPiece(piece, origin, Math.min(piece.size / fair, piece.size / least)) : [piece]));
  }
  return cut;
}

/** The one plain file that a stream is read from; null where it has several parts, or is packed. */
function fileOf(stream: LogStream | undefined): DiskFile | null {
  const [{ origin = null, rereadable = false } = {}, ...others] = stream?.parts ?? [];
  return others.length > 0 || !rereadable || origin === 'archive' || origin?.packed === true ? null : origin;
}

async function cutPiece(piece: Piece, { path }: DiskFile, most: number): Promise<Piece[]> {
  const { findCuts } = await import('../../stream/find-cuts.js');
  const cuts = await findCuts(path, evenly(piece.size, Math.ceil(most)));
  if (cuts.length === 0) return [piece];
  return [0, ...cuts].map((start, i) => {
    const size = (cuts[i] ?? piece.size) - start;
    return { ...piece, size, stretch: { start, cuts: cuts.slice(i) } };
  });
}

function bytesOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { size }) => sum + size, 0);
}

function workOf(pieces: readonly Piece[], streams: readonly LogStream[]) {
  return {
    streams: pieces.flatMap(({ index, stretch }) => (stretch ? [] : (streams[index] ?? []))),
    stretches: pieces.flatMap(({ index, stretch }) => {
      const source = streams[index]?.parts[0];
      return stretch && source ? stretchOf(source, stretch) : [];
    }),
  };
}

function shareOf(
  pieces: readonly Piece[],
  streams: readonly LogStream[],
  catalogue: Catalogue,
  options: SharedOptions,
): Share {
  const { paths, cwd, platform, codePage, search = 'simd' } = options;
  const { server = null, since = null, until = null } = options;
  const work = workOf(pieces, streams);
  return {
    paths: paths.filter((path) => path !== '-'),
    cwd,
    platform,
    catalogue: catalogue === shipped ? null : catalogue,
    codePage,
    search,
    bytes: bytesOf(pieces),
    server,
    since,
    until,
    streams: work.streams.map(({ parts }) => parts.map(plain)),
    stretches: work.stretches.map(({ stream, stretch }) => ({ source: plain(stream.parts[0]), stretch })),
  };
}

function plain({ open: _, ...source }: Source): PlainSource {
  return source;
}

function stretchOf(source: PlainSource, stretch: Stretch): StreamStretch[] {
  const { origin } = source;
  if (origin === null || origin === 'archive') return [];
  return [{ stretch, stream: { parts: [{ ...source, open: async () => openFile(origin.path, stretch.start) }] } }];
}

async function joined(
  stretches: readonly StretchResult[],
  stream: LogStream,
  catalogue: Catalogue,
  options: SharedOptions,
): Promise<StreamResult | undefined> {
  const { joinStretches } = await import('../../stream/join-stretches.js');
  const inOrder = [...stretches].sort((one, other) => one.start - other.start);
  const result = joinStretches(inOrder, parseCodePage(options.codePage));
  return result ?? (await diagnoseStreams([stream], catalogue, options))[0];
}
