/**
 * Which log text speaks of an error. SMS 2.0 records have no severity field, so it must be told from the words
 * (as the tracing tools do: "error" or "fail", but not "failover"), with the few others that metering logs use. A bare
 * "ACCESS DENIED" of the agent is no error: so it logs every program that a licence or a permission refuses.
 */

const words = /error|fail(?!over)|exception|access\s+is\s+denied|could\s+not|unable\s+to|cannot|corrupt/i;
/**
 * Harmless words: `no error`, `without errors`, `error code = 0x0`, `Errors: 0`, `0 failed`. Not `Severity:0 Error:2`, where each word has a
 * number of its own, nor `Drive 0 error`, `ERROR: 0 of 5` and `CreateService failed: 0`, which tell what failed.
 */
const harmless = new RegExp(
  [
    String.raw`(?<!:)\b(?:no\s+(?:error|failure|exception)|0\s+(?:error|failure|exception)(?=s|\(s\)))s?\b`,
    String.raw`\bwithout\s+(?:an?\s+|any\s+)?(?:error|failure|exception)s?\b`,
    String.raw`(?:\b(?:error|return) code|\bwin32 error|last ?error(?:\(\))?):? ?=? ?0(?:x0+)?(?![0-9a-fx]|\.\d)`,
    String.raw`\berror 0(?:x0+)? ?\(the operation completed successfully\b`,
    String.raw`\b(?:errors|failures|exceptions|error count|failed(?<=(?:^|[,;(\r\n]|[:=] ?\d{1,9}) *failed))(?: found)?(?: is|:| [:=]|=) {0,2}0(?= *(?:[,;~\r\n]|\.?$| \w+ ?[:=] ?\d))`,
    String.raw`\b(?:0|none) failed(?<=(?:^|[,;(\r\n]) *(?:0|none) failed)(?= *(?:[,;)~\r\n]|\.?$))`,
  ].join('|'),
  'gi',
);
const mildly = /STATMSG: ID=\d+ SEV=[IW]/i;
const gravely = /STATMSG: ID=\d+ SEV=E/i;

export function speaksOfError(text: string): boolean {
  if (gravely.test(text)) return true;
  if (!words.test(text)) return false;
  const mildAt = text.search(mildly);
  if (mildAt >= 0) return words.test(text.slice(0, mildAt));
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
