/** Gives a status message that the service does not run, in another file, to the attempt that had started the service. */
import type { Attempt } from './attempt.js';
import { secondsBetween } from './clock.js';
import type { Stop } from './server-track.js';

/** Later the manager has looked at the server again (Q299261), and the service ran in between. */
const cycleSeconds = 900;

/** @returns whether the message fails an attempt */
export function placeStop({ sign, quote }: Stop, attempts: readonly Attempt[]): boolean {
  const attempt = attempts.findLast(({ first }) => (secondsBetween(first.time, quote.time) ?? -1) >= 0);
  const running = attempt?.stages.get('running');
  const passed = secondsBetween(running?.quote.time ?? null, quote.time);
  // In its own file the order of the lines has decided.
  if (!attempt || !running || passed === null || attempt.first.file === quote.file) return false;
  if (running.status === 'failed' || passed < 0 || passed > cycleSeconds) return false;
  attempt.fail(sign, quote);
  return true;
}
