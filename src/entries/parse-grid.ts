/**
 * Records copied out of the grid of SMS Trace, `text <TAB> COMPONENT <TAB> 4/7/99 11:20:15 AM <TAB> 330 (0x14A)`, and
 * what is left of records whose tabs or brackets were lost on the way: `text COMPONENT 4/29/2000 11:51:03 PM`,
 * `text APM Wed Jan 19 06:31:35.090 2000 thread=4230563935 (0xFC29485F)`.
 */
import { type Mark, parseThread } from './mark.js';
import { parseTime } from './parse-time.js';

/** Blanks, also those of a re-wrapped line, and the `>` of a quoted mail. Bounded, as every repeat here: a log may hold a megabyte of blanks. */
const gap = String.raw`[\s>]{1,80}`;
const american = String.raw`\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})${gap}\d{1,2}:\d{2}:\d{2}${gap}[AaPp][Mm]`;
const weekday = '(?:[Mm][Oo][Nn]|[Tt][Uu][Ee]|[Ww][Ee][Dd]|[Tt][Hh][Uu]|[Ff][Rr][Ii]|[Ss][Aa][Tt]|[Ss][Uu][Nn])';
const ctime = String.raw`${weekday}${gap}[A-Za-z]{3}${gap}\d{1,2}${gap}\d{1,2}:\d{2}:\d{2}(?:\.\d{1,7})?${gap}\d{4}`;
const zone = String.raw`(?:[\s>]{1,40}[^<>=\d\s]{1,31}){0,5}`;
const number = String.raw`\d{1,10}${gap}\(0[Xx][0-9A-Fa-f]{1,8}\)`;

/**
 * A date of the grid, with the thread if one follows: SMS 1.x prints bare hex, which is believed between tabs and before
 * a quotation mark only, and not before more numbers: a row of dumpel opens with date, type, category and event. Or a
 * bracketless date that a thread must follow.
 */
const gridDate = new RegExp(
  String.raw`(${american})(?:${gap}(${number})|\t([0-9A-F]{1,8})(?=[\t\r\n]|$)(?!\t\d{1,5}\t\d{1,10}\t)|${gap}([0-9A-F]{1,8})\s{1,20}>(?=\s)|(?=\s{0,40}(?:[\r\n]|$))(?!\s{0,80}\$\$))|(${ctime}${zone})\)?[\s>]{0,80}[<(]?(?:thread|THREAD)=(${number})[>)]?`,
  'g',
);

/** In text with trailers a grid's date shows by AM or PM, or by a weekday that stands apart, as after a component. */
const gridSign = /\d[\s>]{1,80}[AP]M|[\s>](?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s/i;

/**
 * Right before the date: what stood between tabs, or a component as one word (`APM`, a path) or as capitalised words. Of
 * several words the first ones may be the end of the text, so the name that the metering agent has is looked for before.
 */
const tabbed = /\t([^\t\r\n<>"|*?]{1,260})\t$/;
const worded =
  /(?:^|\s)(\$\$\s?)?([A-Z]:\\\S{1,240}|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*|sms(?:_[a-z0-9]+)+|(?:[A-Z][a-z][A-Za-z0-9]* ){1,3}[A-Z][A-Za-z0-9]+)[\s>]+$/;
const agent = /(?:^|\s)(\$\$\s?)?(LICENSE[ >]{1,8}METERING|LIC[ >]{1,8}CLIENT)[\s>]+$/i;
const longestComponent = 280;

/** @param trailers those found already, ascending: a date inside of one is no date of a grid */
export function findGrids(text: string, trailers: readonly Mark[]): Mark[] {
  if (trailers.length > 0 && !gridSign.test(text)) return [];
  const found: Mark[] = [];
  let from = 0;
  let next = 0;
  for (const match of text.matchAll(gridDate)) {
    while ((trailers[next]?.end ?? Number.POSITIVE_INFINITY) <= match.index) next += 1;
    if ((trailers[next]?.start ?? Number.POSITIVE_INFINITY) <= match.index) continue;
    const mark = parseGrid(text, match, from);
    if (mark === null) continue;
    found.push(mark);
    from = mark.end;
  }
  return found;
}

/** The mark around a date, or null when no component stands before it. */
function parseGrid(text: string, match: RegExpExecArray, from: number): Mark | null {
  const [whole, numericDate, thread, tabbedThread, quotedThread, ctimeDate, ctimeThread] = match;
  const lead = Math.max(from, match.index - longestComponent);
  const named = componentBefore(text.slice(lead, match.index));
  const parsed = parseTime((numericDate ?? ctimeDate ?? '').replace(/>/g, ' '));
  if (named === null || parsed === null) return null;
  return {
    kind: 'grid',
    start: lead + named.at,
    end: match.index + whole.length,
    component: named.component,
    ...parsed,
    thread: parseThread((thread ?? tabbedThread ?? quotedThread ?? ctimeThread ?? '').replace(/[\s>]+/g, ' ')),
  };
}

function componentBefore(lead: string): { component: string; at: number } | null {
  const cell = tabbed.exec(lead);
  if (cell) return { component: (cell[1] ?? '').trim(), at: cell.index };
  const unwrapped = lead.replace(/\s/g, ' ');
  const words = agent.exec(unwrapped) ?? worded.exec(unwrapped);
  return words ? { component: (words[2] ?? '').replace(/[ >]+/g, ' '), at: words.index } : null;
}
