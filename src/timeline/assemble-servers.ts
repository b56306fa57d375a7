/**
 * Puts together what all logs of a site folder tell of each server: the attempts in the order of time, stages and errors that
 * other logs show within them, and what happened between them.
 */
import { compareText } from '../model/compare-text.js';
import { groupBy } from '../model/group-by.js';
import type { Quote } from '../model/observation.js';
import type { StageDefinition } from '../model/stage.js';
import type { FindingAt, Limit, RawAttempt, RawServer } from '../model/timeline.js';
import { type Attempt, inferred } from './attempt.js';
import type { ReadError } from './attempt-errors.js';
import type { ClientLine } from './client-chain.js';
import { secondsBetween } from './clock.js';
import { describeAttempt } from './describe-attempt.js';
import { isMention, LinesAbout } from './lines-about.js';
import type { Mention } from './mentions.js';
import type { ServerTrack } from './server-track.js';
import { tellBetween } from './tell-between.js';

/** What one log stream showed. */
export interface FollowedStream {
  readonly folder: string;
  readonly tracks: readonly ServerTrack[];
  readonly strays: readonly ReadError[];
  readonly mentions: readonly Mention[];
  readonly limits: readonly Limit[];
  /** The last line of an agent's log that tells whether it knows its server. */
  readonly clientLine: ClientLine | null;
}

export interface ServerContext {
  readonly stages: readonly StageDefinition[];
  readError(quote: Quote): ReadError;
  serversIn(text: string): readonly string[];
  siteOf(folder: string): string | null;
  findingsOf(server: string, folder: string): readonly FindingAt[];
}

/** A cycle of the manager: what another log says so long after the last line still is of that attempt. */
const cycleSeconds = 900;

export function assembleServers(streams: readonly FollowedStream[], context: ServerContext): RawServer[] {
  return [...groupBy(streams, ({ folder }) => folder)]
    .flatMap(([folder, own]) => inFolder(own, folder, context))
    .sort((a, b) => compareText(a.server, b.server) || compareText(a.folder, b.folder));
}

function inFolder(streams: readonly FollowedStream[], folder: string, context: ServerContext): RawServer[] {
  const tracksOf = groupBy(
    streams.flatMap(({ tracks }) => tracks),
    ({ server }) => server,
  );
  const lines = new LinesAbout(streams, [...tracksOf.keys()], context.serversIn);
  const limits = streams.flatMap((stream) => stream.limits);
  return [...tracksOf].map(([server, tracks]) => {
    const attempts = inOrder(tracks.map((track) => track.attempts));
    const own = joinOverlapping(attempts);
    for (const line of lines.of(server)) {
      if (isMention(line)) placeMention(line, own, context);
      else placeError(line, own);
    }
    const since = tellBetween(
      own,
      lines.mentionsOf(server),
      limits,
      tracks.flatMap((track) => track.since),
    );
    const described = own.map((attempt) => describeAttempt(attempt, context.stages));
    return {
      server,
      site: context.siteOf(folder),
      folder,
      outcome: described.at(-1)?.outcome ?? 'none',
      attemptsSeen: tracks.reduce((sum, track) => sum + track.attemptsSeen, 0) - (attempts.length - own.length),
      ...inAll(described, tracks),
      looks: tracks.reduce((sum, { looks }) => sum + looks, 0),
      since,
      findings: [...context.findingsOf(server, folder)],
      attempts: described,
    };
  });
}

/** All attempts, also those that are only counted. */
function inAll(listed: readonly RawAttempt[], tracks: readonly ServerTrack[]): Pick<RawServer, 'outcomes' | 'firstAt'> {
  const count = (outcome: RawAttempt['outcome']): number =>
    listed.filter((attempt) => attempt.outcome === outcome).length +
    tracks.reduce((sum, { counted }) => sum + counted[outcome], 0);
  const starts = [listed[0]?.startedAt, ...tracks.map(({ counted }) => counted.since)].flatMap((time) => time ?? []);
  return {
    outcomes: { succeeded: count('succeeded'), failed: count('failed'), unfinished: count('unfinished') },
    firstAt: starts.sort()[0] ?? null,
  };
}

/** Those of one log as its lines stand, since its clock may have been set back; those of several by time, or as they were read. */
function inOrder(logs: readonly (readonly Attempt[])[]): Attempt[] {
  const left = logs.map((attempts) => [...attempts].reverse());
  const ordered: Attempt[] = [];
  for (let next = earliest(left); next !== undefined; next = earliest(left)) ordered.push(...next.splice(-1));
  return ordered;
}

/** The log whose next attempt began first. */
function earliest(left: readonly Attempt[][]): Attempt[] | undefined {
  const open = left.filter(({ length }) => length > 0);
  const timeOf = (attempts: readonly Attempt[]): string | null => attempts.at(-1)?.first.time ?? null;
  if (open.some((attempts) => timeOf(attempts) === null)) return open[0];
  return open.sort((a, b) => compareText(timeOf(a) ?? '', timeOf(b) ?? ''))[0];
}

/** Status messages of a failure stand in another file than its log: they are no attempt of their own. */
function joinOverlapping(attempts: readonly Attempt[]): Attempt[] {
  const joined: Attempt[] = [];
  for (const attempt of attempts) {
    const partner = attempts.find((other) => other !== attempt && isPartOf(attempt, other));
    if (!partner) joined.push(attempt);
    else
      for (const stage of attempt.stages.values())
        if (!partner.stages.has(stage.id)) partner.stages.set(stage.id, stage);
  }
  return joined;
}

function isPartOf(attempt: Attempt, other: Attempt): boolean {
  if (attempt.beginningSeen || attempt.stages.size > 1 || attempt.first.file === other.first.file) return false;
  return !(other.stages.size <= 1 && !other.beginningSeen) && isWithin(attempt.first, other);
}

function isWithin({ time }: Quote, { first, last }: Attempt): boolean {
  const after = secondsBetween(first.time, time);
  const late = secondsBetween(last.time, time);
  return after !== null && late !== null && after >= 0 && late <= cycleSeconds;
}

function attemptAt(quote: Quote, attempts: readonly Attempt[]): Attempt | undefined {
  return attempts.findLast((attempt) => isWithin(quote, attempt));
}

function placeError(error: ReadError, attempts: readonly Attempt[]): void {
  const attempt = attemptAt(error.quote, attempts);
  if (attempt && !attempt.errors.has(error.quote)) attempt.errors.add(error, attempt.lastStage);
}

function placeMention(
  { mention, quote, isError }: Mention,
  attempts: readonly Attempt[],
  context: ServerContext,
): void {
  const attempt =
    attemptAt(quote, attempts) ?? (mention.stage === 'running' ? lastStarted(quote, attempts) : undefined);
  if (!attempt) return;
  if (isError) {
    if (!attempt.errors.has(quote)) attempt.errors.add(context.readError(quote), mention.stage);
    if (mention.stage !== null && !attempt.stages.has(mention.stage) && attempt.outcome !== 'succeeded')
      attempt.stages.set(mention.stage, {
        id: mention.stage,
        status: 'failed',
        quote,
        occurrences: 1,
        ...inferred(`an error of this log names the server: ${mention.because}`),
      });
    return;
  }
  if (mention.shows !== 'passed' || mention.stage === null) return;
  const seen = attempt.stages.get(mention.stage);
  if (mention.stage === 'running' && seen?.status === 'unknown') attempt.succeed(mention.because, quote);
  else if (!seen && mention.stage !== 'running') attempt.pass(mention.stage, quote, inferred(mention.because));
}

/** The last attempt before a line, if it got as far as starting the service. */
function lastStarted({ time }: Quote, attempts: readonly Attempt[]): Attempt | undefined {
  const before = attempts.findLast(({ first }) => (secondsBetween(first.time, time) ?? -1) >= 0);
  return before?.stages.get('running')?.status === 'unknown' ? before : undefined;
}
