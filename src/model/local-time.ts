/**
 * Reads dates and times as Windows prints them in any language. The order of day and month is a setting of the machine. It is known
 * from its registry, or from a date in the same output that can be read in one way only; otherwise the date is not known.
 */
export type DateOrder = 'mdy' | 'dmy' | 'ymd';

const datePattern = /(?<!\d)(\d{1,4})([./-]) ?(\d{1,2})\2 ?(\d{1,4})(?!\d)/;
const timePattern = /(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d{1,3})?\s?([ap])?\.?(?:m\b\.?)?/i;

/**
 * @param order the order of the machine; null if it is not known
 * @returns ISO 8601 without offset, to the minute or second as printed; null if it is no time, or can be read in two ways
 */
export function readLocalTime(text: string, order: DateOrder | null): string | null {
  const date = datePattern.exec(text);
  if (!date) return null;
  const day = readDate(date, dateOrderOf([text], order) ?? (isSameInAnyOrder(date) ? 'dmy' : null));
  const rest = text.slice(date.index + date[0].length);
  const time = readTime(timePattern.exec(rest) ?? timePattern.exec(text.slice(0, date.index)));
  return day === null || time === null ? null : `${day}T${time}`;
}

/**
 * The order of some dates of one output. The first date that can be read in only one way decides, even against the setting of the
 * machine, since the output may be from another one. A machine set to the year first may write points, too, so there the setting decides.
 * @param set the order that the machine is set to; null if it is not known
 */
export function dateOrderOf(dates: readonly string[], set: DateOrder | null): DateOrder | null {
  if (set === 'ymd') return set;
  for (const date of dates) {
    const order = orderShown(date);
    if (order !== null) return order;
  }
  return set;
}

/** The order of a date that can be read in only one way, else null. */
function orderShown(text: string): DateOrder | null {
  const date = datePattern.exec(text);
  if (!date) return null;
  const [, first = '', separator, second = '', third = ''] = date;
  if (first.length > 2) return 'ymd';
  if (third.length !== 2 && third.length !== 4) return null;
  // Points are written only with the day first (or the year, see above).
  if (separator === '.' || Number(first) > 12) return Number(first) > 31 ? 'ymd' : 'dmy';
  if (Number(second) > 12) return 'mdy';
  return null;
}

/** Names entries without a time in a sentence; none if there are none. @param one an entry, in the singular */
export function undatedInWords(
  entries: readonly { readonly time?: string | null | undefined }[],
  one: string,
): string[] {
  const { length } = entries.filter(({ time }) => !time);
  if (length === 0) return [];
  const subject = length === 1 ? `1 ${one} has` : `${length} ${one}s have`;
  return [`${subject} no time, or one whose day and month can be read in two ways`];
}

/** Day and month are equal (5/5), so their order does not matter. */
function isSameInAnyOrder([, first, , second]: RegExpExecArray): boolean {
  return Number(first) === Number(second);
}

function readDate([, a = '', , b = '', c = '']: RegExpExecArray, order: DateOrder | null): string | null {
  if (order === null) return null;
  const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'mdy' ? [c, a, b] : [c, b, a];
  if (year.length !== 2 && year.length !== 4) return null;
  // Two digits: no file of Windows is older than 1980.
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 80 ? 2000 : 1900);
  return isoDate(full, Number(month), Number(day));
}

/** @returns null if there is no such day */
export function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    year >= 1970 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

function readTime(found: RegExpExecArray | null): string | null {
  if (!found) return null;
  const [, hours = '', minutes = '', seconds, half] = found;
  if (Number(hours) > (half ? 12 : 23) || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours);
  return `${String(hour).padStart(2, '0')}:${minutes}${seconds === undefined ? '' : `:${seconds}`}`;
}
