/**
 * Rows of an event log: dumpel prints date, time, type, category and number of an event before its text, the Event Viewer exports
 * date, time, source, type, category and number. A row is one record. It may have been wrapped, but what stands on the lines below it
 * may as well be no part of it: those lines have no time.
 */
import { readLocalTime } from '../model/local-time.js';
import { type Mark, noHeader } from './mark.js';

/** The end of a time, as rows print it in American English. Rows of other countries have no time here. */
const halfOfDay = /\d [AP]M"?[\t, ]/i;
const cell = String.raw`[^,\t\r\n]{0,80}[,\t]`;
const behind = String.raw`[ \t]{1,8}(?:1|2|4|8|16)[ \t]{1,8}\d{1,5}[ \t]{1,8}\d{1,10}[ \t]|[,\t]${cell}${cell}${cell}"?\d{1,10}"?[,\t]`;
const row = String.raw`^[ \t>]{0,40}"?(\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"?[ \t,]{1,8}"?(\d{1,2}:\d{2}:\d{2} [AP]M)"?(?=${behind})[ \t,]`;
const lineEnd = /[\r\n]/g;
let pattern: RegExp | null = null;

/** Where day and month can be read in two ways, the time is not known, as for `findLabels`. */
export function findEventRows(text: string): Mark[] {
  if (!halfOfDay.test(text)) return [];
  pattern ??= new RegExp(row, 'gim');
  return [...text.matchAll(pattern)].map(({ index, 0: whole, 1: day = '', 2: time = '' }) => {
    lineEnd.lastIndex = index + whole.length;
    return {
      ...noHeader,
      kind: 'label',
      start: index,
      end: index + whole.length,
      until: lineEnd.exec(text)?.index ?? text.length,
      time: readLocalTime(`${day} ${time}`, null),
    };
  });
}
