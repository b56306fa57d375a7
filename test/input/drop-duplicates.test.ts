import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { leftOverShare, quietLog } from '../cli/log-text.js';
import { makeFolder } from '../cli/make-folder.js';
import { diagnosePaths } from '../helpers/diagnose-paths.js';

test('a log and its packed copy are counted once, beside others', async () => {
  const log = leftOverShare('METER02');
  const report = await diagnosePaths(
    makeFolder({
      'a/Licsvcfg.log': log,
      'b/Licsvcfg.log.gz': gzipSync(log),
      'c/Licsvcfg.log': quietLog,
    }),
  );
  expect(report.findings.map(({ occurrences }) => occurrences)).toEqual([1]);
  expect(JSON.stringify(report.inputs)).toContain('same content as');
});
