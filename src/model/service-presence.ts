/** Whether what was collected of a service shows that it is there, where its state does not say so itself. */

interface Told {
  readonly state?: unknown;
  readonly present?: unknown;
  readonly account?: unknown;
  readonly startType?: unknown;
  readonly lastControlError?: unknown;
}

/** Only what is installed has a state, an account, a way to start, or an answer to a control. */
export function isThere({ state, present, account, startType, lastControlError }: Told): boolean {
  return (
    (state != null && state !== 'not-running' && state !== 'missing') ||
    present === true ||
    [account, startType, lastControlError].some((one) => one != null)
  );
}

/** One says that it is missing, and another that it is there: the two may be of different moments, and neither is the surer. */
export function isContradicted(told: readonly Told[]): boolean {
  return told.some(({ state }) => state === 'missing') && told.some(isThere);
}
