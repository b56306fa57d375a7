/** Attempts that have started the service, while the log does not say yet whether it runs. */
import { speaksOfError } from '../../match/error-words.js';
import type { Entry } from '../../model/entry.js';
import type { Attempt } from '../../timeline/attempt.js';

/** Service Control Manager gives up after 30 seconds, so a failure would be logged by then. */
const startMilliseconds = 30_000;

export class StartingServices {
  /** `since`: when the service was started; `wentOn`: the thread of the attempt logged something since, and no error. */
  private readonly attempts = new Map<Attempt, { readonly since: number; wentOn: boolean }>();

  /** Called whenever an attempt changes. */
  note(attempt: Attempt, now: number): void {
    if (!attempt.isStarting) this.attempts.delete(attempt);
    else if (!this.attempts.has(attempt)) this.attempts.set(attempt, { since: now, wentOn: false });
  }

  record({ thread, text }: Entry): void {
    for (const [{ last }, state] of this.attempts)
      if (thread === null || last.thread === null || thread === last.thread) state.wentOn ||= !speaksOfError(text);
  }

  /**
   * A service counts as running when its thread goes on without an error, or when no error was logged for 30 seconds.
   * @param isNews the log is still being written, so an error may follow
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
