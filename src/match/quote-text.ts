/**
 * How log text is quoted: on one line, `~` (a line end inside a message) as a blank, without the `>` of a mail that quotes
 * it, a giant one cut.
 */
import { cutText } from '../model/cut-text.js';

const longest = 1000;
const longestRest = 200;
const needsFolding = /~|\s\s|[^\S ]/;

/** In a text of several lines all of them; before the first one, where a message may start with it, only one set apart. */
const linesQuoted = /([\r\n])>[> ]*/g;
const firstQuoted = /^>[> ]* (?=\S)/;

/** What a mail puts before a line would part a password from its name. */
export function withoutQuoteMarks(text: string): string {
  return text.includes('>') ? text.replace(linesQuoted, '$1').replace(firstQuoted, '') : text;
}

export function quoteText(text: string): string {
  return cutQuote(text).text;
}

/** What of a text is quoted, and a little of what is cut off: it may tell that the last words are a password. */
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

/** A cheap look at the last byte of a message. */
export function mayAwait(byte: number | undefined): boolean {
  return byte !== undefined && lastSigns.has(byte);
}

/** What stands before a text, and may tell of its first word that it is a password. */
export function endOf(before: string, end = before.length): string {
  return before.slice(Math.max(0, end - longestBefore), end);
}

/** The same behind a trailer: a record is whole, and nothing is missing behind `bad password`, but behind `password =`. */
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
