/**
 * What a tool puts before each line that it found or shows: `123:` (grep -n, findstr /n; rg, below the name of the log), `123:7:`
 * (its column or offset behind it), `  123:<tab>` (grep -T), `123: `, `123 `, `123. ` and `123) ` (scripts, mails), `[123]` (find /n),
 * `   123<tab>` (cat -n, nl), `   123 ` (less -N), `123 | ` (editors), `123,` (tables), `Line 123: ` (Notepad++), `Licsvcfg.log:123:` (grep -Hn, findstr /s /n, Select-String), `Licsvcfg.log:` (grep and
 * findstr on several logs), a clock (ts, tickets, chats), what syslog adds to it, the mark of a list
 * or a comment (`- `, `* `, `# `), the name of who is quoted (`JD> `). Behind it no record starts its line, so no
 * template would fit. The first lines tell whether a log is such a list.
 */
import { tellOffsets } from './listed-numbers.js';
import { type ListedLines, separator, withoutPrefix } from './without-prefix.js';

const number = String.raw`[1-9]\d{0,8}`;
/** Of a line, or the offset of its first byte (grep -b, findstr /o). */
const place = String.raw`(?:0|[1-9]\d{0,9})`;
/** A clock looks like a number with a colon: `12:30:01`. */
const noClock = String.raw`(?!\d\d[:.]\d\d)`;
/** A colon after the number of a line that was found, a hyphen after that of one around it. */
const numbered = `(?:(?<hit>${place}):|(?<around>${place})-)${noClock}`;
/** Behind the number of a line its column (rg --vimgrep; it tells none of lines around) or its offset (grep -nb). */
const numberedTwice = String.raw`(?:(?<hit>${number}):${noClock}\d{1,10}:|(?<around>${number})-(?:\d{1,10}-)?)${noClock}`;
/** A thread of SMSProv.log looks alike: `[181][Fri 03/17/2000 16:08:23]:`. */
const bracketed = String.raw`\[(?<hit>${number})\](?!\[)`;
/** Of a table of tools that show a log. */
const tabbed = String.raw`[ ]{0,12}0{0,8}(?<hit>${number})\t`;
/** What scripts print, `12: ` and `12 `, and the column of less. A message may begin so too. */
const padded = `[ ]{0,12}0{0,8}(?<hit>${number})`;
const spaced = `${padded}: `;
const counted = `${padded} `;
const itemised = String.raw`${padded}[.)][ \t]`;
/** Of editors and viewers, as a letter, or as the bytes of UTF-8. */
const barred = String.raw`${padded} ?(?:\||\u2502|\xe2\x94\x82)[ \t]?`;
/** Of a table whose rows are numbered. */
const indexed = String.raw`"?0{0,8}(?<hit>${number})"?[,;\t] ?`;
/** What Notepad++ finds. */
const noted = String.raw`[ \t]{0,8}Line {1,12}(?<hit>${number}): `;
/** grep -T aligns what it prints. */
const aligned = String.raw`[ ]{0,20}(?:(?<hit>${place}):|(?<around>${place})-)(?:[ ]{0,20}\d{1,10}[:-])?\t`;
/**
 * When a line came, as ts and scripts print it and people note it in any country; of a trailer that was wrapped a line may start with a
 * clock too, and its year follows. `[05/21/97 16:58:28] ` is SMS's own.
 */
const date = String.raw`(?:\d{4}[-/]\d\d[-/]\d\d|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d))`;
const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const clock = String.raw`\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?[AP]\.?M\.?| ?[ap]\.?m\.?|Z|[+-]\d\d:?\d\d)?`;
const when = `(?:${date},?[T ]|${month}[ ]{1,2}[0-9]{1,2} )?${clock}`;
const ownTime = String.raw`\[\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d\] `;
const timed = String.raw`(?:${when}|(?!${ownTime})\[${when}\])(?:[ \t]-|:)?[ \t](?!\d{4}\b)`;
/** Of a list in a ticket or a mail: `- `, `* ` or a bullet, in Windows-1252, as a letter, or as the bytes of UTF-8. */
const itemMarked = String.raw`[ \t]{0,12}(?:\/\/|[-*+#;<\x95\xb7\u2022]|\xc2\xb7|\xe2\x80\xa2)[ \t]`;
/** What syslog puts before each line: when it came, the machine, the program. */
const forwarded = String.raw`(?:<\d{1,3}>)?${month}[ ]{1,2}\d{1,2} \d\d:\d\d:\d\d (?<same>[\w.-]{1,60} [\w.\/-]{1,60}(?:\[\d{1,10}\])?: )`;
/** Whom a mail quotes, by the first letters of a name or by the whole one. The others are SMS's own. */
const initialled = String.raw`(?!(?:Err|Msg|Cmd|Warn|Info|SQL)>)(?<same>[A-Za-z]{1,12})> ?`;
/** A mail that quotes a ticket or a list. */
const quotes = '(?:> ?){0,9}';
/** Select-String marks what it found among the lines around. */
const marked = '(?:[> ] )?';
/** git grep puts the revision before it: `HEAD~3:logs/`. */
const folder = String.raw`(?:[\w./~^@{}-]{1,100}:(?! ))?(?:[A-Za-z]:)?(?:[^:*?"<>|\r\n]{0,200}[\\/])?`;
const stem = String.raw`[^\\/:*?"<>|\r\n]{1,100}?`;
const named = String.raw`${stem}(?:\.\w{1,8}(?::(?<hit>${place}):|-(?<around>${place})-)|\.lo[g_][:-])`;
const namedAligned = String.raw`${stem}(?:\.\w{1,8}(?::[ ]{0,20}(?<hit>${place}):|-[ ]{0,20}(?<around>${place})-)(?:[ ]{0,20}\d{1,10}[:-])?|\.lo[g_][:-])\t`;
const namedTwice = String.raw`${stem}\.\w{1,8}(?::(?<hit>${number}):\d{1,10}:|-(?<around>${number})-(?:\d{1,10}-)?)`;
/** What find, rg or Notepad++ put above the lines of a log, or the names of the columns of a table. A second one is no line of a list, so several logs are not read as one. */
const heading =
  /^\s*(?:-{10} \S.*|(?:Search "[^\r\n]*\r?\n\s*)?(?:[A-Z]:)?[^:*?"<>|\r\n]{0,200}\.lo[g_](?: \(\d+ hits?\))?(?=[\r\n])|[^\d$\r\n]{0,200}[,;\t][^\d$\r\n]{0,200}(?=[\r\n]))/i;

/** How a list may look, and what else its first lines must show. */
interface Form {
  readonly prefix: string;
  /** What a line of such a list starts with. */
  readonly start: RegExp;
  /** Each line names its log. */
  readonly isNamed?: boolean;
  /** What was found twice in a line is listed twice. */
  readonly mayRepeat?: boolean;
  /** Each number is the next one. */
  readonly isCounted?: boolean;
  /** @param hasTrailers or cells for what stands in them */
  fits(found: readonly RegExpExecArray[], hasTrailers: boolean): boolean;
}

const form = (prefix: string, fits: Form['fits'], options: Partial<Form> = {}): Form => ({
  prefix,
  start: options.isNamed ? new RegExp(`^${marked}(?<folder>${folder})${prefix}`, 'i') : new RegExp(`^${prefix}`),
  fits,
  ...options,
});

/** Of several that fit the first one counts. Made when they are needed: most logs are no such list. */
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
  form(itemised, (found, hasTrailers) => hasTrailers && found.length >= fewestSpaced && areCounted(found), {
    isCounted: true,
  }),
  form(indexed, (found, hasTrailers) => hasTrailers && found.length >= fewestSpaced && areCounted(found), {
    isCounted: true,
  }),
  form(forwarded, (found, hasTrailers) => hasTrailers && found.length >= fewestSpaced && areAlike(found)),
  form(initialled, (found, hasTrailers) => hasTrailers && found.length >= fewestSpaced && areAlike(found)),
  form(quotes + timed, (found, hasTrailers) => hasTrailers && found.length >= fewestSpaced),
  form(
    quotes + itemMarked,
    (found) => found.length >= fewestSpaced && new Set(found.map(([mark]) => mark.trim())).size === 1,
  ),
  form(namedAligned, () => true, { isNamed: true }),
  form(namedTwice, (found) => found.some(isHit), { isNamed: true, mayRepeat: true }),
  form(named, () => true, { isNamed: true }),
];
const fewestSpaced = 3;
let forms: readonly Form[] | null = null;

/** Of the name of a log before a line. To look for a whole name in each log takes longer than all else that its start is asked. */
const nameEnd = /\.\w{1,8}[:-]/;

/** All forms that name no log start without a letter, or with one of these words. Most logs start with a word. */
const unnamedStart = new RegExp(`^(?:[^A-Za-z]|${month} |Line |[A-Za-z]{1,12}>)`);

/** What tells of one line that its number is none of a list that somebody wrote. */
const alone = /^(?:\d+:(?:\d+:)?[^\s\d]| *\d+:\t)/;

const minutes = /^[0-5]\d\b/;
const blank = /^\s/;

const firstText = /^.*\S.*$/m;
const trailer = /thread=[^<>]*>/;
/** A cell of a grid or a table. */
const cellOfTime =
  /[,;\t] ?"?(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[T ]\d{1,2}:\d\d|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} \d)/;
/** A spreadsheet puts lines between quotation marks. */
const endOfRecord = /(?:thread=[^<>]*|\(0x[0-9A-F]+\))>"?\s*$/i;

/** @param start the first lines of a log, whole but where it ends. Null where they are no such list */
export function searchPrefixIn(start: string): ListedLines | null {
  const text = start.replace(heading, '');
  const first = firstText.exec(text)?.[0] ?? '';
  const mayBeNamed = nameEnd.test(first);
  if (!mayBeNamed && !unnamedStart.test(first)) return null;
  forms ??= makeForms();
  const possible = forms.filter((one) => (mayBeNamed || !one.isNamed) && one.start.test(first));
  if (possible.length === 0) return null;
  const hasTrailers = trailer.test(text);
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '' && line !== separator);
  // A record that was wrapped later goes on without a prefix.
  const records = lines.filter((_, i) => i === 0 || !hasTrailers || endOfRecord.test(lines[i - 1] ?? ''));
  const isLog = hasTrailers || cellOfTime.test(text);
  for (const one of possible) {
    const found = records.map((record) => one.start.exec(record)).filter((match) => match !== null);
    if (found.length === records.length && one.fits(found, isLog)) return listOf(one, found);
  }
  return null;
}

/**
 * Numbers that only rise, by `least` or more, and no clocks: `12:30 INFO`. Who numbers lines by hand puts a blank behind each
 * number.
 */
function areLines(found: readonly RegExpExecArray[], least: number): boolean {
  return (
    (found.length > 1 || alone.test(found[0]?.input ?? '')) &&
    rises(found).every((rise) => rise >= least) &&
    [minutes, blank].every((sign) => !found.every(({ input, 0: prefix }) => sign.test(input.slice(prefix.length))))
  );
}

/** The same machine, or the same name. */
function areAlike(found: readonly RegExpExecArray[]): boolean {
  return new Set(found.map(({ groups }) => groups?.['same'])).size === 1;
}

/** And all end in one place, or start with the line. */
function areCounted(found: readonly RegExpExecArray[]): boolean {
  const [first] = found;
  return (
    rises(found).every((rise) => rise === 1) &&
    (found.every(([prefix]) => prefix.length === first?.[0].length) || !found.some(([prefix]) => blank.test(prefix)))
  );
}

function rises(found: readonly RegExpExecArray[]): number[] {
  return found.slice(1).map((one, i) => numberOf(one) - numberOf(found[i]));
}

/** Lines around what was found may be all that is looked at; without trailers they could be anything. */
function isHit({ groups }: RegExpExecArray): boolean {
  return groups?.['hit'] !== undefined;
}

function numberOf(found: RegExpExecArray | undefined): number {
  return Number(found?.groups?.['hit'] ?? found?.groups?.['around']);
}

function listOf({ prefix, isNamed, ...options }: Form, found: readonly RegExpExecArray[]): ListedLines {
  // Logs of several folders are never read as one.
  const own = isNamed ? marked + (found[0]?.groups?.['folder'] ?? '').replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : '';
  const areOffsets = tellOffsets(
    found.map((one) => ({ number: numberOf(one), length: one.input.length - one[0].length })),
  );
  return withoutPrefix(own + prefix, { ...options, areOffsets });
}
