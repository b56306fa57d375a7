/** Services that an installation has started, and of which the log does not say yet whether they came up. */
import { speaksOfError } from '../../match/error-words.js';
import type { Entry } from '../../model/entry.js';
import type { Attempt } from '../../timeline/attempt.js';

/** Service Control Manager gives up after 30 seconds; the failure would be logged by then. */
const startMilliseconds = 30_000;

export class StartingServices {
  /** With when each was started, and whether its thread went on since. */
  private readonly attempts = new Map<Attempt, { readonly since: number; wentOn: boolean }>();

  /** An attempt has changed. */
  note(attempt: Attempt, now: number): void {
    if (!attempt.isStarting) this.attempts.delete(attempt);
    else if (!this.attempts.has(attempt)) this.attempts.set(attempt, { since: now, wentOn: false });
  }

  record({ thread, text }: Entry): void {
    for (const [{ last }, state] of this.attempts)
      if (thread === null || last.thread === null || thread === last.thread) state.wentOn ||= !speaksOfError(text);
  }

  /**
   * It came up when its thread goes on without an error, or when no error came for long enough.
   * @param isNews more was just written, and an error may be on its way
   */
  prove(now: number, isNews: boolean): void {
    for (const [attempt, { since, wentOn }] of this.attempts) {
      if (attempt.errors.hasAt('running')) continue;
      if (wentOn && !isNews)
        attempt.proveRunning('the service was started, and the log goes on without an error of it');
      else if (now - since >= startMilliseconds)
        attempt.proveRunning('the service was started, and no error of it was logged for 30 seconds');
    }
  }
}
