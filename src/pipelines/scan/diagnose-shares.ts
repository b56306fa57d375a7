/**
 * Shares a diagnosis out over threads: whole logs, and stretches of one that is much larger than the others. The results are
 * those of one thread.
 */
import { catalogue as shipped } from '../../catalogue/catalogue.generated.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import { parseCodePage } from '../../decode/code-page.js';
import { ResultLimits } from '../../evaluate/result-limits.js';
import type { StreamResult } from '../../evaluate/stream-result.js';
import { collectSources, openDiskFile } from '../../input/collect-sources.js';
import { openFile } from '../../input/open-file.js';
import type { DiskFile, LogStream, Source } from '../../model/source.js';
import type { Stretch } from '../../model/stretch.js';
import { wantedServer } from '../../model/wanted-server.js';
import {
  diagnoseStreams,
  diagnoseWork,
  type StreamSettings,
  type StreamStretch,
  type Watched,
} from '../../stream/diagnose-streams.js';
import type { StretchResult } from '../../stream/join-stretches.js';
import { evenly, shareOut, threadsFor } from '../../workers/share-out.js';

/** A part of a diagnosis for another thread. Plain data. */
export interface Share extends StreamSettings {
  /** In which members of archives are looked for again. */
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
  /** Null: the shipped one, which need not be copied. */
  readonly catalogue: Catalogue | null;
  /** The parts of each stream that belongs to it. */
  readonly streams: readonly (readonly PlainSource[])[];
  /** Stretches of others. */
  readonly stretches: readonly { readonly source: PlainSource; readonly stretch: Stretch }[];
}

type PlainSource = Omit<Source, 'open'>;

/** In the order of the share. */
export interface ShareResult {
  readonly streams: readonly StreamResult[];
  readonly stretches: readonly StretchResult[];
}

export interface SharedOptions extends StreamSettings, Watched {
  readonly paths: readonly string[];
  readonly cwd: string;
  /** Tells how paths are written. */
  readonly platform: NodeJS.Platform;
  /** How many threads; null or absent: as many as pay. Needs `runShare`, else everything runs in this thread. */
  readonly jobs?: number | null;
  readonly processors?: number;
  /** Runs `diagnoseShare` in another thread. */
  readonly runShare?: (share: Share) => Promise<ShareResult>;
  /** Bytes that a stretch of one log has at least, where several threads read it. */
  readonly leastStretch?: number;
}

/** A stream, or a stretch of it, by the index of the stream. */
interface Piece {
  readonly index: number;
  readonly stretch: Stretch | null;
  readonly size: number;
  readonly isBound: boolean;
}

/** To cut a log, and to put together what it showed, takes longer than it saves below this. */
const leastStretch = 64 * 1024 * 1024;

/** Runs a share, in a thread of its own. */
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
  // The others start first: this thread is busy with its own share until the end.
  const others = shares.slice(1).map((own) => {
    const share = shareOf(own, streams, catalogue, options);
    // A thread that cannot be started, or comes to an end before its share does, leaves it to this one.
    return runShare(share).catch(() => diagnoseShare(share));
  });
  const results = await Promise.all([diagnoseWork(workOf(shares[0] ?? [], streams), catalogue, options), ...others]);
  const whole = new Map<number, StreamResult>();
  const read = new Map<number, StretchResult[]>();
  for (const [share, own] of shares.entries()) {
    const { streams: ofStreams = [], stretches = [] } = results[share] ?? {};
    const indexes = own.filter(({ stretch }) => !stretch).map(({ index }) => index);
    for (const [i, result] of ofStreams.entries()) whole.set(indexes[i] ?? -1, result);
    const cut = own.filter(({ stretch }) => stretch).map(({ index }) => index);
    for (const [i, result] of stretches.entries()) read.set(cut[i] ?? -1, [...(read.get(cut[i] ?? -1) ?? []), result]);
  }
  const limits = new ResultLimits(wantedServer(options));
  const found: StreamResult[] = [];
  for (const [index, stream] of streams.entries()) {
    const stretches = read.get(index);
    const result = whole.get(index) ?? (stretches && (await joined(stretches, stream, catalogue, options)));
    if (result) found.push(limits.admit(result));
  }
  return found;
}

/** Streams as a whole, but for such as are larger than the share of a thread. */
async function piecesOf(
  streams: readonly LogStream[],
  { jobs = null, processors = 1, leastStretch: least = leastStretch }: SharedOptions,
): Promise<Piece[]> {
  const pieces = streams.map(({ parts }, index): Piece => {
    const isBound = parts.some(({ origin }) => origin === null);
    // Packed logs, whose size is not known, count as a typical one.
    const size = parts.reduce((sum, part) => sum + (part.size ?? 1024 * 1024), 0);
    return { index, stretch: null, size, isBound };
  });
  const total = pieces.reduce((sum, { size }) => sum + size, 0);
  const fair = total / threadsFor(total, jobs, processors);
  const cut: Piece[] = [];
  for (const piece of pieces) {
    const origin = piece.size > fair && piece.size >= 2 * least ? fileOf(streams[piece.index]) : null;
    cut.push(...(origin ? await stretchesOf(piece, origin, Math.min(piece.size / fair, piece.size / least)) : [piece]));
  }
  return cut;
}

/** The one file that a stream is read from; null where it is another thing. */
function fileOf(stream: LogStream | undefined): DiskFile | null {
  const [{ origin = null, rereadable = false } = {}, ...others] = stream?.parts ?? [];
  return others.length > 0 || !rereadable || origin === 'archive' || origin?.packed === true ? null : origin;
}

async function stretchesOf(piece: Piece, { path }: DiskFile, most: number): Promise<Piece[]> {
  const { findCuts } = await import('../../stream/find-cuts.js');
  const cuts = await findCuts(path, evenly(piece.size, Math.ceil(most)));
  if (cuts.length === 0) return [piece];
  return [0, ...cuts].map((start, i) => {
    const size = (cuts[i] ?? piece.size) - start;
    return { ...piece, size, stretch: { start, cuts: cuts.slice(i) } };
  });
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
