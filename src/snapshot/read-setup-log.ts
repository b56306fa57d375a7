/**
 * `Smssetup.log`: its last line with the time, which shows how far setup got, and the lines that speak of errors. No line tells of
 * the hang of Q258547: all there is to see is that the log does not grow any more.
 */
import { isoDate } from '../model/local-time.js';
import { monthNumbers } from '../model/months.js';
import type { Reader, SetupLine } from './reading.js';

/** Dates are always month, day, year; articles print them with brackets (Q268238) and without (Q236048). */
export const setupLogLine = /^\s*<?(\d\d)-(\d\d)-(\d{4})\s+(\d\d:\d\d:\d\d)(?:>|(?=\s)|$)\s?(.*)$/;
/** Some copies have the trailer of other logs instead. */
const trailer =
  /<(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}(\d{1,2}) (\d\d:\d\d:\d\d)(?:\.\d{1,3})? (\d{4})/;
const trouble = /\berror\b|fail|cannot|could not|unable|fatal|aborted/i;
const mostLines = 500;

export const readSetupLog: Reader = ({ lines }) => {
  let time: string | null = null;
  let lastLine = '';
  const setupLog: SetupLine[] = [];
  for (const [i, line] of lines.entries()) {
    time = timeOf(line) ?? time;
    const [text = ''] = (setupLogLine.exec(line)?.[5] ?? line).split('$$<', 1).map((said) => said.trim());
    if (text !== '') lastLine = text;
    if (trouble.test(text)) setupLog.push({ line: i + 1, time, text });
  }
  const upgrade = { ...(time === null ? {} : { lastProgressAt: time }), ...(lastLine === '' ? {} : { lastLine }) };
  return { upgrade, setupLog: setupLog.slice(-mostLines) };
};

function timeOf(line: string): string | null {
  const [, month, day, year, clock] = setupLogLine.exec(line) ?? [];
  const [, name = '', dayOfMonth, time, fullYear] = trailer.exec(line) ?? [];
  const date = clock
    ? isoDate(Number(year), Number(month), Number(day))
    : isoDate(Number(fullYear), Number(monthNumbers[name]), Number(dayOfMonth));
  return date === null ? null : `${date}T${clock ?? time}`;
}
