/** A disk that lost power leaves zeros in a log, often behind half a record: what stands behind them begins anew. */
import { describe, expect, test } from 'vitest';
import { record } from './cli/log-text.js';
import { diagnosePaths } from './helpers/diagnose-paths.js';
import { withLogs } from './helpers/write-logs.js';

const failure = [
  "INFO: installation destination = '\\\\METER01\\LicMtr'",
  'Checking for the existence of a License Server share \\\\METER01\\LicMtr',
  "ERROR: FAILED TO INSTALL LICENSE SERVER 'METER01'",
].map((message) => record(message));

// The longer ones reach farther than a record may, and over the borders of what is in memory at a time.
describe.each([300, 4096, 40_000, 100_000, 1_000_000])('%i zeros', (count) => {
  test.each([
    ['after whole records', ''],
    ['after half a record', 'Checking for the exis'],
  ])('%s', async (_, half) => {
    const zeros = half + '\0'.repeat(count);
    for (const place of [0, 1, 2, 3]) {
      const log = [...failure.slice(0, place), zeros, ...failure.slice(place), record('Sleeping')].join('');
      const { findings } = await withLogs([['Licsvcfg.log', log]], (folder) => diagnosePaths(folder));
      expect(findings).toMatchObject([
        { article: 'Q214954', confidence: 'likely', evidence: [{ line: 1 }, { line: 2 }, { line: 3 }] },
      ]);
    }
  });
});

test('zeros inside a line of another kind make no failure of it', async () => {
  const log = failure.map((line) => `Quoted: ${line}${'\0'.repeat(300)}`).join('');
  const { findings } = await withLogs([['Licsvcfg.log', log]], (folder) => diagnosePaths(folder));
  expect(findings).toEqual([]);
});
