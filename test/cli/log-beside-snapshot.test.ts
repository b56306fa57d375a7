/** What a log shows by being there (Q235179), where it and the snapshot come by different ways. */
import { expect, it } from 'vitest';
import { leftOverShare } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { scanJson } from './run-licdiag.js';

const site = (version: string, code: string | null = 'HQ1'): string =>
  JSON.stringify({ schemaVersion: 1, collectedAt: '1999-03-26T14:00:00', site: { code, server: 'HQSMS', version } });

it.each([
  ['of a site without service pack', { 'a.json': site('2.00.1239.0000') }, 'logs/Licsvcfg.log', true],
  ['in a rollover', { 'a.json': site('2.00.1239.0000') }, 'logs/Licsvcfg.lo_', true],
  ['of a site at SP1', { 'a.json': site('2.00.1380.1000') }, 'logs/Licsvcfg.log', false],
  [
    'of one of two sites',
    { 'a.json': site('2.00.1239.0000'), 'b.json': site('2.00.1239.0000', 'BR7') },
    'logs/Licsvcfg.log',
    false,
  ],
  ['of a client alone', { 'a.json': site('2.00.1239.0000') }, 'logs/Liccli.log', false],
])('Licsvcfg.log %s can hold a password', (_, snapshots, log, isTold) => {
  const cwd = makeFolder({ ...snapshots, [log]: leftOverShare('METER02') });
  const args = Object.keys(snapshots).flatMap((path) => ['-s', path]);
  const { findings } = scanJson(['logs', ...args], { cwd }).report;
  expect(findings.some(({ article }) => article === 'Q235179')).toBe(isTold);
});
