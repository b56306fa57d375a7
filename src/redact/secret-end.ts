/** Where a password ends that starts at some place: with its quotation, its field, its word, its arguments or its line. */

/**
 * What a password is part of, where no quotation shows its end. `field`: a value behind a name, up to a sign that parts values;
 * `word`: a word of a sentence; `command`: a word of a command line, which may hold such signs; `login`: up to `@host`; `arguments`, `element`, `line`: all up to the bracket, the tag or the line end.
 */
export type SecretEnd = 'field' | 'word' | 'command' | 'login' | 'arguments' | 'element' | 'line';

/** From where to where. Both are the same where there is no secret. */
type Range = readonly [from: number, to: number];

const marks = /["'`‘’“”„]+/y;
/** A cell of a spreadsheet doubles its marks: these open a quotation that goes on in the next line. */
const torn = /^\s*[\r\n]\s*[^"\r\n]{1,200}""/;
const braces = /\{[^}]+/y;
/** A value of the registry in bytes, which may go on behind a backslash at the end of its line. */
const bytes = /hex(?:\(\w{1,8}\))?:[\da-f]{2}(?:,(?:\\?\s*)[\da-f]{2})*/iy;
/** A blank may be part of a value in a connection string, which a semicolon or the mark around the whole string ends. */
const untilSemicolon = /[^;"'\s{][^;]{0,200}?(?=\s{0,20};)/y;
/** Functions, since V8 takes its time for an expression, and most runs need none of these. */
const ends: Readonly<Record<SecretEnd, () => RegExp>> = {
  field: () => /(?:[^\s;,)\]"'`{&]|&(?!\w{1,40}=))(?:[^\s;,)\]&]|&(?!\w{1,40}=))*/y,
  word: () => /[^\s;,"')=:(\][][^\s;,"')=:(\]]*/y,
  command: () => /\S+/y,
  login: () => /\S+?(?=@[\w.-]+(?:[\s;,"')/:]|$)|\s|$)/y,
  arguments: () => /(?:(?<=[(,\s])"[^"\r\n]*"|(?<=[(,\s])'[^'\r\n]*'|[^()])+/y,
  element: () => /[^<>]+/y,
  line: () => /[^\r\n]+/y,
};
/** What may follow right behind a secret: the end of a sentence or of a quotation that began before it. */
const tail = ',;:.)]"\'`’”>';

export function secretAt(text: string, at: number, end: SecretEnd): Range {
  const to = endOf(ends[end](), text, at);
  if (end === 'arguments' || end === 'line' || end === 'element') return [at, to];
  const quoted = insideMarks(text, at);
  if (quoted !== null) return quoted;
  if (end !== 'field') return [at, end === 'word' ? to : withoutTail(text, at, to)];
  if (text.startsWith('{', at)) return [at + 1, endOf(braces, text, at)];
  return [at, matchEnd(bytes, text, at) || connectionValue(text, at) || withoutTail(text, at, to)];
}

/** @returns 0 when this is no value of a connection string, or one that its last word ends */
function connectionValue(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - 300), at);
  if (!before.trimEnd().endsWith('=')) return 0;
  return (
    matchEnd(untilSemicolon, text, at) ||
    (before.includes(';') ? matchEnd(/[^;\r\n]{1,200}?(?=["'](?![\p{L}\p{N}]))/uy, text, at) : 0)
  );
}

/** @returns null when no mark opens a quotation here; one that nothing closes runs to the end */
function insideMarks(text: string, at: number): Range | null {
  const from = endOf(marks, text, at);
  if (from === at) return null;
  const isEmpty = (from - at) % 2 === 0 && !/[^\s;,)\]}]/.test(text.charAt(from));
  if (isEmpty && !torn.test(text.slice(from, from + 260))) return [from, from];
  const closing = closingMark(text.charAt(from - 1));
  closing.lastIndex = from;
  return [from, closing.exec(text)?.index ?? text.length];
}

/** A mark before a letter, alone or doubled, belongs to the password. */
function closingMark(opening: string): RegExp {
  return /["“”„]/.test(opening) ? /["“”„]+(?!["“”„\p{L}\p{N}])/gu : /['`‘’](?![\p{L}\p{N}])/gu;
}

/** @returns 0 when it does not match at this place */
function matchEnd(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : 0;
}

function endOf(sticky: RegExp, text: string, at: number): number {
  return Math.max(at, matchEnd(sticky, text, at));
}

function withoutTail(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && tail.includes(text.charAt(end - 1))) end -= 1;
  return end === from ? to : end;
}
