/**
 * What a tool puts before each line that it found or shows: `123:` (grep -n, findstr /n; rg, below the name of the log), `[123]`
 * (find /n), `   123<tab>` (cat -n, nl), `   123 ` (less -N), `Licsvcfg.log:123:` (grep -Hn, findstr /s /n, Select-String),
 * `Licsvcfg.log:` (grep and findstr on several logs). Behind it no record starts its line, so no template would fit. The first
 * lines tell whether a log is such a list.
 */
import { ListedNumbers } from './listed-numbers.js';
import type { Rewrite } from './rewriting-reader.js';

const number = String.raw`[1-9]\d{0,8}`;
/** A colon after the number of a line that was found, a hyphen after that of one around it. A clock looks alike: `12:30:01`. */
const numbered = String.raw`(?:(${number}):|(${number})-)(?!\d\d[:.]\d\d)`;
/** A thread of SMSProv.log looks alike: `[181][Fri 03/17/2000 16:08:23]:`. The second group stands for lines around, of which find lists none. */
const bracketed = String.raw`\[(${number})\](?!\[)()`;
/** Of a table of tools that show a log; the second group as above. */
const tabbed = String.raw`[ ]{0,12}0{0,8}(${number})\t()`;
/** Numbers that end in one column, which only tools write. */
const column = String.raw`[ ]{1,12}(${number}) ()`;
/** Select-String marks what it found among the lines around. */
const marked = '(?:[> ] )?';
const folder = String.raw`(?:[A-Za-z]:)?(?:[^:*?"<>|\r\n]{0,200}[\\/])?`;
const named = String.raw`[^\\/:*?"<>|\r\n]{1,100}?(?:\.\w{1,8}(?::(${number}):|-(${number})-)|\.lo[g_][:-])`;
/** Between groups of lines. */
const separator = '--';
/** What find or rg put above the lines of a log. A second one is no line of a list, so several logs are not read as one. */
const heading = /^\s*(?:-{10} \S.*|[^:*?"<>|\r\n]{0,200}\.lo[g_](?=[\r\n]))/i;

const numberAlone = new RegExp(`^${marked}${numbered}`);
const inBrackets = new RegExp(`^${bracketed}`);
const inTable = new RegExp(`^${tabbed}`);
const inColumn = new RegExp(`^${column}`);
const withName = new RegExp(`^${marked}(${folder})${named}`, 'i');

const fewestNumbers = 3;
const prefixes = new Map([
  [numberAlone, `${marked}${numbered}`],
  [inBrackets, bracketed],
  [inTable, tabbed],
]);

/** What tells of one line that its number is none of a list that somebody wrote. */
const alone = /^\d+:[^\s\d]/;

const minutes = /^[0-5]\d\b/;
const blank = /^\s/;

const firstText = /^.*\S.*$/m;
const trailer = /thread=[^<>]*>/;
const endOfRecord = /(?:thread=[^<>]*|\(0x[0-9A-F]+\))>\s*$/i;

/** A list as the lines of the log, and where lines of it are missing: before these, by their numbers in the list. */
export interface ListedLines {
  readonly rewrite: Rewrite;
  readonly gaps: readonly number[];
}

/** @param start the first lines of a log, whole but where it ends. Null where they are no such list */
export function searchPrefixIn(start: string): ListedLines | null {
  const text = start.replace(heading, '');
  const first = firstText.exec(text)?.[0] ?? '';
  const pattern = [numberAlone, inBrackets, inTable, inColumn, withName].find((one) => one.test(first));
  const hasTrailers = trailer.test(text);
  if (pattern === undefined || (pattern === inColumn && !hasTrailers)) return null;
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '' && line !== separator);
  // A record that was wrapped later goes on without a prefix.
  const records = lines.filter((_, i) => i === 0 || !hasTrailers || endOfRecord.test(lines[i - 1] ?? ''));
  if (pattern !== withName && records.length === 1 && !alone.test(first)) return null;
  const found = records.map((line) => pattern.exec(line) ?? null).filter((one) => one !== null);
  if (found.length < records.length) return null;
  if (pattern === inColumn) return isColumn(found) ? withoutPrefix(columnAsWideAs(found[0]?.[0] ?? '')) : null;
  if (pattern !== withName) return areLines(found, hasTrailers) ? withoutPrefix(prefixes.get(pattern) ?? '') : null;
  // Logs of several folders are never read as one.
  const own = (found[0]?.[1] ?? '').replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return withoutPrefix(`${marked}${own}${named}`);
}

/**
 * Numbers that only rise, and no clocks: `12:30 INFO`. Who numbers lines by hand puts a blank behind each number. Lines around
 * what was found may be all that is looked at here; without trailers they could be anything.
 */
function areLines(found: readonly RegExpExecArray[], hasTrailers: boolean): boolean {
  const numbers = found.map(([, hit, around]) => Number(hit ?? around));
  return (
    numbers.every((one, i) => i === 0 || one > (numbers[i - 1] ?? 0)) &&
    (hasTrailers || found.some(([, hit]) => hit !== undefined)) &&
    [minutes, blank].every((sign) => !found.every(({ input, 0: prefix }) => sign.test(input.slice(prefix.length))))
  );
}

/** A message may begin with blanks and a number; here each number is the next one, and all end in one place. */
function isColumn(found: readonly RegExpExecArray[]): boolean {
  const [first] = found;
  return (
    found.length >= fewestNumbers &&
    found.every(([prefix, own], i) => prefix.length === first?.[0].length && Number(own) === Number(first[1]) + i)
  );
}

/** A record that was wrapped later may go on with a number, elsewhere. */
function columnAsWideAs({ length }: string): string {
  return String.raw`(?=[ \d]{${length - 1}} )[ ]*(${number}) ()`;
}

function withoutPrefix(prefix: string): ListedLines {
  const pattern = new RegExp(`^(?:${prefix}|${separator}$)`, 'gim');
  const numbers = new ListedNumbers();
  return {
    gaps: numbers.gaps,
    rewrite: (text, startsLine) => {
      const from = startsLine ? 0 : text.search(/[\r\n]/);
      let at = 0;
      const passTo = (to: number): void => {
        numbers.pass(text.slice(at, to));
        at = to;
      };
      const rewritten = text
        .slice(from < 0 ? text.length : from)
        .replace(pattern, (whole, hit: string | undefined, around: string | undefined, offset: number) => {
          passTo(from + offset);
          if (whole === separator) numbers.part();
          else numbers.see(Number(hit ?? around ?? 0));
          return '';
        });
      passTo(text.length);
      return text.slice(0, from < 0 ? text.length : from) + rewritten;
    },
  };
}
