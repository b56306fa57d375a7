/**
 * How log text is quoted: on one line, `~` (a line end inside a message) as a blank, without the `>` of a mail that quotes
 * it, a giant one cut.
 */
import { cutText } from '../model/cut-text.js';

const longest = 1000;
const longestRest = 200;
const needsFolding = /~|\s\s|[^\S ]/;

/** The `>` of a quoted mail, at the start of every line but the first. On the first line only with a blank behind it, since a message may start with `>`. */
const linesQuoted = /([\r\n])>[> ]*/g;
const firstQuoted = /^>[> ]* (?=\S)/;

/** Without the `>` that a mail puts before lines: it could stand between a password and its name, and prevent masking. */
export function withoutQuoteMarks(text: string): string {
  return text.includes('>') ? text.replace(linesQuoted, '$1').replace(firstQuoted, '') : text;
}

export function quoteText(text: string): string {
  return cutQuote(text).text;
}

/** The quoted start of a text, and a little of what was cut off behind it, which may show that the last quoted words are a password. */
export function cutQuote(text: string): { readonly text: string; readonly after: string } {
  const start = withoutQuoteMarks(text.slice(0, longest * 2));
  const oneLine = (needsFolding.test(start) ? start.replace(/~+(?!\d)/g, ' ').replace(/\s+/g, ' ') : start).trim();
  const shown = cutText(oneLine, longest);
  const after = oneLine.slice(shown.length, shown.length + longestRest);
  return { text: after === '' ? shown : `${shown}…`, after };
}

const longestBefore = 200;
/** A password may follow these: `password =`, `the password is "`. */
const awaiting = /(?:[=:([{"'`]|->|\bis)$/;

const tilde = 0x7e;
const lastSigns = new Set([...'=:([{"\'`>s'].map((sign) => sign.charCodeAt(0)));

/** Whether a message that ends in this byte may announce a password. Cheap, so it is asked first. */
export function mayAwait(byte: number | undefined): boolean {
  return byte !== undefined && lastSigns.has(byte);
}

/** The last letters before a text: they may announce that its first word is a password. */
export function endOf(before: string, end = before.length): string {
  return before.slice(Math.max(0, end - longestBefore), end);
}

/** The same for a whole record. Behind `password =` the secret may follow in the next record; behind `bad password` nothing is missing. */
export function endOfRecord(message: string): string {
  let end = message.length;
  while (end > 0 && isBlank(message.charCodeAt(end - 1))) end -= 1;
  if (!mayAwait(message.charCodeAt(end - 1))) return '';
  const text = endOf(message, end);
  return awaiting.test(text) ? text : '';
}

function isBlank(code: number): boolean {
  return code <= 0x20 || code === tilde;
}

/** The end of the line that holds `at`. */
export function lineEndAfter(text: string, at: number): number {
  const lf = text.indexOf('\n', at);
  const cr = text.indexOf('\r', at);
  if (lf < 0 || cr < 0) return Math.max(lf, cr) < 0 ? text.length : Math.max(lf, cr);
  return Math.min(lf, cr);
}

/** Line ends in text[0, to): CR LF is one, a lone CR too. */
export function countLineEnds(text: string, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  for (let at = text.indexOf('\r'); at >= 0 && at < to; at = text.indexOf('\r', at + 1)) {
    if (text.charAt(at + 1) !== '\n') count += 1;
  }
  return count;
}
