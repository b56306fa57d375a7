/** The first time of a log that begins with many lines without one is not known, and not taken from its end; nor the last from its beginning. */
import { expect, it } from 'vitest';
import { leftOverShare, quietLog, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag, scanJson } from './run-licdiag.js';

const untimed = 'License Server Manager is at work, and this line has no time\r\n'.repeat(700);
const middle = record('The License Server Manager is waking up.', {
  time: 'Mon May 10 08:00:00.000 1999 Central Daylight Time',
});
const log = untimed + middle + untimed + leftOverShare('CINDER01');

it('first time: null, in every way it is read; the last one is known', () => {
  const folder = makeFolder({ 'Licsvcfg.log': log });
  const fromFile = scanJson(['Licsvcfg.log'], { cwd: folder }).report.inputs.files[0];
  const fromInput = scanJson(['-'], { cwd: folder, input: log }).report.inputs.files[0];
  for (const file of [fromFile, fromInput])
    expect(file).toMatchObject({ firstTime: null, lastTime: '1999-05-11T21:14:05.190', status: 'read' });
  expect(licdiag(['scan', '.', '--verbose'], { cwd: folder }).stdout).not.toContain('1999-05-11 21:14:05 to');
});

it('a time within the first 32 KB is told', () => {
  const folder = makeFolder({
    'Licsvcfg.log': `${untimed.slice(0, 30_000)}\r\n${middle}${untimed}${leftOverShare('CINDER01')}`,
  });
  expect(scanJson(['.'], { cwd: folder }).report.inputs.files[0]?.firstTime).toBe('1999-05-10T08:00:00.000');
});

it('a period that it does not reach into is told by the end that is known', () => {
  const folder = makeFolder({ 'Licsvcfg.log': log });
  const scan = (...args: string[]): string =>
    licdiag(['scan', '.', ...args], { cwd: folder }).stdout.replace(/\s+/g, ' ');
  expect(scan('--since', '2001-01-01')).toContain(
    'No log reaches into that time: the last entry is of 1999-05-11 21:14.',
  );
  expect(scan('--since', '1999-05-10', '--until', '1999-05-11')).not.toContain('No log reaches');
});

it('of a log that ends with many lines without a time the last time is not known, nor how old a failure is', () => {
  const folder = makeFolder({ 'Licsvcfg.log': middle + untimed + leftOverShare('CINDER01') + untimed });
  const { report } = scanJson(['.'], { cwd: folder });
  expect(report.inputs.files[0]).toMatchObject({ firstTime: '1999-05-10T08:00:00.000', lastTime: null });
  expect(report.findings).toMatchObject([{ lastSeen: '1999-05-11T21:14:05.190', age: null }]);
  expect(licdiag(['scan', '.', '--since', '1999-05-11'], { cwd: folder }).stdout).not.toContain('No log reaches');
});

it('how old a failure is, is told in days up to the end of the log', () => {
  const later = record('The License Server Manager is waking up.', {
    time: 'Fri May 21 09:14:05.190 1999 Central Daylight Time',
  });
  const folder = makeFolder({ 'Licsvcfg.log': leftOverShare('CINDER01') + later });
  expect(scanJson(['.'], { cwd: folder }).report.findings).toMatchObject([{ age: 9.5 }]);
});

it.each(['', 'Tue May 32 21:14:05.190 1999', 'Tue May 00 21:14:05.190 1999', 'Tue May 11 24:14:05.190 1999'])(
  'of lines whose time is %j it is not known when they were seen',
  (time) => {
    const failure =
      time === '' ? leftOverShare('CINDER01').replace(/ {2}\$\$<.*/g, '') : leftOverShare('CINDER01', { time });
    for (const input of [failure, quietLog + failure]) {
      const { report } = scanJson(['-'], { input });
      expect(report.findings).toMatchObject([{ firstSeen: null, lastSeen: null, age: null }]);
    }
  },
);
