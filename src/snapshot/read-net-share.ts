/**
 * `net share`: a header, a line of dashes, then rows of name, path and remark. The columns shift with the language, and a long path
 * pushes its remark to the next line, so a row is read by what it holds: a path with a drive, or a name alone.
 */
import { holdsMoreThan } from './holds-more-than.js';
import { dashes, isSentence, orWrittenOtherwise } from './net-list.js';
import type { MachineFacts, Reader } from './reading.js';

type Share = NonNullable<MachineFacts['shares']>[number];

/** A name, which may hold single blanks, then its path, up to two blanks or the end of the line. */
const row = /^(\S(?:[^\s]| (?! ))*?)\s+([A-Za-z]:\\.*?)(?:\s{2,}.*)?$/;
const pathAlone = /^\s+([A-Za-z]:\\.*?)(?:\s{2,}.*)?$/;
const bareName = /^(\S(?:[^\s]| (?! ))*?)(?:\s{2,}.*)?\s*$/;

export const readNetShare: Reader = ({ lines }) => {
  // If there are several lists (`net share >> file`), the last one counts.
  const start = lines.findLastIndex((line) => dashes.test(line));
  const rows = lines.slice(start + 1).filter((line) => line.trim() !== '');
  // A list that does not end with a sentence ("The command completed successfully.") may be cut.
  const end = rows.findIndex(isSentence);
  const shares = readRows(end < 0 ? rows : rows.slice(0, end));
  if (end >= 0) {
    const isMore = end < rows.length - 1 || filledAbove(lines) > 1;
    return { machine: { shares }, problems: isMore ? [holdsMoreThan('the list of shares')] : [] };
  }
  const problems = [`the list of shares has no last line, so it may be cut${orWrittenOtherwise(rows)}`];
  // A cut list proves the shares it shows, and nothing about the others.
  return shares.some(({ name }) => name.toUpperCase() === 'LICMTR') ? { machine: { shares }, problems } : { problems };
};

/** How many lines with text stand above the first list. Its header is one. */
function filledAbove(lines: readonly string[]): number {
  return lines
    .slice(
      0,
      lines.findIndex((line) => dashes.test(line)),
    )
    .filter((line) => line.trim() !== '').length;
}

function readRows(rows: readonly string[]): Share[] {
  const shares: { name: string; path: string | null }[] = [];
  for (const line of rows) {
    const alone = pathAlone.exec(line);
    const previous = shares.at(-1);
    // The path of a name that fills its column stands on the next line.
    if (alone && previous && previous.path === null) previous.path = alone[1]?.trim() ?? null;
    if (/^\s/.test(line)) continue;
    const [, name = '', path] = row.exec(line) ?? bareName.exec(line) ?? [];
    if (name !== '') shares.push({ name: name.trim(), path: path?.trim() ?? null });
  }
  return shares.map(({ name, path }) => (path === null ? { name } : { name, path }));
}
