/**
 * Records copied out of the grid of SMS Trace, `text <TAB> COMPONENT <TAB> 4/7/99 11:20:15 AM <TAB> 330 (0x14A)`, and
 * what is left of records whose tabs or brackets were lost on the way: `text COMPONENT 4/29/2000 11:51:03 PM`,
 * `text APM Wed Jan 19 06:31:35.090 2000 thread=4230563935 (0xFC29485F)`.
 */
import { type Mark, parseThread } from './mark.js';
import { parseTime } from './parse-time.js';

const american = String.raw`\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})\s+\d{1,2}:\d{2}:\d{2}\s[AP]M`;
const ctime = String.raw`(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s+[A-Z][a-z]{2}\s+\d{1,2}\s+\d{1,2}:\d{2}:\d{2}(?:\.\d{1,7})?\s+\d{4}`;
const number = String.raw`\d{1,10}\s+\(0x[0-9A-Fa-f]{1,8}\)`;

/** A date of the grid, with the thread if one follows; or a bracketless date that a thread must follow. */
export const gridDate = new RegExp(
  String.raw`(${american})(?:\s+(${number})|(?=[ \t]*(?:[\r\n]|$)))|(${ctime}(?:[ \t\r\n]+[^<>=\d\r\n]{1,40}(?:[\r\n]+[^<>=\d\r\n]{1,30})?)?)[>)]?\s*[<(]?thread=(${number})[>)]?`,
  'g',
);

/** Right before the date: a component as one word (`SMS_EXECUTIVE`, `APM`, a path) or as capitalised words. */
const component =
  /(?:^|\s)(\$\$\s?)?([A-Z]:\\\S{1,240}|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*|(?:[A-Z][A-Za-z0-9]+ ){1,3}[A-Z][A-Za-z0-9]+)\s+$/;

/** The mark around a date that `gridDate` found at `match.index`, or null when no component stands before it. */
export function parseGrid(text: string, match: RegExpExecArray, from: number): Mark | null {
  const lead = Math.max(from, match.index - 280);
  const before = component.exec(text.slice(lead, match.index).replace(/\s/g, ' '));
  const parsed = parseTime(match[1] ?? match[3] ?? '');
  const name = before?.[2];
  if (!before || !parsed || name === undefined) return null;
  return {
    kind: 'grid',
    start: lead + before.index,
    end: match.index + match[0].length,
    component: name,
    ...parsed,
    thread: parseThread((match[2] ?? match[4] ?? '').replace(/\s+/g, ' ')),
  };
}
