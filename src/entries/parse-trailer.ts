/**
 * Parses the trailer of an SMS record, `$$<COMPONENT><date><thread=N (0xHEX)>`, which FOLLOWS its message. Articles,
 * mails and the SMS Trace tool damage it in many ways: it may be wrapped anywhere, lack its date or thread, use round
 * brackets, hold residue of HTML, or have lost a bracket. What is too damaged to be told from message text is left there.
 */
import { longestMark, type Mark, parseThread } from './mark.js';
import { parseTime } from './parse-time.js';

/** `$$<`, `$$(`, `$$&<`, the misprints `$$>`, `$<`, `<$$`, and `$$NAME`, whose bracket was lost. */
export const trailerOpener = /<\$\$|\$\$&?[<>(]|\$<|\$\$ ?(?=[A-Z][A-Z0-9]*_[A-Z0-9_]+)/g;

const filler = /(?:\s|<br\/?>|&(?=<)|\.{3})*/iy;
const lineEnd = /(?:[^\S\r\n]|<br\/?>|\.{3})*(?:[\r\n]|$)/iy;
const dateField = /[<(]?\s*([^<>()]{8,80}?(?:<br\/?>[^<>()]{0,60})?)\s*(?:&?[>)]{1,2}|(?=thread=))/iy;
/** A trailer that was cut off inside its date, as at the end of a copied log. */
const cutField = /[<(][^<>()\r\n]{0,60}(?=[\r\n]|$)/y;
const threadField = /[<(]?\s*thread=\s*([0-9a-f]{1,10}(?:\s*\(0x[0-9a-f]{1,8}\))?)\s*(?:&?[>)]|$|(?=\s))/iy;

/**
 * The trailer whose opener stands at `at`, or null. A trailer with a date or a thread may stand inside a line, where
 * records were run together; one with its component alone must end the line, or it is message text.
 */
export function parseTrailer(text: string, at: number, opener: string): Mark | null {
  const window = text.slice(at, at + longestMark);
  const named = parseComponent(window, opener.length, opener.endsWith('('));
  if (named === null) return null;
  const date = parseDate(window, named.end);
  const thread = parseThreadField(window, date?.end ?? named.end);
  if (
    date === null &&
    thread === null &&
    !matchesAt(lineEnd, window, named.end) &&
    !matchesAt(cutField, window, named.end)
  )
    return null;
  return {
    kind: 'trailer',
    start: at,
    end: at + (thread?.end ?? date?.end ?? named.end),
    component: named.component,
    time: date?.time ?? null,
    timeZone: date?.timeZone ?? null,
    thread: thread?.thread ?? null,
  };
}

/** The component: a thread's name, words with blanks, or a whole path. Its closing bracket may be missing before the next field. */
function parseComponent(window: string, at: number, round: boolean): { component: string; end: number } | null {
  const bare = /^[A-Z0-9_]+(?![^\s<>])/.exec(window.slice(at));
  const closer = round ? /[)]/ : /[<>]/;
  const length = bare ? bare[0].length : window.slice(at, at + 280).search(closer);
  if (length < 1) return null;
  const raw = window
    .slice(at, at + length)
    .replace(/&$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (!/^[\w.:\\ $()&#'~-]{1,260}$/.test(raw) || !/[A-Za-z]/.test(raw)) return null;
  const end = at + length;
  return { component: raw, end: />|\)/.test(window.charAt(end)) ? end + 1 : end };
}

function parseDate(window: string, at: number): { time: string; timeZone: string | null; end: number } | null {
  const from = skip(window, at);
  dateField.lastIndex = from;
  const found = dateField.exec(window);
  const parsed = found?.[1] === undefined ? null : parseTime(found[1].replace(/[&~]+$/, ''));
  return found && parsed ? { ...parsed, end: from + found[0].length } : null;
}

function parseThreadField(window: string, at: number): { thread: number | null; end: number } | null {
  const from = skip(window, at);
  threadField.lastIndex = from;
  const found = threadField.exec(window);
  return found?.[1] === undefined ? null : { thread: parseThread(found[1]), end: from + found[0].length };
}

function skip(window: string, at: number): number {
  filler.lastIndex = at;
  return at + (filler.exec(window)?.[0].length ?? 0);
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
