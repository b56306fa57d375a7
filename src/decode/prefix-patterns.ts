/**
 * What tools put before each line of a log that they print, as sources of regular expressions. A number is the group `hit` in
 * a line that was found, and `around` in one of its neighbours (grep -C), where a hyphen stands in place of the colon.
 */

const number = String.raw`[1-9]\d{0,8}`;
/** A line number, or the offset of the line's first byte, which may be 0 (grep -b, findstr /o). */
const place = String.raw`(?:0|[1-9]\d{0,9})`;
/** What follows does not make a clock of the number, as in `12:30:01`; a whole clock may follow. */
const noClock = String.raw`(?!\d\d[:.]\d\d(?!:\d\d))`;

/** `123:` of grep -n, findstr /n and rg (below the name of the log). */
export const numbered = `(?:(?<hit>${place}):|(?<around>${place})-)${noClock}`;
/** `123:7:`, the line number and the column (rg --vimgrep, which prints none for neighbours) or the offset (grep -nb). */
export const numberedTwice = String.raw`(?:(?<hit>${number}):${noClock}\d{1,10}:|(?<around>${number})-(?:\d{1,10}-)?)${noClock}`;
/** `[123]` of find /n. A thread in SMSProv.log looks alike: `[181][Fri 03/17/2000 16:08:23]:`. */
export const bracketed = String.raw`\[(?<hit>${number})\](?!\[)`;
/** `   123<tab>` of cat -n and nl, and of viewers that show a log as a table. */
export const tabbed = String.raw`[ ]{0,12}0{0,8}(?<hit>${number})\t`;
const padded = `[ ]{0,12}0{0,8}(?<hit>${number})`;
/** `123: `, `123 ` and `123. ` or `123) `, of scripts, mails and less -N. A message may begin so, too. */
export const spaced = `${padded}: `;
export const counted = `${padded} `;
export const itemised = String.raw`${padded}[.)][ \t]`;
/** `123 | ` of editors and viewers: the bar as a letter, or as the bytes of UTF-8. */
export const barred = String.raw`${padded} ?(?:\||\u2502|\xe2\x94\x82)[ \t]?`;
/** `123,` or `"123";` of a table with numbered rows. */
export const indexed = String.raw`"?0{0,8}(?<hit>${number})"?[,;\t] ?`;
/** `Line 123: ` of a search in Notepad++. */
export const noted = String.raw`[ \t]{0,8}Line {1,12}(?<hit>${number}): `;
/** `  123:<tab>` of grep -T. */
export const aligned = String.raw`[ ]{0,20}(?:(?<hit>${place}):|(?<around>${place})-)(?:[ ]{0,20}\d{1,10}[:-])?\t`;

const date = String.raw`(?:\d{4}[-/]\d\d[-/]\d\d|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d))`;
export const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const clock = String.raw`\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?[AP]\.?M\.?| ?[ap]\.?m\.?|Z|[+-]\d\d:?\d\d)?`;
const when = `(?:${date},?[T ]|${month}[ ]{1,2}[0-9]{1,2} )?${clock}`;
/** `[05/21/97 16:58:28] ` is a form of SMS's own records, and no prefix. */
const ownTime = String.raw`\[\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d\] `;
/**
 * When the line came, as ts, scripts, tickets and chats of any country print it. A year behind the clock makes it the rest of
 * a wrapped trailer instead.
 */
export const timed = String.raw`(?:${when}|(?!${ownTime})\[${when}\])(?:[ \t]-|:)?[ \t](?!\d{4}\b)`;

/** The mark of a list in a ticket or mail, or of a comment: `- `, `* `, `# `, a bullet in Windows-1252, as a letter, or as the bytes of UTF-8. */
export const itemMarked = String.raw`[ \t]{0,12}(?:\/\/|[-*+#;<\x95\xb7\u2022]|\xc2\xb7|\xe2\x80\xa2)[ \t]`;
/** What syslog adds: when the line came, the machine, and the program. */
export const forwarded = String.raw`(?:<\d{1,3}>)?${month}[ ]{1,2}\d{1,2} \d\d:\d\d:\d\d (?<same>[\w.-]{1,60} [\w.\/-]{1,60}(?:\[\d{1,10}\])?: )`;
/** `JD> `, the initials or the name of somebody whom a mail quotes. The words left out are SMS's own. */
export const initialled = `(?!(?:Err|Msg|Cmd|Warn|Info|SQL)>)(?<same>[A-Za-z]{1,12})> ?`;

/** Select-String marks what it found with `> `, and its neighbours with blanks. */
export const marked = '(?:[> ] )?';
/** The folder before the name of a log; git grep puts the revision before it: `HEAD~3:logs/`. */
export const folder = String.raw`(?:[\w./~^@{}-]{1,100}:(?! ))?(?:[A-Za-z]:)?(?:[^:*?"<>|\r\n]{0,200}[\\/])?`;
const stem = String.raw`[^\\/:*?"<>|\r\n]{1,100}?`;
/** `Licsvcfg.log:123:` of grep -Hn, findstr /s /n and Select-String; `Licsvcfg.log:` of grep and findstr on several logs. */
export const named = String.raw`${stem}(?:\.\w{1,8}(?::(?<hit>${place}):|-(?<around>${place})-)|\.lo[g_][:-])`;
/** The same of grep -T. */
export const namedAligned = String.raw`${stem}(?:\.\w{1,8}(?::[ ]{0,20}(?<hit>${place}):|-[ ]{0,20}(?<around>${place})-)(?:[ ]{0,20}\d{1,10}[:-])?|\.lo[g_][:-])\t`;
/** The same with a column or an offset behind the line number. */
export const namedTwice = String.raw`${stem}\.\w{1,8}(?::(?<hit>${number}):\d{1,10}:|-(?<around>${number})-(?:\d{1,10}-)?)`;
