/**
 * Parses the trailer of an SMS record, `$$<COMPONENT><date><thread=N (0xHEX)>`, which FOLLOWS its message. Articles,
 * mails and the SMS Trace tool damage it in many ways: it may be wrapped anywhere, lack its date or thread, use round
 * brackets, hold residue of HTML, or have lost a bracket. What is too damaged to be told from message text is left there.
 */
import { copyText } from '../model/copy-text.js';
import { monthNumbers } from '../model/months.js';
import { longestTrailer, type Mark, parseThread } from './mark.js';
import { parseTime } from './parse-time.js';

/** `$$<`, `$$(`, `$$&<`, the misprints `$$>`, `$<`, `<$$`, then `$$NAME`, whose bracket was lost, and `$$`, all of whose rest was. */
const opener =
  /<\$\$|\$\$&?\s{0,12}<|\$\$&?[>(]|(?<![\w$])\$<|\$\$ ?(?=[A-Z][A-Z0-9]*_[A-Z0-9_]+)|(?<=[\s~])\$\$(?=[^\S\r\n]{0,40}(?:[\r\n]|$))/y;

const stump = /(?<=[\s~])\$\$[^\S\r\n]{0,40}(?:[\r\n]|$)/y;
const filler = /(?:\s|<br\/?>|&(?=<)|\.{3})*/iy;
const lineEnd = /(?:[^\S\r\n]|<br\/?>|\.{3})*(?=[\r\n]|$)/iy;
/** What HTML leaves behind a trailer; it is not the start of the next message. */
const residue = /(?:\s{0,20}<br\/?>)*/iy;

/** A date by the bracket that opens it. Zone names may hold round brackets: `Paris, Madrid (heure d'été)`. */
const dateFields = {
  '<': /<\s*([^<>]{8,120}?(?:<br\/?>[^<>]{0,60})?)\s*(?:&?>{1,2}|(?=&?<?\s*thread=))/iy,
  '(': /\(\s*([^<>()]{8,120}?)\s*(?:\)|(?=\(?\s*thread=))/iy,
  '': /([^<>()]{8,120}?)\s*(?:[>)]{1,2}|(?=[<(]?\s*thread=))/iy,
} as const;
/** A trailer that was cut off inside its date, as at the end of a copied log. */
const cutField = /[<(]((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|\d)[\w:.+ -]{0,60}|[A-Z]?[a-z]?)(?=[\r\n]|$)/y;
const threadField = /[<(]?\s*thread=\s*((?:0x)?[0-9a-f]{1,10}(?:\s*\(0x[0-9a-f]{1,8}\))?)(?:\s*&?[>)]|(?=\s|$))/iy;
/** Before a date, a name of a thread ends even where its bracket was lost. */
const nameBeforeDate = /[A-Z0-9_]+(?=\s+(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s)/y;
const bareName = /[A-Z0-9_]+(?![^\s<>])/y;

interface Field {
  readonly end: number;
  readonly time: string | null;
  readonly timeZone: string | null;
  readonly thread: number | null;
}

/** Finds trailers alone: an ordinary log holds no other metadata. */
export function findTrailers(text: string): Mark[] {
  const found: Mark[] = [];
  // `<br>` behind a trailer belongs to it, and only the careful parser looks for that.
  const isHtml = htmlBreak.test(text);
  for (let at = text.indexOf('$'); at >= 0; ) {
    const sound = isHtml ? null : parseSound(text, at);
    if (sound) {
      found.push(sound);
      at = text.indexOf('$', sound.end);
      continue;
    }
    const start = text.startsWith('<$$', at - 1) ? at - 1 : at;
    opener.lastIndex = start;
    const [opened = ''] = opener.exec(text) ?? [];
    const mark = opened === '' ? null : (parseTrailer(text, start, opened) ?? parseStump(text, start));
    if (mark) found.push(mark);
    at = text.indexOf('$', opened === '' ? at + 1 : start + opened.length);
  }
  return found;
}

/**
 * A trailer as every server writes it. Nearly all are read by this, several times faster than by the careful parser. Its repeats
 * have no bounds, since bounds make an expression slow to compile; each stops at a bracket, so the text is walked only once.
 */
const soundTrailer =
  /\$\$<([A-Za-z][^<>"|*?/=\x00-\x1f]*)><(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z][a-z]) (\d\d) (\d\d)(:[0-5]\d:[0-5]\d\.\d\d\d) (\d\d\d\d)(?: ([A-Za-z]+(?: [A-Za-z]+)*))?><thread=(\d+) \(0x[0-9A-F]+\)>/y;
const htmlBreak = /<br/i;
const quotedLine = /(?<=[\r\n])> ?(?:> ?){0,9}(?=[ \t]*[^\s>])/g;
/** Beside lines that are quoted. Without them it is the bracket of a wrapped trailer. */
const quotedNothing = /(?<=[\r\n])>[> ]{0,18}(?=[\r\n])/g;

/** Null for what is out of the ordinary in any way: the careful parser then decides. */
export function parseSound(text: string, at: number): Mark | null {
  soundTrailer.lastIndex = at;
  const found = soundTrailer.exec(text);
  if (!found) return null;
  const [whole, component = '', monthName = '', day = '', hour = '', rest, year, timeZone, thread = ''] = found;
  const month = monthNumbers[monthName];
  if (month === undefined || day === '00' || day > '31' || hour > '23') return null;
  if (component.length > 250 || thread.length > 10 || whole.length > longestTrailer) return null;
  return {
    kind: 'trailer',
    start: at,
    end: at + whole.length,
    component: component.trim(),
    time: `${year}-${month}-${day}T${hour}${rest}`,
    timeZone: timeZone === undefined ? null : known(timeZone),
    thread: Number(thread),
  };
}

let lastZone = '';

/** One copied string for all records of a log: a slice of the text would keep the whole text in memory. */
function known(zone: string): string {
  if (zone !== lastZone) lastZone = copyText(zone);
  return lastZone;
}

/**
 * The trailer whose opener stands at `at`, or null. A trailer with a date or a thread may stand inside a line, where
 * records were run together; one with its component alone must end the line, or it is message text.
 */
function parseTrailer(text: string, at: number, opened: string): Mark | null {
  const window = unquoted(text.slice(at, at + longestTrailer));
  const isStump = opened === '$$' && !/\S/.test(window.charAt(2));
  const named = isStump ? null : parseComponent(window, opened);
  if (named === null) return null;
  const date = parseDate(window, named.end);
  const thread = parseThreadField(window, date?.end ?? named.end);
  const rest = date ?? (thread === null ? (parseCut(window, named.end) ?? parseLineEnd(window, named.end)) : null);
  if (rest === null && thread === null) return null;
  return {
    kind: 'trailer',
    start: at,
    end: at + endOf(residue, window, thread?.end ?? rest?.end ?? named.end),
    component: named.component,
    time: rest?.time ?? null,
    timeZone: rest?.timeZone ?? null,
    thread: thread?.thread ?? null,
  };
}

/** With blanks for the `>` that a mail puts before each line that it quotes, so that a trailer it re-wrapped is whole. */
function unquoted(window: string): string {
  // Checked first, since the expression looks back at every letter, and nearly no text has such lines.
  if (!window.includes('\n>') && !window.includes('\r>')) return window;
  const unmarked = window.replace(quotedLine, blanksFor);
  return unmarked === window ? window : unmarked.replace(quotedNothing, blanksFor);
}

function blanksFor(marks: string): string {
  return ' '.repeat(marks.length);
}

/** A lone `$$` at the end of a line, all that is left of a trailer. Tried last: before a line that starts with a bracket it may be a wrapped opener. */
function parseStump(text: string, at: number): Mark | null {
  stump.lastIndex = at;
  if (!stump.test(text)) return null;
  return { kind: 'trailer', start: at, end: at + 2, component: null, time: null, timeZone: null, thread: null };
}

/** The component: a name, several words, or a whole path. Its closing bracket may be missing before the next field. */
function parseComponent(window: string, opened: string): { component: string; end: number } | null {
  const at = opened.length;
  const bracket = opened.charAt(at - 1);
  const bare = endOf(/[<>(]/.test(opened) ? nameBeforeDate : bareName, window, at);
  const closer = bracket === '(' ? /[)]/ : /[<>]/;
  const length = bare > at ? bare - at : window.slice(at, at + 280).search(closer);
  if (length < 1) return null;
  const raw = window
    .slice(at, at + length)
    .replace(/&$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (!/^[^<>"|*?/=\x00-\x1f]{1,260}$/.test(raw) || !/[A-Za-z]/.test(raw)) return null;
  const end = at + length;
  return { component: raw, end: />|\)/.test(window.charAt(end)) ? end + 1 : end };
}

function parseDate(window: string, at: number): Field | null {
  const from = endOf(filler, window, at);
  const bracket = window.charAt(from);
  const field = dateFields[bracket === '<' || bracket === '(' ? bracket : ''];
  field.lastIndex = from;
  const found = field.exec(window);
  const parsed = found?.[1] === undefined ? null : parseTime(found[1].replace(/[&~]+$/, ''));
  return found && parsed ? { ...parsed, thread: null, end: from + found[0].length } : null;
}

function parseThreadField(window: string, at: number): Field | null {
  const from = endOf(filler, window, at);
  threadField.lastIndex = from;
  const found = threadField.exec(window);
  if (found?.[1] === undefined) return null;
  return { time: null, timeZone: null, thread: parseThread(found[1]), end: from + found[0].length };
}

function parseCut(window: string, at: number): Field | null {
  cutField.lastIndex = at;
  const found = cutField.exec(window);
  if (!found) return null;
  const parsed = parseTime(found[1] ?? '');
  return { time: parsed?.time ?? null, timeZone: parsed?.timeZone ?? null, thread: null, end: at + found[0].length };
}

function parseLineEnd(window: string, at: number): Field | null {
  lineEnd.lastIndex = at;
  return lineEnd.test(window) ? { time: null, timeZone: null, thread: null, end: endOf(lineEnd, window, at) } : null;
}

/** Where a pattern that starts at `at` ends; `at` itself when it does not match. */
function endOf(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at;
  return at + (sticky.exec(text)?.[0].length ?? 0);
}
