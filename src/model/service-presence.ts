/** Whether what was collected of a service shows that it is there, where its state does not say so itself. */

interface Told {
  readonly state?: unknown;
  readonly present?: unknown;
  readonly account?: unknown;
  readonly startType?: unknown;
  readonly lastControlError?: unknown;
  readonly exitCode?: unknown;
  readonly startedAt?: unknown;
}

/** "The specified service does not exist": an exit code of who asked. */
const noSuchService = 1060;

/** Only what is installed has a state, an account, a way to start, an answer to a control, or was started. */
export function isThere({ state, present, account, startType, lastControlError, exitCode, startedAt }: Told): boolean {
  return (
    (state != null && state !== 'not-running' && state !== 'missing') ||
    present === true ||
    [account, startType, lastControlError, startedAt].some((one) => one != null) ||
    (exitCode != null && exitCode !== noSuchService)
  );
}

/** One says that it is missing, and another that it is there: the two may be of different moments, and neither is the surer. */
export function isContradicted(told: readonly Told[]): boolean {
  return told.some(({ state }) => state === 'missing') && told.some(isThere);
}
