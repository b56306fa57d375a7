/** Tells whether what was collected of a service shows that it is installed. */

interface Told {
  readonly state?: unknown;
  readonly present?: unknown;
  readonly account?: unknown;
  readonly startType?: unknown;
  readonly lastControlError?: unknown;
  readonly exitCode?: unknown;
  readonly startedAt?: unknown;
}

/** Win32 error "The specified service does not exist". It comes from the program that asked, not from the service. */
const noSuchService = 1060;

/** Only an installed service has a state, an account, a start type or an answer to a control, or was started. */
export function isThere({ state, present, account, startType, lastControlError, exitCode, startedAt }: Told): boolean {
  return (
    (state != null && state !== 'not-running' && state !== 'missing') ||
    present === true ||
    [account, startType, lastControlError, startedAt].some((one) => one != null) ||
    (exitCode != null && exitCode !== noSuchService)
  );
}

/** Whether one artefact says that a service is missing and another that it is there. They may be of different moments, so neither counts. */
export function isContradicted(told: readonly Told[]): boolean {
  return told.some(({ state }) => state === 'missing') && told.some(isThere);
}

/** The service of License Metering on its servers. */
export const meteringService = 'SMS_LICENSE_SERVER';

/** The state of a service that `net start` does not list. */
export const notListed = 'not-running';

/** Whether two states contradict each other. One that is not listed contradicts only one that runs. */
export function areOtherStates(one: string, other: string): boolean {
  if (one === notListed) return other === 'running';
  return other === notListed ? one === 'running' : one !== other;
}
