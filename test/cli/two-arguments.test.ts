/** Two sites given as two arguments, whose folders look the same from there: each finding has an id of its own. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { leftOverShare, quietLog, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag, scanJson } from './run-licdiag.js';

const later = { time: 'Wed May 12 08:14:05.190 1999 Central Daylight Time' };
const worked = record('Copying C:\\SMS\\bin\\i386\\Remodbc.exe to \\\\EMBER02\\LicMtr\\Remodbc.exe...', later);
const retried = record('Checking for the existence of a License Server share \\\\EMBER02\\LicMtr', later) + worked;
const failed = leftOverShare('EMBER02');

it('in whatever order they are given, and a merged report has both', () => {
  const cwd = makeFolder({ 'one/logs/Licsvcfg.log': failed, 'other/logs/Licsvcfg.log': quietLog + failed });
  const idsOf = (...paths: string[]): Record<string, string> =>
    Object.fromEntries(
      scanJson(paths, { cwd }).report.findings.map(({ id, evidence: [first] }) => [first?.file ?? '', id]),
    );
  const ids = idsOf('one', 'other');
  expect(new Set(Object.values(ids)).size).toBe(2);
  expect(idsOf('other', 'one')).toEqual(ids);
  licdiag(['scan', 'one', 'other', '--format', 'json', '-o', 'report.json'], { cwd });
  const merged = JSON.parse(licdiag(['merge', 'report.json', '--format', 'json'], { cwd }).stdout);
  expect(merged).toMatchObject({ listed: 2, complete: true, findings: [{}, {}] });
});

it('one that was over in the baseline, and fails again, is not taken for the other one, which was active', () => {
  const cwd = makeFolder({ 'one/logs/Licsvcfg.log': failed, 'other/logs/Licsvcfg.log': failed + retried });
  const args = ['scan', 'one', 'other', '--format', 'json'];
  licdiag([...args, '-o', 'old.json'], { cwd });
  writeFileSync(join(cwd, 'one/logs/Licsvcfg.log'), failed + retried);
  writeFileSync(
    join(cwd, 'other/logs/Licsvcfg.log'),
    failed + retried + leftOverShare('EMBER02', { time: 'Thu May 13 08:14:05.190 1999 Central Daylight Time' }),
  );
  const { code, stdout } = licdiag([...args, '--baseline', 'old.json'], { cwd });
  expect(code).toBe(1);
  expect(JSON.parse(stdout).findings.filter(({ state }: { state: string }) => state === 'active')).toMatchObject([
    { known: false },
  ]);
});
