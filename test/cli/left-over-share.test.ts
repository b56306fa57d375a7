/** What is printed of a left-over share by what a snapshot tells of it, and when that was collected (Q214954). */
import { expect, it } from 'vitest';
import { leftOverShare, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { scanJson } from './run-licdiag.js';

const whole = leftOverShare('CINDER01');

function stepsOf(log: string, collectedAt: string, shares: readonly object[]): { confidence: string; steps: string[] } {
  const server = { name: 'CINDER01', role: true, installed: false, shares };
  const services = [{ name: 'SMS_LICENSE_SERVER', state: 'missing' }];
  const snapshot = { schemaVersion: 1, collectedAt, meteringServers: [{ ...server, services }] };
  const cwd = makeFolder({ 'logs/Licsvcfg.log': log, 'site.json': JSON.stringify(snapshot) });
  const [finding] = scanJson(['logs', '-s', 'site.json'], { cwd }).report.findings;
  if (finding === undefined) throw new Error('it was not found');
  const steps = finding.remedy.steps.map(({ state, command }) => `${state}: ${command ?? ''}`);
  return { confidence: finding.confidence, steps };
}

const there = [{ name: 'LicMtr', path: 'D:\\SWMTR' }];
const query = String.raw`sc \\CINDER01 query SMS_LICENSE_SERVER`;

it.each([
  ['there', there, 'confirmed', 'needed'],
  ['gone', [], 'likely', 'unknown'],
] as const)('a snapshot from before the failure, with the share %s, shows no step to be done', (_, shares, ...told) => {
  const [confidence, deletion] = told;
  expect(stepsOf(whole, '1999-05-11T19:00:00', shares)).toEqual({
    confidence,
    steps: [
      `needed: ${query}`,
      'needed: ',
      'needed: net share LicMtr',
      `${deletion}: net share LicMtr /delete`,
      'needed: ',
    ],
  });
});

it('one from after it shows what needs no check any more', () => {
  const { confidence, steps } = stepsOf(whole, '1999-05-12T19:00:00', there);
  expect([confidence, ...steps.slice(0, 2), steps[3]]).toEqual([
    ...['confirmed', 'done: ', 'done: ', 'needed: net share LicMtr /delete'],
  ]);
});

it('a passage that lacks its first line is not confirmed by it', () => {
  const cut = whole.slice(whole.indexOf('Checking'));
  expect(stepsOf(cut, '1999-05-12T19:00:00', there).confidence).toBe('likely');
});

it.each([
  ['ends it', 'The file installation failed. The license server manager is attempting to clean up the target server.'],
  ['leaves it open', 'Attempting to install the service SMS_LICENSE_SERVER.'],
])('a line that names no server and %s, of another thread, says nothing of it', (_, line) => {
  const failed = whole.indexOf('ERROR');
  const confidenceWith = (thread: number): unknown => {
    const log = whole.slice(0, failed) + record(line, { thread }) + whole.slice(failed);
    const { findings } = scanJson(['-'], { input: log }).report;
    return findings.find(({ article }) => article === 'Q214954')?.confidence ?? null;
  };
  expect(confidenceWith(500)).toBe('likely');
  expect(confidenceWith(412)).not.toBe('likely');
});

it('a command does not end inside the name of a server', () => {
  const { findings } = scanJson([makeFolder({ 'Licsvcfg.log': leftOverShare('A&DEL') })]).report;
  const commands = findings.flatMap(({ remedy }) => remedy.steps.map(({ command }) => command));
  expect(commands).toContain(String.raw`sc "\\A&DEL" query SMS_LICENSE_SERVER`);
});

const signed = ["O'BRIEN1", 'SRV(4)', 'A~B{C}', 'SRV#1', 'SRV~', '~SRV', "SRV'", 'SRV(', '{SRV}'];
it.each(signed)('is found for a server with a sign in its name: %s', (server) => {
  const { findings } = scanJson([makeFolder({ 'Licsvcfg.log': leftOverShare(server) })]).report;
  expect(findings.map(({ article, subject }) => [article, subject.server])).toEqual([['Q214954', server]]);
});
