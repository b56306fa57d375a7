/** The page of threats names the test for each: those must exist, and every input of the command must have a row. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url);
const page = readFileSync(new URL('docs/security.md', root), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:input|---)/.test(line));

describe('docs/security.md', () => {
  it('names tests that exist', () => {
    const named = [...new Set(page.match(/test\/[\w/-]+\.test\.ts/g))];
    expect(named.length).toBeGreaterThan(15);
    for (const file of named) expect(existsSync(fileURLToPath(new URL(file, root))), file).toBe(true);
  });

  it('has a test, or says that there is none, in every row', () => {
    for (const row of rows) {
      const cells = row.split('|').slice(1, -1);
      expect(cells, row).toHaveLength(5);
      const [stops = '', shownBy = ''] = cells.slice(-2).map((cell) => cell.trim());
      expect(/\.test\.ts`/.test(shownBy) || (shownBy === '-' && stops.startsWith('**')), row).toBe(true);
    }
  });

  it.each([
    'log',
    'names of files',
    'archive',
    'snapshot',
    'pack',
    'acknowledgements',
    'earlier report',
    'environment',
  ])('has a row for: %s', (input) => {
    expect(rows.some((row) => row.startsWith('| **') && row.split('**')[1]?.includes(input))).toBe(true);
  });
});
