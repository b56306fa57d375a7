/**
 * Events and status messages that were copied print their date on lines with labels, the message behind them:
 * `Date: 3/26/2001`, `Time: 9:14:03 AM`, ... `Description:`. What follows up to the next date is one record, or up to the blank line
 * that ends the description: other lines may stand below it.
 */
import { readLocalTime } from '../model/local-time.js';
import { type Mark, noHeader } from './mark.js';

/** Every repeat is bounded, as a log may hold a megabyte of blanks. `>` comes from a quoted mail. */
const gap = String.raw`[ \t]{0,20}`;
const date = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{1,4}`;
const clock = String.raw`\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \t]{0,4}[AP]M)?`;
/** A ticket may have a date and a time, too: of itself, and not of the log below them. */
const goesOn = String.raw`(?=(?:(?:\r\n?|\n)[^\r\n]{0,200}){0,6}?(?:\r\n?|\n)[ \t>]{0,40}(?:User|Computer|System|Component|Description):)`;
const dated = String.raw`Date:${gap}(${date})${gap}(?:\r\n?|\n)[ \t>]{0,40}Time:${gap}(${clock})${gap}${goesOn}`;

/** As they are printed, and as a mail or a search may have written them. */
const labels = ['Date:', 'DATE:', 'date:'];
let pattern: RegExp | null = null;
const description = /Description:\s*(?=\S)/gi;
const blankLine = /(?:\r\n|\r(?!\n)|\n)[ \t>]*(?=[\r\n])/g;

/** An event is dated in the order of its machine: where day and month can be read in two ways, the time is not known. */
export function findLabels(text: string): Mark[] {
  // Nearly no log has such labels, and to make the expression takes longer than to look for them.
  if (!labels.some((label) => text.includes(label))) return [];
  pattern ??= new RegExp(dated, 'gi');
  return [...text.matchAll(pattern)].map(({ index, 0: whole, 1: day = '', 2: time = '' }) => ({
    ...noHeader,
    kind: 'label',
    start: index,
    end: index + whole.length,
    until: endOfDescription(text, index + whole.length),
    time: readLocalTime(`${day} ${time.replace(/\s+/, ' ')}`, null),
  }));
}

function endOfDescription(text: string, from: number): number {
  description.lastIndex = from;
  if (!description.test(text)) return text.length;
  blankLine.lastIndex = description.lastIndex;
  return blankLine.exec(text)?.index ?? text.length;
}
