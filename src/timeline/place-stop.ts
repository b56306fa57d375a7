/** Gives a status message that the service does not run, in another file, to the attempt that had started the service. */
import type { Attempt } from './attempt.js';
import { secondsBetween } from './clock.js';
import type { Stop } from './server-track.js';

/** Later the manager has looked at the server again (Q299261), and the service ran in between. */
const cycleSeconds = 900;

/**
 * @param own the attempts of the log that holds the message: for these the order of its lines has decided
 * @returns whether the message fails an attempt
 */
export function placeStop({ sign, quote }: Stop, attempts: readonly Attempt[], own: readonly Attempt[]): boolean {
  const attempt = attempts.findLast(({ first }) => (secondsBetween(first.time, quote.time) ?? -1) >= 0);
  const running = attempt?.stages.get('running');
  const passed = secondsBetween(running?.quote.time ?? null, quote.time);
  if (!attempt || !running || passed === null || own.includes(attempt)) return false;
  if (running.status === 'failed' || passed < 0 || passed > cycleSeconds) return false;
  // The service ran, and stopped later.
  if ((secondsBetween(attempt.ranAt, quote.time) ?? -1) >= 0) return false;
  attempt.fail(sign, quote);
  return true;
}
