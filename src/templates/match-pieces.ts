/** The small matchers that templates are made of. Each looks at a bounded run of text, so a template is linear. */

const tilde = 0x7e;
const quoteMark = 0x3e;
/** Signs before a line of a mail that was quoted several times. */
const deepestQuote = 20;
const quotes = new Set('\'"`´‘’“”„«»');
/** Characters of a NetBIOS name. */
const longestName = 15;
const innerSigns = new Set("'({~");
const serverEnds = new Set('\\/\'"`´‘’“”,;:*?|<>[]()={}');

/**
 * Blank in the sense of a match: white space, any control character, `~`, which stands for a line end of the message, and
 * the `>` that a mail puts before a line that it quotes.
 */
export function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code <= 0x20 || code === 0x7f || code === 0xa0) return true;
  if (code === quoteMark) return opensQuotedLine(text, at);
  return code === tilde && !isShortNameTilde(text, at);
}

/** Only others like it, and a blank between them, stand before it in its line. */
function opensQuotedLine(text: string, at: number): boolean {
  const earliest = Math.max(0, at - deepestQuote);
  while (at > earliest && (text.charCodeAt(at - 1) === quoteMark || text.charCodeAt(at - 1) === 0x20)) at -= 1;
  return at > 0 && '\r\n'.includes(text.charAt(at - 1));
}

/** `PROGRA~1`: the tilde of an 8.3 name is a letter of the path. */
function isShortNameTilde(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  const previous = text.charCodeAt(at - 1);
  return next >= 0x30 && next <= 0x39 && previous > 0x20 && previous !== tilde;
}

export function skipBlanks(text: string, at: number): number {
  while (at < text.length && isBlank(text, at)) at += 1;
  return at;
}

/** Compares without ASCII case; returns the end or -1. */
export function matchLiteral(text: string, at: number, folded: string): number {
  if (at + folded.length > text.length) return -1;
  for (let i = 0; i < folded.length; i += 1) {
    let code = text.charCodeAt(at + i);
    if (code >= 0x41 && code <= 0x5a) code |= 0x20;
    if (code !== folded.charCodeAt(i)) return -1;
  }
  return at + folded.length;
}

/** Any quote for any quote; two single ones also stand for a double one. */
export function matchQuote(text: string, at: number, optional: boolean): number {
  let end = at;
  while (end < at + 2 && quotes.has(text.charAt(end))) end += 1;
  return end > at || optional ? end : -1;
}

/** A NetBIOS name, or a stand-in such as `<Servername>`, as people write who hide the name. */
export function serverEnd(text: string, at: number): number {
  if (text.charAt(at) === '<') {
    const close = text.indexOf('>', at);
    return close > at + 1 && close - at <= 40 && !/[\r\n<\\]/.test(text.slice(at + 1, close)) ? close + 1 : -1;
  }
  let end = at;
  while (end < text.length && end - at < 64 && !isBlank(text, end) && !serverEnds.has(text.charAt(end))) end += 1;
  return dropDots(text, at, end);
}

/** A name up to the backslash or the quote that shows its end. A quote belongs to it before a letter, or right before the one that ends it. */
const shownName = /^(?:[\w!#$%&@^.(){}~-]|'(?=\w|\\|'(?!')))+(?=['"\\])/;

/**
 * The end of a name that holds signs which end most names (`O'BRIEN1`, `SRV(4)`, `A{B}`, `SRV~A`): NetBIOS allows them.
 * At its end they are read only where a backslash or a quote follows, as in `\\SRV~\LicMtr`.
 * @param narrow the end of the name without them; -1 if it begins with one
 * @param isOpen whether the name may end its line, where `~` is the line end of the message
 * @returns -1 where no such name stands
 */
export function signedServerEnd(text: string, at: number, narrow: number, isOpen: boolean): number {
  if (!innerSigns.has(text.charAt(Math.max(at, narrow)))) return -1;
  // Two more letters show whether the name goes on.
  const start = text.slice(at, at + longestName + 2);
  const [name = ''] =
    (isShown(text, at) ? shownName.exec(start) : null) ??
    /^[\w!#$%&@^.-]+(?:(?:['~](?=\w)|\([\w-]+\)|\{[\w-]+\})[\w!#$%&@^.-]*)+/.exec(start) ??
    [];
  if (name.length > longestName || (isOpen && name.includes('~'))) return -1;
  const end = dropDots(text, at, at + name.length);
  return end > narrow ? end : -1;
}

/** Whether a backslash stands before the name, or a quote and not two. */
function isShown(text: string, at: number): boolean {
  return text.charAt(at - 1) === '\\' || (isQuote(text, at - 1) && !isQuote(text, at - 2));
}

export function isQuote(text: string, at: number): boolean {
  return quotes.has(text.charAt(at));
}

export function numberEnd(text: string, at: number): number {
  const [found = ''] = /^-?(?:0[xX][0-9a-fA-F]{1,16}|\d{1,20})/.exec(text.slice(at, at + 24)) ?? [];
  return found === '' ? -1 : at + found.length;
}

/** A number above zero: what is there, and not none. */
export function countEnd(text: string, at: number): number {
  const [found = ''] = /^[1-9]\d{0,9}/.exec(text.slice(at, at + 10)) ?? [];
  return found === '' ? -1 : at + found.length;
}

/** `2.00.1493.2005`, with two to four parts. A full stop after it is not part of it. */
export function versionEnd(text: string, at: number): number {
  const [found = ''] = /^\d{1,6}(?:\.\d{1,6}){1,3}/.exec(text.slice(at, at + 32)) ?? [];
  return found === '' ? -1 : at + found.length;
}

/** A name of a service, or any other run without blanks or quotes. */
export function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < 256 && !isBlank(text, end) && !quotes.has(text.charAt(end))) end += 1;
  return dropDots(text, at, end);
}

/** A sentence's full stop, or the dots of "Copying ...", are not part of a name at its end. */
function dropDots(text: string, at: number, end: number): number {
  while (end > at && '.,;'.includes(text.charAt(end - 1))) end -= 1;
  return end > at ? end : -1;
}
