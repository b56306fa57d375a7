/** People keep an older log beside the present one under a name of its own: it is an earlier part of it, as a rollover is. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { diagnoseShare } from '../../src/pipelines/scan/diagnose-shares.js';
import { diagnosePaths } from '../helpers/diagnose-paths.js';
import { withLogs } from '../helpers/write-logs.js';

const record = (day: number, text: string, clock = '10:43'): string =>
  `${text}  $$<SMS_LICENSE_SERVER_MANAGER><${'Sun Mon Tue Wed Thu Fri Sat'.split(' ')[day % 7]} Mar ${day} ${clock}:41.547 1999 Eastern Standard Time><thread=281 (0x119)>\r\n`;
const check = (day: number, clock?: string): string =>
  record(day, "INFO: installation destination = '\\\\METER02\\LicMtr'", clock) +
  record(day, 'Checking for the existence of a License Server share \\\\METER02\\LicMtr', clock);
const failed = (day: number, clock?: string): string =>
  check(day, clock) + record(day, "ERROR: FAILED TO INSTALL LICENSE SERVER 'METER02'", clock);
const worked = (day: number, clock?: string): string =>
  check(day, clock) +
  record(day, 'Copying C:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\METER02\\LicMtr\\ProductDB.Dll...', clock);
const quiet = (day: number): string => record(day, 'INFO: nothing to do');

type Files = Readonly<Record<string, string | Buffer>>;
const diagnosed = (files: Files, options = {}): Promise<Report> =>
  withLogs(Object.entries(files), (folder) => diagnosePaths(folder, ['.'], options));
const statesOf = async (files: Files): Promise<unknown> =>
  (await diagnosed(files)).findings.map(({ article, state, occurrences }) => [article, state, occurrences]);

describe('the last attempt decides, whatever the older part is called', () => {
  it.each([
    'Licsvcfg-old.log',
    'Licsvcfg.log.old',
    'Licsvcfg.old',
    'Licsvcfg (2).log',
    'Licsvcfg(1).log',
    'Licsvcfg_19990325.log',
    'Licsvcfg-1999-03-25.log',
    'Copy of Licsvcfg.log',
    'Licsvcfg.log~',
    'Copy (2) of Licsvcfg.log',
    'Kopie von Licsvcfg.log',
    'Licsvcfg - Copy.log',
    'LICSVCFG.LOG.1',
    'Licsvcfg.bak',
    'old_Licsvcfg.log',
    'Licsvcfg.log.1999-03-25',
    'Licsvcfg.log_old',
    'Licsvcfg - Copy',
  ])('%s', async (name) => {
    expect(await statesOf({ [name]: failed(25), 'Licsvcfg.log': worked(27) })).toEqual([['Q214954', 'resolved', 1]]);
    expect(await statesOf({ [name]: worked(25), 'Licsvcfg.log': failed(27) })).toEqual([['Q214954', 'active', 1]]);
  });

  it('not where the times of the two overlap: what stands in the other file need not be later', async () => {
    const older = quiet(25) + failed(27, '12:10');
    const present = worked(27, '11:40') + quiet(29);
    expect(await statesOf({ 'Licsvcfg-old.log': older, 'Licsvcfg.log': present })).toEqual([['Q214954', 'active', 1]]);
  });

  it('packed, and cut as by a copy that was broken off', async () => {
    const cut = gzipSync(failed(25) + record(25, 'INFO: the end of this is lost')).subarray(0, -9);
    expect(await statesOf({ 'Licsvcfg-old.log.gz': cut, 'Licsvcfg.log': worked(27) })).toEqual([
      ['Q214954', 'resolved', 1],
    ]);
  });

  it('packed, and in UTF-16', async () => {
    const older = { gz: gzipSync(failed(25)), wide: Buffer.from(`\ufeff${failed(25)}`, 'utf16le') };
    const resolved = [['Q214954', 'resolved', 1]];
    for (const name of ['Licsvcfg-old.log.gz', 'Licsvcfg.log.1.gz', 'Licsvcfg.old.gz'])
      expect(await statesOf({ [name]: older.gz, 'Licsvcfg.log': worked(27) }), name).toEqual(resolved);
    expect(await statesOf({ 'Licsvcfg-old.log': older.wide, 'Licsvcfg.log': worked(27) })).toEqual(resolved);
  });

  it('larger than what is looked at of its ends', async () => {
    const older = quiet(24).repeat(2000) + failed(25) + quiet(25).repeat(2000);
    expect(await statesOf({ 'Licsvcfg-old.log': older, 'Licsvcfg.log': quiet(26).repeat(2000) + worked(27) })).toEqual([
      ['Q214954', 'resolved', 1],
    ]);
  });

  it('several of them, and a rollover', async () => {
    const parts = { 'Licsvcfg.log.2': failed(20), 'Licsvcfg.log.1': failed(22), 'Licsvcfg.lo_': failed(24) };
    expect(await statesOf({ ...parts, 'Licsvcfg.log': worked(27) })).toEqual([['Q214954', 'resolved', 3]]);
    expect(await statesOf({ ...parts, 'Licsvcfg.log': quiet(27) })).toEqual([['Q214954', 'active', 3]]);
  });

  it('the newer one may be the one with the other name', async () => {
    expect(await statesOf({ 'Licsvcfg.log': failed(25), 'Licsvcfg (2).log': worked(27) })).toEqual([
      ['Q214954', 'resolved', 1],
    ]);
  });

  it('an attempt that goes on behind the cut is one', async () => {
    const [start = '', ...rest] = failed(25).split(/(?<=\n)/);
    expect(
      await statesOf({ 'Licsvcfg-old.log': start, 'Licsvcfg.log': rest.join('').replaceAll('10:43', '10:44') }),
    ).toEqual([['Q214954', 'active', 1]]);
  });

  it('in threads too', async () => {
    const files = { 'Licsvcfg-old.log': failed(25), 'Licsvcfg.log': worked(27), 'Licsrvc.log': quiet(27) };
    const one = await diagnosed(files);
    const two = await diagnosed(files, { jobs: 2, processors: 2, runShare: diagnoseShare });
    expect({ ...two, run: null }).toEqual({ ...one, run: null });
    expect(one.findings).toMatchObject([{ state: 'resolved' }]);
  });
});

test.each(['Licsvcfg.log.HQ1', 'Licsvcfg.log-HQ1', 'LICSVCFG.LO_ (HQ1)', 'Licsvcfg.log~', 'Licsvcfg.log.HQ1.gz'])(
  'a log that was renamed to %s is read',
  async (name) => {
    const bytes = name.endsWith('.gz') ? gzipSync(failed(25)) : failed(25);
    expect(await statesOf({ [name]: bytes, 'Licsvcfg.log': quiet(25) })).toEqual([['Q214954', 'active', 1]]);
  },
);

test.each(['Licsvcfg.log.html', 'Licsvcfg.log.json', 'Licsvcfg.logic', 'Licsvcfg.log.HQ1.csv'])(
  '%s, which is no log, is not',
  async (name) => {
    const { inputs } = await diagnosed({ [name]: failed(25), 'Licsvcfg.log': quiet(25) });
    expect(inputs.files.map(({ path }) => path.replace(/^.*\//, ''))).toEqual(['Licsvcfg.log']);
  },
);

describe('what is not told to be an earlier part stays by itself', () => {
  const active = [['Q214954', 'active', 1]];

  it.each<[string, Files]>([
    ['times that overlap', { 'Licsvcfg-old.log': worked(24) + failed(26), 'Licsvcfg.log': worked(25) + quiet(27) }],
    ['an older log of another folder', { 'old/Licsvcfg.log': failed(25), 'Licsvcfg.log': worked(27) }],
    ['a name that may be that of another site', { 'Licsvcfg-HQ1.log': failed(25), 'Licsvcfg.log': worked(27) }],
    ['another log', { 'Licsrvc-old.log': failed(25), 'Licsvcfg.log': worked(27) }],
    [
      'records of another component',
      {
        'Licsvcfg-old.log': failed(25),
        'Licsvcfg.log': worked(27).replaceAll('<SMS_LICENSE_SERVER_MANAGER>', '<SMS_EXECUTIVE>'),
      },
    ],
    [
      'status messages of another site',
      {
        'Licsvcfg-old.log': failed(25) + record(25, 'STATMSG: ID=500 SEV=I LEV=M COMP="X" SYS=SRV SITE=HQ1 PID=1'),
        'Licsvcfg.log': worked(27) + record(27, 'STATMSG: ID=500 SEV=I LEV=M COMP="X" SYS=SRV SITE=BR7 PID=1'),
      },
    ],
  ])('%s', async (_, files) => {
    expect(await statesOf(files)).toEqual(active);
  });

  it('lines without times', async () => {
    const plain = (text: string): string => text.replaceAll(/ {2}\$\$.*/g, '');
    expect(await statesOf({ 'Licsvcfg-old.log': plain(failed(25)), 'Licsvcfg.log': plain(worked(27)) })).toEqual(
      active,
    );
  });
});

describe('lines that stand in both', () => {
  it.each(['Licsvcfg (2).log', 'Licsvcfg_1.log'])(
    'the log went on after it was copied to %s: it counts once',
    async (name) => {
      const { inputs, findings } = await diagnosed({ [name]: failed(25), 'Licsvcfg.log': failed(25) + worked(27) });
      expect(findings.map(({ state, occurrences }) => [state, occurrences])).toEqual([['resolved', 1]]);
      expect(inputs.complete).toBe(true);
      expect(inputs.files).toMatchObject([
        { path: './Licsvcfg.log', status: 'read' },
        {
          path: `./${name}`,
          status: 'duplicate',
          problem: 'same content as the start of ./Licsvcfg.log; counted once',
        },
      ]);
    },
  );

  it('also where it is larger than a block, packed, or began in the rollover', async () => {
    const start = quiet(24).repeat(1500) + failed(25);
    for (const [name, copy] of [
      ['Licsvcfg-old.log', start],
      ['Licsvcfg-old.log.gz', gzipSync(start)],
    ] as const) {
      const { inputs } = await diagnosed({
        [name]: copy,
        'Licsvcfg.lo_': start + quiet(25),
        'Licsvcfg.log': worked(27),
      });
      expect(inputs.files.map(({ status }) => status)).toEqual(['read', 'read', 'duplicate']);
    }
  });

  it.each(['Licsvcfg (2).log', 'Licsvcfg_1.log'])(
    'a copy that ends with the failure in %s does not hide that the log got past it',
    async (name) => {
      const files = { [name]: quiet(24) + failed(26), 'Licsvcfg.log': failed(26) + worked(27) };
      expect((await diagnosed(files)).findings).toMatchObject([{ state: 'resolved' }]);
    },
  );
});

describe('lines that two copies share, of which neither is the start of the other', () => {
  const [first, second, third, last] = [
    failed(22),
    quiet(23) + failed(24),
    quiet(25) + failed(26),
    quiet(27) + failed(28),
  ];
  const counted = async (files: Files): Promise<unknown> => {
    const { findings, inputs } = await diagnosed(files);
    expect([inputs.complete, inputs.files.filter(({ status }) => status === 'read').length]).toEqual([
      true,
      inputs.files.length - 1,
    ]);
    return [findings.map(({ state, occurrences }) => [state, occurrences]), inputs.files.at(-1)?.problem];
  };
  const four = [['active', 4]];

  it('the older one ends with what the newer one begins with', async () => {
    const [older, newer] = [first + second + third, second + third + last];
    for (const copy of [older, gzipSync(older)])
      expect(
        await counted({ [`Licsvcfg (2).log${copy === older ? '' : '.gz'}`]: copy, 'Licsvcfg.log': newer }),
      ).toEqual([four, expect.stringMatching(/^it ends with what .*Licsvcfg\.log begins with; counted once$/)]);
    expect(await counted({ 'Licsvcfg (2).log': newer, 'Licsvcfg.log': older })).toEqual([four, expect.any(String)]);
  });

  it.each([
    ['the middle', second + third],
    ['the end', third + last],
  ])('one is %s of the other', async (_, part) => {
    const whole = first + second + third + last;
    const problem = 'same content as a part of ./Licsvcfg.log; counted once';
    expect(await counted({ 'Licsvcfg (2).log': part, 'Licsvcfg.log': whole })).toEqual([four, problem]);
  });

  it('of megabytes, wherever a block ends', async () => {
    const calm = Array.from({ length: 3000 }, (_, i) => record(25, `INFO: line ${i}`)).join('');
    const files = { 'Licsvcfg-old.log': first + calm + second + calm, 'Licsvcfg.log': second + calm + third };
    expect(await counted(files)).toEqual([[['active', 3]], expect.any(String)]);
  });

  it('a line of the one that goes on otherwise in the other is left', async () => {
    const { findings } = await diagnosed({ 'Licsvcfg-old.log': first + second + third, 'Licsvcfg.log': second + last });
    expect(findings).toMatchObject([{ occurrences: 5 }]);
  });
});

it('a copy of the log of a client may be of another one, and is no part of the log beside it', async () => {
  const agent = (text: string, day: number): string =>
    record(day, text).replace('SMS_LICENSE_SERVER_MANAGER', 'LICENSE METERING');
  const stopped = agent('Downloading client configuration...', 25);
  const other = agent('Connected to a license server', 26) + agent('OK', 26);
  const alone = await diagnosed({ 'Liccli.log': stopped });
  expect(alone.findings).toMatchObject([{ article: 'Q306974' }]);
  const { findings } = await diagnosed({ 'Liccli (2).log': stopped, 'Liccli.log': other });
  expect(findings.map(({ article, state }) => [article, state])).toEqual([['Q306974', alone.findings[0]?.state]]);
});

// A copy that was found first took the place of the log, and its rollover stood alone: an old failure seemed to be the last word.
describe('of the same log given twice the one counts that its rollover lies beside', () => {
  const logs = { 'Logs/Licsvcfg.lo_': failed(25), 'Logs/Licsvcfg.log': worked(27) };
  it.each<[string, Files]>([
    ['a backup of the present log', { 'Backup/Licsvcfg.log': worked(27) }],
    ['a folder in its own', { 'Logs/Backup/Licsvcfg.log': worked(27) }],
    ['a backup of the older one', { 'Backup/Licsvcfg.log': failed(25) }],
    ['a copy with a name of its own', { 'Logs/A.log': worked(27) }],
    ['all of them', { 'Backup/Licsvcfg.lo_': failed(25), 'Backup/Licsvcfg.log': worked(27) }],
  ])('%s', async (_, more) => {
    expect(await statesOf({ ...more, ...logs })).toEqual([['Q214954', 'resolved', 1]]);
    expect(await statesOf({ ...logs, ...more })).toEqual([['Q214954', 'resolved', 1]]);
  });

  it('a metering log rather than another one: of damaged logs the content may be the same', async () => {
    const zeros = Buffer.alloc(5000);
    const { inputs } = await diagnosed({ 'Hman.log': zeros, 'Licsvcfg.log': zeros, 'Licsrvc.log': quiet(27) });
    expect(inputs.complete).toBe(false);
    expect(inputs.files.map(({ path, status }) => [path, status])).toContainEqual(['./Licsvcfg.log', 'failed']);
  });
});
