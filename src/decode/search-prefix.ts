/**
 * Recognises a log that went through a search tool, a pager or a list, which put something before each line: `123:` (grep -n),
 * `Licsvcfg.log:123:` (grep -Hn), `[123]` (find /n), a clock (ts), `- ` (a list in a mail). `prefix-patterns.ts` has all of them.
 * Behind such a prefix no record starts its line, so no template would fit. The first lines of a log tell whether it is one.
 */
import { tellOffsets } from './listed-numbers.js';
import { mailQuotes } from './mail-quotes.js';
import {
  aligned,
  barred,
  bracketed,
  counted,
  folder,
  forwarded,
  indexed,
  initialled,
  itemised,
  itemMarked,
  marked,
  month,
  named,
  namedAligned,
  namedTwice,
  noted,
  numbered,
  numberedTwice,
  spaced,
  tabbed,
  timed,
} from './prefix-patterns.js';
import { type ListedLines, separator, withoutPrefix } from './without-prefix.js';

/** A kind of prefix, and what else the first lines must show before it is believed. */
interface Form {
  /** Source of the expression for the prefix, without the folder and the mark that come before the name of a log. */
  readonly prefix: string;
  /** The whole prefix at the start of a line. */
  readonly start: RegExp;
  /** The prefix holds the name of the log. */
  readonly isNamed?: boolean;
  /** See `PrefixOptions`. */
  readonly mayRepeat?: boolean;
  readonly isCounted?: boolean;
  /** @param found the prefix of each of the first lines @param hasTrailers the lines hold trailers, or cells of a table with the same facts */
  fits(found: readonly RegExpExecArray[], hasTrailers: boolean): boolean;
}

const form = (prefix: string, fits: Form['fits'], options: Partial<Form> = {}): Form => ({
  prefix,
  start: options.isNamed
    ? new RegExp(`^${marked}(?<folder>${folder})${prefix}`, 'i')
    : new RegExp(`^${mailQuotes}${prefix}`),
  fits,
  ...options,
});

/** All forms; the first one that fits counts. Made when first needed, since most logs are no such list. */
const makeForms = (): readonly Form[] => [
  form(marked + numberedTwice, (found) => areLines(found, 0) && found.some(isHit), { mayRepeat: true }),
  form(marked + numbered, (found, hasTrailers) => areLines(found, 1) && (hasTrailers || found.some(isHit))),
  form(aligned, (found, hasTrailers) => areLines(found, 1) && (hasTrailers || found.some(isHit))),
  form(bracketed, (found) => areLines(found, 1)),
  form(noted, (found) => areLines(found, 1)),
  form(barred, (found, hasTrailers) => hasTrailers && areLines(found, 1)),
  form(tabbed, (found) => areLines(found, 1)),
  form(spaced, (found, hasTrailers) => hasTrailers && found.length >= fewestSpaced && areLines(found, 1)),
  form(counted, (found, hasTrailers) => hasTrailers && found.length >= fewestSpaced && areCounted(found), {
    isCounted: true,
  }),
  form(itemised, (found, hasTrailers) => hasTrailers && areItems(found) && areCounted(found), { isCounted: true }),
  form(indexed, (found, hasTrailers) => hasTrailers && found.length >= fewestSpaced && areCounted(found), {
    isCounted: true,
  }),
  form(forwarded, (found, hasTrailers) => hasTrailers && found.length >= fewestSpaced && areAlike(found)),
  form(initialled, (found, hasTrailers) => hasTrailers && found.length >= fewestSpaced && areAlike(found)),
  form(timed, (found, hasTrailers) => hasTrailers && found.length >= fewestSpaced),
  form(itemMarked, (found) => found.length >= fewestSpaced && new Set(found.map(([mark]) => mark.trim())).size === 1),
  form(namedAligned, () => true, { isNamed: true }),
  form(namedTwice, (found) => found.some(isHit), { isNamed: true, mayRepeat: true }),
  form(named, () => true, { isNamed: true }),
];
/** A form that ordinary messages may look like needs so many lines. */
const fewestSpaced = 3;
let forms: readonly Form[] | null = null;

/** The end of the name of a log in a prefix. Cheap test: looking for a whole name takes longer than all other looks at a log's start. */
const nameEnd = /\.\w{1,8}[:-]/;

/** Cheap test: a prefix without the name of a log starts with no letter, or with one of these words. Most logs start with another word. */
const unnamedStart = new RegExp(`^(?:[^A-Za-z]|${month} |Line |[A-Za-z]+>)`);

/** For a list of one line: a number so close to its text was printed by a tool, not typed by a person. */
const alone = /^(?:\d+:(?:\d+:)?[^\s\d]| *\d+:\t)/;

const minutes = /^[0-5]\d\b/;
const blank = /^\s/;

const firstText = /^.*\S.*$/m;
/** A line with more than the mark of a quoted mail. */
const ownText = /[^\s>]/;
const trailer = /thread=[^<>]*[>)]/i;
/** The cell of a grid or a table that holds the time of a record, or of a grid that lost its tabs. */
const cellOfTime =
  /[A-Z_] \d{1,2}\/\d{1,2}\/(?:\d\d|\d{4}) \d{1,2}:\d\d:\d\d [AP]M\b|[,;\t] ?"?(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[T ]\d{1,2}:\d\d|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} \d)/;
/** The end of a trailer, perhaps with the quotation mark of a spreadsheet behind it. */
const endOfRecord = /(?:thread=[^<>]*[>)]|\(0x[0-9A-F]+\)>)"?\s*$/i;

/** So many lines may stand above a list that shows no record: a command and the name of the log. */
const mostAbove = 3;
/** A list below other lines has at least so many. */
const fewestBelow = 2;

/**
 * @param start the first lines of a log; the last one may be cut
 * @returns null if they have no prefix
 */
export function searchPrefixIn(start: string): ListedLines | null {
  const opening = firstText.exec(start)?.[0] ?? '';
  // Most logs begin with a record, so no line is looked at but that one.
  if (opening.includes('$$<') && !mayHavePrefix(opening)) return null;
  const hasTrailers = trailer.test(start);
  const isLog = hasTrailers || cellOfTime.test(start);
  const lines = start.split(/\r\n?|\n/).filter((line) => ownText.test(line) && line !== separator);
  const ends = lines.map((line) => (hasTrailers ? endOfRecord : cellOfTime).test(line));
  const last = isLog ? ends.lastIndexOf(true) : -1;
  // What somebody wrote above the list and below it, or the command that printed it, is no part of it.
  const above = opening.includes('$$<') ? 0 : isLog ? Math.max(0, ends.indexOf(true)) : mostAbove;
  for (let from = 0; from <= Math.min(above, lines.length - 1); from += 1) {
    const all = lines.slice(from, last < 0 ? undefined : last + 1);
    // The rest of a record has a prefix where it was wrapped before, and none where it was wrapped afterwards.
    const records = all.filter((_, i) => i === 0 || !hasTrailers || ends[from + i - 1]);
    const aboveThem = lines.slice(0, from);
    const list =
      listOf(all, isLog, aboveThem) ?? (records.length < all.length ? listOf(records, isLog, aboveThem) : null);
    if (list) return list;
  }
  return null;
}

/** Cheap test, before the forms are made. */
function mayHavePrefix(line: string): boolean {
  return nameEnd.test(line) || unnamedStart.test(line);
}

/** @param above the lines above these records */
function listOf(records: readonly string[], isLog: boolean, above: readonly string[]): ListedLines | null {
  const [first = ''] = records;
  if (!mayHavePrefix(first) || (above.length > 0 && records.length < fewestBelow)) return null;
  forms ??= makeForms();
  const mayBeNamed = nameEnd.test(first);
  for (const form of forms) {
    if ((form.isNamed && !mayBeNamed) || !form.start.test(first)) continue;
    // Where no record shows what belongs together, the list of another log may stand above.
    if (!isLog && above.some((line) => form.start.test(line))) continue;
    const found = records.map((record) => form.start.exec(record)).filter((match) => match !== null);
    if (found.length === records.length && form.fits(found, isLog)) return linesOf(form, found);
  }
  return null;
}

/**
 * Whether the numbers are those of lines: each is greater by `least` or more than the one before. Not if a minute follows each
 * number (a clock, `12:30 INFO`) or a blank does (numbers typed by a person).
 */
function areLines(found: readonly RegExpExecArray[], least: number): boolean {
  return (
    (found.length > 1 || alone.test(found[0]?.input ?? '')) &&
    rises(found).every((rise) => rise >= least) &&
    [minutes, blank].every((sign) => !found.every(({ input, 0: prefix }) => sign.test(input.slice(prefix.length))))
  );
}

/** Whether all name the same machine or person. */
function areAlike(found: readonly RegExpExecArray[]): boolean {
  return new Set(found.map(({ groups }) => groups?.['same'])).size === 1;
}

/** Two lines are all of a list only if it begins with 1. */
function areItems(found: readonly RegExpExecArray[]): boolean {
  return found.length >= fewestSpaced || (found.length > 1 && numberOf(found[0]) === 1);
}

/** Whether each number is the next one, and all are aligned at their end or at the start of the line. */
function areCounted(found: readonly RegExpExecArray[]): boolean {
  const [first] = found;
  return (
    rises(found).every((rise) => rise === 1) &&
    (found.every(([prefix]) => prefix.length === first?.[0].length) || !found.some(([prefix]) => blank.test(prefix)))
  );
}

function rises(found: readonly RegExpExecArray[]): number[] {
  return found.slice(1).map((match, i) => numberOf(match) - numberOf(found[i]));
}

/** A line that the search found, not one printed around it. Without trailers or such a line, `12-` could be anything. */
function isHit({ groups }: RegExpExecArray): boolean {
  return groups?.['hit'] !== undefined;
}

function numberOf(found: RegExpExecArray | undefined): number {
  return Number(found?.groups?.['hit'] ?? found?.groups?.['around']);
}

function linesOf({ prefix, isNamed, ...options }: Form, found: readonly RegExpExecArray[]): ListedLines {
  // With the folder of the first line in it, the prefix never joins logs of several folders.
  const nameStart = isNamed
    ? marked + (found[0]?.groups?.['folder'] ?? '').replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    : mailQuotes;
  const areOffsets = tellOffsets(
    found.map((match) => ({ number: numberOf(match), length: match.input.length - match[0].length })),
  );
  return withoutPrefix(nameStart + prefix, { ...options, areOffsets, first: numberOf(found[0]) });
}
