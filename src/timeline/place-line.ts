/** Gives lines of other logs, which only name a server, to the attempts of that server. */
import type { Quote } from '../model/observation.js';
import type { StageId } from '../model/stage.js';
import { type Attempt, inferred } from './attempt.js';
import type { ReadError } from './attempt-errors.js';
import { secondsBetween } from './clock.js';
import { isWithin } from './join-attempts.js';
import { isMention, type UnplacedLine } from './lines-about.js';
import type { Mention } from './mentions.js';

function attemptAt(quote: Quote, attempts: readonly Attempt[]): Attempt | undefined {
  return attempts.findLast((attempt) => isWithin(quote, attempt));
}

/** Adds what a line of another log shows to the attempt during which it was written, if there is one. */
export function placeLine(
  line: UnplacedLine,
  attempts: readonly Attempt[],
  readError: (quote: Quote) => ReadError,
): void {
  if (isMention(line)) placeMention(line, attempts, readError);
  else placeError(line, attempts);
}

function placeError(error: ReadError, attempts: readonly Attempt[]): void {
  const attempt = attemptAt(error.quote, attempts);
  if (attempt && !attempt.errors.has(error.quote)) attempt.errors.add(error, attempt.lastStage);
}

function placeMention(line: Mention, attempts: readonly Attempt[], readError: (quote: Quote) => ReadError): void {
  const { mention, quote, isError } = line;
  const attempt =
    attemptAt(quote, attempts) ?? (mention.stage === 'running' ? lastStarted(quote, attempts) : undefined);
  if (!attempt) return;
  if (isError) placeFailure(line, attempt, readError);
  else if (mention.shows === 'passed' && mention.stage !== null) placePassed(mention.stage, line, attempt);
}

function placeFailure({ mention, quote }: Mention, attempt: Attempt, readError: (quote: Quote) => ReadError): void {
  if (!attempt.errors.has(quote)) attempt.errors.add(readError(quote), mention.stage);
  if (mention.stage === null || attempt.stages.has(mention.stage) || attempt.outcome === 'succeeded') return;
  attempt.stages.set(mention.stage, {
    id: mention.stage,
    status: 'failed',
    quote,
    occurrences: 1,
    ...inferred(`an error of this log names the server: ${mention.because}`),
  });
}

function placePassed(stage: StageId, { mention, quote }: Mention, attempt: Attempt): void {
  const seen = attempt.stages.get(stage);
  if (stage === 'running') attempt.ranAt ??= quote.time;
  if (stage === 'running' && seen?.status === 'unknown') attempt.succeed(mention.because, quote);
  else if (!seen && stage !== 'running') attempt.pass(stage, quote, inferred(mention.because));
}

/** The last attempt before a line, if the service was started in it and nothing shows yet whether it runs. */
function lastStarted({ time }: Quote, attempts: readonly Attempt[]): Attempt | undefined {
  const before = attempts.findLast(({ first }) => (secondsBetween(first.time, time) ?? -1) >= 0);
  return before?.stages.get('running')?.status === 'unknown' ? before : undefined;
}
