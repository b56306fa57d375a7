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

test('a damaged log that was given by two paths is counted once, and its damage is still told', async () => {
  const packed = gzipSync(leftOverShare('METER02') + quietLog);
  const folder = makeFolder({ 'Licsvcfg-old.log.gz': packed.subarray(0, -4) });
  const report = await diagnosePaths(folder, ['.', 'Licsvcfg-old.log.gz']);
  expect(report.findings.map(({ occurrences }) => occurrences)).toEqual([1]);
  expect(report.inputs.files.map(({ path, status }) => [path, status])).toEqual([
    ['./Licsvcfg-old.log.gz', 'failed'],
    ['Licsvcfg-old.log.gz', 'duplicate'],
  ]);
});
