/** What `licdiag timeline` prints of an attempt, line by line: an administrator reads there where it stopped, and how that is known. */
import { describe, expect, it } from 'vitest';
import { check, copy, destination, failed, install, record, records, wait } from '../timeline/follow.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

const shown = (log: string, ...args: string[]): string =>
  licdiag(['timeline', '.', ...args], { cwd: makeFolder({ 'Licsvcfg.log': log }) }).stdout;

const failing = [destination('METER02'), check('METER02'), failed('METER02')];
const log = [
  records(failing, 0),
  records([...install('METER02'), wait], 900),
  records([check('METER03'), copy('METER03')], 1800),
].join('');

const unfinished = [
  'METER03  UNFINISHED, last seen: file copy',
  '  1 attempt since 1999-03-26 10:30:00 (1 unfinished):',
  '  Time       1999-03-26 10:30:00 to 1999-03-26 10:30:00, 0.1 seconds',
  '  Outcome    unfinished: the log ends, or tells no more of it (inferred)',
  '  (+) share 10:30:00    (+) reach 10:30:00     >  files 10:30:00     ?  role',
  '   ?  inboxes            ?  odbc               ?  service            ?  running',
];
const evidence = [
  '    ./Licsvcfg.log:14  files',
  '      Copying C:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\METER03\\LicMtr\\ProductDB.Dll...',
  '      = files are copied into the share, Q227020',
];
const rest = [
  '  Look at    Licsvcfg.log; free space, and compression of the SMS folder on the site server',
  '             (Q227020)',
  '  Note       the first lines of this attempt are not in these logs',
  '  Explained  no signature explains it; the stage and the error lines above are what the logs tell',
];
const failedOne = [
  '  Time       1999-03-26 10:00:00 to 1999-03-26 10:00:00, 0.2 seconds',
  '  Outcome    failed: the manager says that the installation failed (documented)',
  '  (+) role 10:00:00      X  share 10:00:00     ?  reach              ?  inboxes',
  '   ?  files              ?  odbc               ?  service            ?  running',
  '    ./Licsvcfg.log:3  share',
  "      ERROR: FAILED TO INSTALL LICENSE SERVER 'METER02'",
  '      = the installation failed right after the share was looked for, Q214954',
  '  Look at    Licsvcfg.log; net share on the server',
  '  Errors in this attempt',
  '    ./Licsvcfg.log:3  at share',
  "      ERROR: FAILED TO INSTALL LICENSE SERVER 'METER02'",
];
const worked = [
  '  Before     15 minutes after the attempt before: the manager retries by itself in its next cycle',
  '             (Q214954, Q299261)',
  '  Time       1999-03-26 10:15:00 to 1999-03-26 10:15:00, 0.7 seconds',
  '  Outcome    succeeded: the service was started, and the log goes on without an error of it',
  '             (inferred)',
  '  (+) role 10:15:00     (+) share 10:15:00    (+) reach 10:15:00    (+) files 10:15:00',
  '  (+) odbc 10:15:00     (+) service 10:15:00  (+) running 10:15:00   ?  inboxes',
];
const text = (...lines: readonly string[]): string => `\n${lines.join('\n')}\n`;

describe('an attempt as text', () => {
  it('tells when, how it ended, each stage, and the line that shows the last one', () => {
    const stdout = shown(log);
    expect(stdout).toMatch(/^2 metering servers: unfinished on 1, succeeded on 1 \(1 log read\)\.\n/);
    expect(stdout).toContain(text(...unfinished, ...evidence, ...rest, ''));
    const head = '  2 attempts since 1999-03-26 10:00:00 (1 succeeded, 1 failed); the last one (--all shows all):';
    expect(stdout).toContain(text('METER02  SUCCEEDED', head, ...worked, ''));
    expect(stdout).not.toContain('Attempt 1 of 2');
  });

  it('with --all is told for each one, under its number', () => {
    const head = ['METER02  SUCCEEDED', '  2 attempts since 1999-03-26 10:00:00 (1 succeeded, 1 failed):', ''];
    expect(shown(log, '--all')).toContain(
      text(...head, '  Attempt 1 of 2', ...failedOne, '', '  Attempt 2 of 2', ...worked, ''),
    );
  });

  it('with --verbose has the line of each stage that was seen', () => {
    const seen = [
      '    ./Licsvcfg.log:13  share',
      '      Checking for the existence of a License Server share \\\\METER03\\LicMtr',
      '      = the installation went on (line 14)',
      '    ./Licsvcfg.log:14  reach',
      '      Copying C:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\METER03\\LicMtr\\ProductDB.Dll...',
      '      = a later stage needs it',
    ];
    const stdout = shown(log, '--verbose');
    expect(stdout).toContain(text(...unfinished, ...seen, ...evidence, ...rest, ''));
    expect(stdout).toContain('    ./Licsvcfg.log:6  files, 2 lines\n');
  });

  it('with --quiet is a line for each server', () => {
    expect(shown(log, '--quiet').split('\n')).toEqual(
      expect.arrayContaining(['METER03  UNFINISHED, last seen: file copy', 'METER02  SUCCEEDED']),
    );
    expect(shown(log, '--quiet')).not.toContain('Outcome');
  });

  it('has five of its errors, how often each came, and how many more there are', () => {
    const errors = Array.from({ length: 7 }, (_, i) => `ERROR: the queue ${'abcdefg'[i]} is full`);
    const lines = [destination('METER02'), check('METER02'), ...errors, errors[0] ?? '', failed('METER02')];
    const told = (...args: string[]): string[] =>
      shown(records(lines, 0), ...args)
        .split('\n')
        .filter((line) => /^ {6}ERROR: the queue| {2}\d times|… and/.test(line));
    expect(told().map((line) => line.trim())).toEqual([
      './Licsvcfg.log:3  2 times  at share',
      ...errors.slice(0, 5),
      '… and 3 more (--verbose shows all)',
    ]);
    expect(told('--verbose').map((line) => line.trim())).toEqual(['./Licsvcfg.log:3  2 times  at share', ...errors]);
  });

  it('without a line that shows where it failed says so', () => {
    expect(shown(record(failed('METER04'), 0))).toContain(text('METER04  FAILED, where is not shown').trimEnd());
  });
});

describe('what limits a timeline', () => {
  it('is told of a silence: one between a log and its rollover may be a lost generation, one in a log is not', () => {
    const [early, late] = [records([check('METER05'), wait], 0), records([check('METER05'), wait], 9000)];
    const told = (files: Readonly<Record<string, string>>): string =>
      licdiag(['timeline', '.'], { cwd: makeFolder(files) }).stdout.replace(/\s+/g, ' ');
    const over = told({ 'Licsvcfg.lo_': early, 'Licsvcfg.log': late });
    const silence = 'no line for 2 hours, though the manager writes in each cycle of 15 minutes (Q299261)';
    const lost = '; the gap lies between the log and its rollover, so a generation between them may be lost';
    expect(over).toContain(`./Licsvcfg.log:1, 1999-03-26 10:00:00 to 1999-03-26 12:30:00: ${silence}${lost}`);
    expect(over).toContain('only two generations are kept (Q172790): earlier attempts may have been lost');
    expect(over).toContain('METER05 no attempt in these logs 2 checks of its share without an attempt');
    const within = told({ 'Licsvcfg.log': early + late });
    expect(within).toContain(`${silence}: logging or SMS Executive was stopped, or the clock was set forward`);
    expect(within).not.toMatch(/generation/);
  });
});

describe('the chain to a client, by logs alone', () => {
  const begun = [destination('METER02'), check('METER02')];

  it.each([
    [
      'succeeded',
      [...install('METER02'), wait],
      'no gap is known; the first link that nothing shows is: LICMTR.CFG',
      '+ service of the metering server: its installation on METER02 succeeded by the log; whether it runs now was not collected (./Licsvcfg.log:8)',
    ],
    [
      'failed',
      [...begun, failed('METER02')],
      'the first gap is: service of the metering server',
      'X service of the metering server: the installation failed by the log on METER02 (./Licsvcfg.log:3)',
    ],
    [
      'has no end',
      begun,
      'no gap is known; the first link that nothing shows is: service of the metering server',
      '? service of the metering server: the state of SMS_LICENSE_SERVER was not collected (sc query)',
    ],
  ])('where the installation %s', (_, lines, head, service) => {
    const stdout = shown(records(lines, 0), '--client').replace(/\s+/g, ' ');
    const control =
      '+ site control file: the manager began to install METER02, so it was listed then (inferred) (./Licsvcfg.log:1)';
    expect(stdout).toContain(`Client chain any client: ${head} ${control} ${service} ? LICMTR.CFG: was not collected`);
  });

  it.each([
    ['a check of the share', [check('METER05'), wait]],
    ['the rest of an attempt', [copy('METER05'), failed('METER05')]],
  ])('its first link is not known where only %s was logged', (_, lines) => {
    expect(shown(records(lines, 0), '--client').replace(/\s+/g, ' ')).toContain(
      '? site control file: which servers have the role was not collected (sitectrl.ct0)',
    );
  });
});
