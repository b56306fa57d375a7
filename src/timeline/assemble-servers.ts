/**
 * Joins what all logs of a site folder show of each server: its attempts in order of time, the stages and errors of each, also
 * those that other logs show, and what happened between attempts.
 */
import { compareText } from '../model/compare-text.js';
import { groupBy } from '../model/group-by.js';
import type { Quote } from '../model/observation.js';
import type { StageDefinition } from '../model/stage.js';
import type { FindingAt, Limit, RawAttempt, RawServer } from '../model/timeline.js';
import type { ReadError } from './attempt-errors.js';
import type { ClientLine } from './client-chain.js';
import { describeAttempt } from './describe-attempt.js';
import { joinOverlapping, orderAttempts } from './join-attempts.js';
import { LinesAbout } from './lines-about.js';
import type { Mention } from './mentions.js';
import { placeLine } from './place-line.js';
import { placeStop } from './place-stop.js';
import type { ServerTrack } from './server-track.js';
import { tellBetween } from './tell-between.js';

/** What one log stream showed. */
export interface FollowedStream {
  /** The site folder that holds the log. */
  readonly folder: string;
  readonly tracks: readonly ServerTrack[];
  /** Error lines that belong to no attempt of this log. */
  readonly strays: readonly ReadError[];
  readonly mentions: readonly Mention[];
  readonly limits: readonly Limit[];
  /** In the log of a client: the last line that tells whether the agent knows its server. */
  readonly clientLine: ClientLine | null;
}

export interface ServerContext {
  readonly stages: readonly StageDefinition[];
  readError(quote: Quote): ReadError;
  /** The servers that a line names, in capitals. */
  serversIn(text: string): readonly string[];
  /** The code of the site whose logs lie in a folder. */
  siteOf(folder: string): string | null;
  findingsOf(server: string, folder: string): readonly FindingAt[];
}

export function assembleServers(streams: readonly FollowedStream[], context: ServerContext): RawServer[] {
  return [...groupBy(streams, ({ folder }) => folder)]
    .flatMap(([folder, own]) => serversOfFolder(own, folder, context))
    .sort((a, b) => compareText(a.server, b.server) || compareText(a.folder, b.folder));
}

function serversOfFolder(streams: readonly FollowedStream[], folder: string, context: ServerContext): RawServer[] {
  const tracksOf = groupBy(
    streams.flatMap(({ tracks }) => tracks),
    ({ server }) => server,
  );
  const lines = new LinesAbout(streams, [...tracksOf.keys()], context.serversIn);
  const limits = streams.flatMap((stream) => stream.limits);
  return [...tracksOf].map(([server, tracks]) => {
    const seen = orderAttempts(tracks.map((track) => track.attempts));
    const attempts = joinOverlapping(seen);
    for (const line of lines.of(server)) placeLine(line, attempts, context.readError);
    const placed = tracks.flatMap((track) => track.stops.filter((stop) => placeStop(stop, attempts, track.attempts)));
    const since = tellBetween(
      attempts,
      lines.mentionsOf(server),
      limits,
      tracks
        .flatMap((track) => track.since)
        .filter(({ file, line }) => !placed.some(({ quote }) => quote.file === file && quote.line === line)),
    );
    const described = attempts.map((attempt) => describeAttempt(attempt, context.stages));
    return {
      server,
      site: context.siteOf(folder),
      folder,
      outcome: described.at(-1)?.outcome ?? 'none',
      attemptsSeen: tracks.reduce((sum, track) => sum + track.attemptsSeen, 0) - (seen.length - attempts.length),
      ...countAll(described, tracks),
      looks: tracks.reduce((sum, { looks }) => sum + looks, 0),
      since,
      findings: [...context.findingsOf(server, folder)],
      attempts: described,
    };
  });
}

/** Counts attempts by outcome, including those that were not kept. */
function countAll(
  listed: readonly RawAttempt[],
  tracks: readonly ServerTrack[],
): Pick<RawServer, 'outcomes' | 'firstAt'> {
  const count = (outcome: RawAttempt['outcome']): number =>
    listed.filter((attempt) => attempt.outcome === outcome).length +
    tracks.reduce((sum, { counted }) => sum + counted[outcome], 0);
  const starts = [listed[0]?.startedAt, ...tracks.map(({ counted }) => counted.since)].flatMap((time) => time ?? []);
  return {
    outcomes: { succeeded: count('succeeded'), failed: count('failed'), unfinished: count('unfinished') },
    firstAt: starts.sort()[0] ?? null,
  };
}
