/** A record is whole: its last word tells nothing of the first one of the next, unless a sign awaits it there. */
import { describe, expect, test } from 'vitest';
import { leftOverShare, record } from '../cli/log-text.js';
import { makeFolder } from '../cli/make-folder.js';
import { licdiag, scanJson } from '../cli/run-licdiag.js';

const secret = 'Zq7xKw93vB';
const wrapped = (message: string): string => record(message).replace('May 11', 'May\r\n11');

describe('a password that a trailer parts from its name is masked', () => {
  test.each(['password =', 'password:', 'PWD="', 'the password is', 'password =~'])('%s', (name) => {
    for (const parted of [record(name), wrapped(name)])
      for (const log of [
        `${parted}${record(`${secret} ERROR: it failed`)}`,
        `${leftOverShare('CINDER01')}${parted}${record(secret)}`,
        `${parted}${secret}\r\n${leftOverShare('CINDER01')}`,
      ]) {
        const folder = makeFolder({ 'Licsvcfg.log': log });
        // The lines around the evidence are shown in HTML alone.
        for (const format of ['json', 'html'])
          expect(licdiag(['scan', folder, '--format', format]).stdout).not.toContain(secret);
        expect(licdiag(['explain', 'Q214954', '--against', folder]).stdout).not.toContain(secret);
      }
  });
});

test('also where the record before it lies outside the asked-for time', () => {
  const before = record('ERROR: cannot log on, password =').replace('May 11', 'May 10');
  const folder = makeFolder({ 'Licsvcfg.log': `${before}${record(`${secret} ERROR: it failed`)}` });
  const { unexplained } = scanJson([folder, '--since', '1999-05-11']).report;
  expect(unexplained).toMatchObject([{ occurrences: 1, first: { line: 2 } }]);
  expect(JSON.stringify(unexplained)).not.toContain(secret);
});

test.each(['ERROR: unknown user name or bad password', 'ERROR: net use \\\\METER02\\IPC$ /user:DOM\\SMSADM'])(
  'the next record is no password: %s',
  (message) => {
    const folder = makeFolder({ 'Licsvcfg.log': `${record(message)}${record('METER02: ERROR: it failed')}` });
    const texts = scanJson([folder]).report.unexplained.map(({ first }) => first.text);
    expect(texts.sort()).toEqual([message, 'METER02: ERROR: it failed'].sort());
  },
);
