/**
 * `net share`: a header, a line of dashes, then rows of name, resource and remark. Columns shift with the language and a long
 * path pushes its remark to the next line, so rows are read by what they hold: a path with a drive, or a name alone.
 */
import { orWrittenOtherwise } from './code-page-unknown.js';
import { holdsMoreThan } from './holds-more-than.js';
import type { MachineFacts, Reader } from './reading.js';

type Share = NonNullable<MachineFacts['shares']>[number];

const dashes = /^-{20,}\s*$/;
/** A name, which may hold single blanks, then the path it stands for, up to two blanks or the end of the line. */
const row = /^(\S(?:[^\s]| (?! ))*?)\s+([A-Za-z]:\\.*?)(?:\s{2,}.*)?$/;
const pathAlone = /^\s+([A-Za-z]:\\.*?)(?:\s{2,}.*)?$/;
const bareName = /^(\S(?:[^\s]| (?! ))*?)(?:\s{2,}.*)?\s*$/;

export const readNetShare: Reader = ({ lines }) => {
  // Of two lists, as `net share >> file` makes them, the later one counts.
  const start = lines.findLastIndex((line) => dashes.test(line));
  const rows = lines.slice(start + 1).filter((line) => line.trim() !== '');
  // The last line is a sentence ("The command completed successfully."): without it the list may be cut.
  const end = rows.findIndex(isSentence);
  const shares = readRows(end < 0 ? rows : rows.slice(0, end));
  if (end >= 0) {
    const isMore = end < rows.length - 1 || filledAbove(lines) > 1;
    return { machine: { shares }, problems: isMore ? [holdsMoreThan('the list of shares')] : [] };
  }
  const problems = [`the list of shares has no last line, so it may be cut${orWrittenOtherwise(rows)}`];
  // What a cut list shows is there; that it does not show the share that counts proves nothing.
  return shares.some(({ name }) => name.toUpperCase() === 'LICMTR') ? { machine: { shares }, problems } : { problems };
};

/** Lines above the first list: its header is one. */
function filledAbove(lines: readonly string[]): number {
  return lines
    .slice(
      0,
      lines.findIndex((line) => dashes.test(line)),
    )
    .filter((line) => line.trim() !== '').length;
}

/** It starts at the left, holds no path, and is one run of words that ends with a full stop in the language's script. */
export function isSentence(line: string): boolean {
  return /^\S/.test(line) && !/[A-Za-z]:\\/.test(line) && /[.。]\s*$/.test(line) && !/\S {2,}\S/.test(line);
}

function readRows(rows: readonly string[]): Share[] {
  const shares: { name: string; path: string | null }[] = [];
  for (const line of rows) {
    const alone = pathAlone.exec(line);
    const previous = shares.at(-1);
    // A name as wide as its column stands alone, and its path on the next line.
    if (alone && previous && previous.path === null) previous.path = alone[1]?.trim() ?? null;
    if (/^\s/.test(line)) continue;
    const [, name = '', path] = row.exec(line) ?? bareName.exec(line) ?? [];
    if (name !== '') shares.push({ name: name.trim(), path: path?.trim() ?? null });
  }
  return shares.map(({ name, path }) => (path === null ? { name } : { name, path }));
}
