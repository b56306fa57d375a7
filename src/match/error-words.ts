/**
 * Which log text speaks of an error. SMS 2.0 records have no severity field, so it must be told from the words
 * (as the tracing tools do: "error" or "fail", but not "failover"), with the few others that metering logs use. A bare
 * "ACCESS DENIED" of the agent is no error: so it logs every program that a licence or a permission refuses.
 */

const words = /error|fail(?!over)|exception|access\s+is\s+denied|could\s+not|unable\s+to|cannot|corrupt/i;
/** Harmless words: `no error`, `without errors`, `error code = 0`. Not `Severity:0 Error:2`, where each word has a number of its own. */
const harmless =
  /(?<!:)\b(?:no|0)\s+(?:error|failure|exception)s?\b|\bwithout\s+(?:an?\s+|any\s+)?(?:error|failure|exception)s?\b|\b(?:error|return) code:? ?=? ?0(?!x?[0-9a-f])/gi;
const mildly = /STATMSG: ID=\d+ SEV=[IW]/i;
const gravely = /STATMSG: ID=\d+ SEV=E/i;

export function speaksOfError(text: string): boolean {
  if (gravely.test(text)) return true;
  if (!words.test(text) || mildly.test(text)) return false;
  // What failed is an error, even "without error code 0": so the rest of the line is read too.
  return words.test(text.replace(harmless, ' '));
}

/** Every text that speaks of an error holds one of these words: so the bytes of a log are searched for them. */
export const errorLiterals: readonly string[] = [
  'error',
  'fail',
  'exception',
  'denied',
  'could',
  'unable',
  'cannot',
  'corrupt',
  'sev=e',
];
