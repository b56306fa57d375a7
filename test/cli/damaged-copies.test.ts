/** An older log that was kept under a name of its own counts as a metering log: also where it is damaged, and where the present one is. */
import { expect, it } from 'vitest';
import { leftOverShare, quietLog } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag, scanJson } from './run-licdiag.js';

const zeros = new Uint8Array(5000);
const page = '<!DOCTYPE html><html><body>404</body></html>\r\n';

it.each([
  ['Licsvcfg-old.log', zeros, 'it holds no text that could be a log'],
  ['Copy of Licsvcfg.log', zeros, 'it holds no text that could be a log'],
  ['Licsvcfg (2).log', page, 'it is a web page and not the log itself'],
])('a damaged %s is named beside a healthy log', (name, content, problem) => {
  const folder = makeFolder({ [`logs/${name}`]: content, 'logs/Licsvcfg.log': quietLog });
  const { code, report } = scanJson(['logs'], { cwd: folder });
  expect([code, report.inputs.complete]).toEqual([3, false]);
  expect(report.inputs.files.find(({ status }) => status === 'failed')).toMatchObject({
    path: `logs/${name}`,
    problem: expect.stringContaining(problem),
  });
});

it('a damaged file whose name says nothing is none', () => {
  const folder = makeFolder({ 'logs/backup.log': zeros, 'logs/Licsvcfg.log': quietLog });
  expect(scanJson(['logs'], { cwd: folder })).toMatchObject({ code: 0, report: { inputs: { complete: true } } });
});

it('a sound older log is a metering log with lines, where the present one is damaged', () => {
  const older = quietLog + leftOverShare('CINDER01').split('\r\n', 1).join('');
  const folder = makeFolder({ 'logs/Licsvcfg-old.log': older, 'logs/Licsvcfg.log': zeros });
  const { code, stdout } = licdiag(['scan', 'logs'], { cwd: folder });
  expect(code).toBe(3);
  expect(stdout).toMatch(/^No known metering failure is active \(1 log read, not all that was asked for\)\./);
  expect(stdout).toContain('logs/Licsvcfg.log: it holds no text');
});
