/**
 * Parses `dir` and `dir /s` in any language. A line with a path starts a folder; a row of date, time, size and name is a file
 * (Windows 9x prints the short name first). Words are ignored.
 */
import { type DateOrder, dateOrderOf, readLocalTime } from '../model/local-time.js';
import { readSize } from './read-size.js';

export interface ListedFile {
  readonly name: string;
  readonly bytes: number | null;
  /** Null if the order of day and month is not known. */
  readonly modified: string | null;
}

export interface ListedFolder {
  readonly path: string;
  readonly files: ListedFile[];
  /** The names of the folders in it. */
  readonly folders: string[];
  /** Its totals stand below it, so that no file is missing from a listing that was cut. */
  readonly isWhole: boolean;
}

const head = /^\s{0,2}(?:\S[^\\]*?\s)??((?:[A-Za-z]:|\\)\\.*?)(?:\s[^\x20-\x7e]\S*)?$/;
/**
 * Languages that group digits with a blank that does not break print 0xFF for it on a console. Before the code page of a text is
 * known that byte is `ÿ`, and in a text that was saved in the code page of Windows it is `á`.
 */
const row =
  /^(\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4})\s+(\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m?\.?)?)\s+(<[A-Z]+>|\d{1,3}(?:[ .,'\u00a0\u202fÿá]\d{3})+|\d+)\s+(\S.*)$/i;
const shortRow =
  /^(\S{1,8})\s{1,9}(\S{1,3})?\s+(<[A-Z]+>|\d[\d.,]*)\s+(\d{1,4}[./-]\d{1,2}[./-]\d{1,4})\s+(\d{1,2}:\d{2}[ap]?)(?:\s(\S.*))?$/i;
/** A line of totals. */
const count = /^\s{2,}.*\d/;
/** A line of totals that lost the blanks in front of it: a number and a word. In a row that was cut, the number is part of a date. */
const bareCount = /^\s?\d+(?:[.,]\d{3})*\s?[^\x20-\x40]/;

export function isDirRow(line: string): boolean {
  return row.test(line) || shortRow.test(line);
}

export function isDirHead(line: string): boolean {
  return head.test(line.trimEnd());
}

export function parseDir(
  lines: readonly string[],
  order: DateOrder | null,
): { folders: ListedFolder[]; freeBytes: number | null } {
  const known = dateOrderOf(lines.filter(isDirRow), order) ?? (lines.some(isHalfDay) ? 'mdy' : null);
  const folders: (ListedFolder & { isWhole: boolean })[] = [];
  for (const line of lines) {
    const path = isDirRow(line) ? undefined : head.exec(line.trimEnd())?.[1];
    if (path !== undefined)
      folders.push({ path: path.replace(/(?<!:)\\+$/, ''), files: [], folders: [], isWhole: false });
    const entry = path === undefined ? readRow(line, known) : null;
    const open = folders.at(-1);
    if (typeof entry === 'string') open?.folders.push(entry);
    else if (entry !== null) open?.files.push(entry);
    else if (open && path === undefined && (count.test(line) || bareCount.test(line))) open.isWhole = true;
  }
  return { folders, freeBytes: freeBytesOf(lines) };
}

/** A row with a clock of twelve hours: of the languages of SMS 2.0 only English uses one, and it writes the month first. */
function isHalfDay(line: string): boolean {
  return isDirRow(line) && /\d[:.]\d\d\s?[ap]/i.test(line.slice(0, 60));
}

/** Of a folder only its name. */
function readRow(line: string, order: DateOrder | null): ListedFile | string | null {
  const plain = row.exec(line);
  const short = plain ? null : shortRow.exec(line);
  const date = plain?.[1] ?? short?.[4];
  const clock = plain?.[2] ?? short?.[5];
  const size = plain?.[3] ?? short?.[3] ?? '<';
  if (date === undefined) return null;
  const shortName = short?.[2] === undefined ? short?.[1] : `${short[1]}.${short[2]}`;
  const name = (plain?.[4] ?? short?.[6] ?? shortName ?? '').trim();
  if (size.startsWith('<')) return name;
  return {
    name,
    bytes: readSize(size),
    modified: readLocalTime(`${date} ${clock}`, order),
  };
}

/** The free space: the second of the two lines of totals. A listing that was cut does not have both. */
function freeBytesOf(lines: readonly string[]): number | null {
  const filled = lines.filter((line) => line.trim() !== '');
  const [files = '', free = ''] = filled.slice(-2);
  if (!count.test(files) || !count.test(free) || isDirRow(files) || isDirHead(files)) return null;
  const number = /(\d(?:[\d.,'\u00a0\u202fÿá]| (?=\d{3}))*)\s*[^\d\s]+(?:\s[^\d\s]+)?\s*$/.exec(free)?.[1];
  return number === undefined ? null : readSize(number);
}
