/**
 * The date forms of SMS logs. Times stay local, as printed: the name of a zone is not reliable (a July record says
 * "Central Standard Time" while its own GMTDATE proves daylight time, Q303279), so nothing is ever converted.
 */
import { monthNames } from '../model/months.js';

export interface ParsedTime {
  /** ISO 8601 without offset. */
  readonly time: string;
  readonly timeZone: string | null;
}

const inSmallLetters = monthNames.map((name) => name.toLowerCase());

const ctime =
  /^(?:mon|tue|wed|thu|fri|sat|sun) ([a-z]{3}) (\d{1,2}) (\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,7}))? (\d{4})(?: ?~| ([^<>~]*))?$/i;
const numeric = /^(\d{2})-(\d{2})-(\d{4}) (\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,7}))?([+-]\d{1,4})?$/;
const american = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4}) (\d{1,2}):(\d{2}):(\d{2})(?: ([AP])M)?$/i;

/** Reads `Fri Mar 26 10:43:41.547 1999 Eastern Standard Time`, `08-22-2016 04:15:01.917+420` or `4/7/99 11:20:15 AM`; white space may be anything. */
export function parseTime(printed: string): ParsedTime | null {
  const text = printed.replace(/(?:<br\/?>|\s)+/gi, ' ').trim();
  return parseCtime(text) ?? parseNumeric(text) ?? parseAmerican(text);
}

function parseCtime(text: string): ParsedTime | null {
  const found = ctime.exec(text);
  if (!found) return null;
  const [, name = '', day, hour, minute, second, fraction, year, zone] = found;
  const month = inSmallLetters.indexOf(name.toLowerCase()) + 1;
  return assemble({ year, month, day, hour, minute, second, fraction, zone });
}

function parseNumeric(text: string): ParsedTime | null {
  const found = numeric.exec(text);
  if (!found) return null;
  const [, month, day, year, hour, minute, second, fraction, zone] = found;
  return assemble({ year, month, day, hour, minute, second, fraction, zone });
}

function parseAmerican(text: string): ParsedTime | null {
  const found = american.exec(text);
  if (!found) return null;
  const [, month, day, printedYear = '', printedHour, minute, second, half] = found;
  const shortYear = Number(printedYear);
  const year = printedYear.length === 4 ? printedYear : shortYear + (shortYear < 70 ? 2000 : 1900);
  const hour = half === undefined ? printedHour : (Number(printedHour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
  return assemble({ year, month, day, hour, minute, second, fraction: undefined, zone: undefined });
}

type Field = string | number | undefined;

/** What was printed, field by field; `zone` is the name of a zone, or minutes from GMT (`+420`). */
interface PrintedTime {
  readonly year: Field;
  readonly month: Field;
  readonly day: Field;
  readonly hour: Field;
  readonly minute: Field;
  readonly second: Field;
  readonly fraction: string | undefined;
  readonly zone: string | undefined;
}

/** Windows has room for no longer name of a zone. Something longer is text that follows a damaged record. */
const longestZone = 31;

/** Null when a field is out of its range: then the text was no date. */
function assemble({ year, month, day, hour, minute, second, fraction, zone }: PrintedTime): ParsedTime | null {
  const ranges: readonly [Field, number, number][] = [
    [month, 1, 12],
    [day, 1, 31],
    [hour, 0, 23],
    [minute, 0, 59],
    [second, 0, 60],
  ];
  if (ranges.some(([value, low, high]) => !(Number(value) >= low && Number(value) <= high))) return null;
  const two = (value: Field): string => String(value).padStart(2, '0');
  const milliseconds = fraction === undefined ? '' : `.${fraction.slice(0, 3).padEnd(3, '0')}`;
  return {
    time: `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${milliseconds}`,
    timeZone: zoneOf(zone?.trim() ?? ''),
  };
}

function zoneOf(zone: string): string | null {
  return zone === '' || zone.length > longestZone ? null : zone;
}
