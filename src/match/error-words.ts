/**
 * Which log text speaks of an error. SMS 2.0 records have no severity field, so it must be told from the words
 * (as the tracing tools do: "error" or "fail", but not "failover"), with the few others that metering logs use. A bare
 * "ACCESS DENIED" of the agent is no error: so it logs every program that a licence or a permission refuses.
 */

const words =
  /error|fail(?!over)|exception|access\s+is\s+denied|could(?:\s+not|n't)|unable\s+to|can(?:not|'t)|corrupt/i;
/** What is counted. Any other word before `failed: 0` names what failed with the number 0. */
const counted =
  '(?:(?:file|server|client|share|service|attempt|request|record|upload|download|connection|logon)s|copies)';
/** Behind a count of none: nothing of the same clause, or the next count. */
const end = String.raw`(?= *(?:[,;)~\r\n]|\.?$| \w+ ?[:=] ?\d))`;
/**
 * Harmless words: `no error`, `without errors`, `error code = 0x0`, `Errors: 0`, `0 failed`, `Total failed = 0`, `None of the files failed`,
 * `did not fail`. Not `Severity:0 Error:2`, where each word has a number of its own, nor `Drive 0 error`, `ERROR: 0 of 5` and
 * `CreateService failed: 0`, which tell what failed.
 */
const makeHarmless = (): RegExp =>
  new RegExp(
    [
      String.raw`(?<!:)\b(?:(?:no|zero)\s+(?:error|failure|exception)|0\s+(?:error|failure|exception)(?=s|\(s\)))s?\b`,
      String.raw`\bwithout\s+(?:an?\s+|any\s+)?(?:error|failure|exception)s?\b`,
      String.raw`(?:\b(?:error|return) code|\bwin32 error|last ?error(?:\(\))?)(?::? ?=?| is| was| returned) ?0(?:x0+)?(?![0-9a-fx]|\.\d)`,
      String.raw`(?<!\bfatal )\berror ?[:=]? ?0(?:x0+)?(?: ?\(the operation completed successfully\b|(?= *(?:[)~\r\n]|\.?$)))`,
      String.raw`\b(?:errors|failures|exceptions|last error|(?:error|failure) count|total failed|(?:failed|corrupt) ${counted}|${counted} (?:failed|corrupt)(?<=(?:^|[,;(\r\n]) *\w+ \w+)|failed(?<=(?:^|[,;(\r\n]|[:=] ?\d{1,9}) *failed))(?: found| so far| (?:in|since|during) th(?:e|is) \w+)?(?: is|:| [:=]|=)? {0,2}(?:0|none)${end}`,
      String.raw`\b(?:0|none|nothing) failed(?<=(?:^|[,;(\r\n]|\d (?:succeeded|copied|ok)) *\w+ failed)${end}`,
      String.raw`\b(?:0|none)(?: of(?: the)?(?: \d{1,9})?(?: ${counted})?| ${counted}) failed(?<!\w +(?:0|none) [^,;:(\r\n]{0,60})${end}`,
      String.raw`\bno (?:${counted} failed${end}|corrupt ${counted})`,
      String.raw`\b(?:(?:did|does|do|has|have|had)(?: not|n't)|never) fail(?:ed)?\b`,
      String.raw`\b(?:no_error\b|error_success\b|error_?control\b|error-free\b|error free(?= *(?:[.,;)~\r\n]|$)))`,
    ].join('|'),
    'gi',
  );
/** One of these stands in all harmless words: most errors have none, and need no closer look. */
const negations =
  /(?:\b|[a-z])0(?:x0+)?\b|\b(?:no|none|nothing|not|zero|never|without|no_error|error_success)\b|n't|error(?:_?control|[- ]free)/i;
/** Made for the first line that has one of them. */
let harmless: RegExp | undefined;
const mildly = /STATMSG: ID=\d+ SEV=[IW]/i;
const gravely = /STATMSG: ID=\d+ SEV=E/i;

export function speaksOfError(text: string): boolean {
  if (gravely.test(text)) return true;
  if (!words.test(text)) return false;
  const mildAt = text.search(mildly);
  if (mildAt >= 0) return words.test(text.slice(0, mildAt));
  // What failed is an error, even "without error code 0": so the rest of the line is read too.
  if (!negations.test(text)) return true;
  harmless ??= makeHarmless();
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
  "can't",
  'corrupt',
  'sev=e',
];
