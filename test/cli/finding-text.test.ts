/** Which parts of a finding the text of `scan` prints: of one that is over only what happened, why it is over, and what must not be done. */
import { describe, expect, it } from 'vitest';
import { at, leftOverShare, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

const failure = leftOverShare('CINDER01', at('09:14:05'));
const past = [
  'Checking for the existence of a License Server share \\\\CINDER01\\LicMtr',
  'Copying D:\\SMS\\Licmtr.dll to \\\\CINDER01\\LicMtr\\Licmtr.dll',
  'Starting the service SMS_LICENSE_SERVER on CINDER01',
]
  .map((message) => record(message, at('10:14:05')))
  .join('');

function shown(log: string, ...args: string[]): { headings: string[]; steps: string[] } {
  const cwd = makeFolder({ 'Licsvcfg.log': log, 'removal.json': removal });
  const lines = licdiag(['scan', '.', '--only', 'Q214954', ...args], { cwd }).stdout.split('\n');
  return {
    headings: lines.flatMap((line) => /^ {2}([A-Z][a-z]+(?: [a-z]+)*)$/.exec(line)?.[1] ?? []),
    steps: lines.flatMap((line) => /^ {4}(\d+\. (?:\[[A-Za-z ]+\])?)/.exec(line)?.[1]?.trim() ?? []),
  };
}

const removal = JSON.stringify({
  schemaVersion: 1,
  collectedAt: '1999-05-12T14:00:00',
  site: { code: 'HQ1', server: 'HQSMS' },
  meteringServers: [{ name: 'CINDER01', role: false }],
});

describe('a finding as text', () => {
  const always = ['What happened', 'Evidence'];
  const careful = ['Careful', 'What to do'];

  it('that is at hand has its steps', () => {
    const { headings, steps } = shown(failure);
    expect(headings).toEqual(expect.arrayContaining([...always, ...careful, 'How to see that it worked', 'Source']));
    expect(headings).not.toContain('What not to do');
    expect(steps.length).toBeGreaterThan(3);
  });

  it('of a server whose role was taken away has no step to take, and nothing that would show that one worked', () => {
    const { headings, steps } = shown(failure, '-s', 'removal.json');
    expect(headings).toEqual([...always, 'What speaks against it', ...careful, 'Source']);
    const mark = '[not needed any more]';
    expect(steps).toEqual([`1. ${mark}`, `2. ${mark}`, `3. ${mark}`, '4. [DO NOT]', `5. ${mark}`]);
  });

  it('that is over has only the steps that must not be done', () => {
    const { headings, steps } = shown(failure + past);
    expect(headings).toEqual(['What happened', 'Evidence', 'Why it is over', 'What not to do', 'Source']);
    expect(new Set(steps.map((step) => step.replace(/^\d+\. /, '')))).toEqual(new Set(['[DO NOT]']));
  });

  it('that is over has all of it with --verbose', () => {
    const { headings, steps } = shown(failure + past, '--verbose');
    expect(headings).toEqual(expect.arrayContaining([...always, 'Why it is over', ...careful]));
    expect(headings).not.toContain('What not to do');
    expect(steps).toEqual(expect.arrayContaining(['1.']));
    expect(steps.length).toBeGreaterThan(shown(failure + past).steps.length);
  });
});
