/** How far an attempt got: what each line shows of it, and that what no line shows is never passed. */
import { describe, expect, it } from 'vitest';
import { timelineSchema } from '../../src/model/timeline-schema.js';
import {
  attempting,
  check,
  copy,
  copyFailed,
  destination,
  failed,
  follow,
  install,
  lastOf,
  odbcError,
  record,
  records,
  serverOf,
  stagesOf,
  starting,
  wait,
} from './follow.js';

const log = (texts: readonly string[], at = 0): Record<string, string> => ({ 'Licsvcfg.log': records(texts, at) });

describe('an attempt', () => {
  it('that finds a left-over share fails there (Q214954)', async () => {
    const last = lastOf(
      await follow(log([destination('METER02'), check('METER02'), failed('METER02'), wait])),
      'METER02',
    );
    expect(last).toMatchObject({
      outcome: 'failed',
      stoppedAt: 'share',
      beginningSeen: true,
      startedAt: '1999-03-26T10:00:00.000',
      endedAt: '1999-03-26T10:00:00.200',
    });
    expect(stagesOf(last)).toBe('role+ shareX');
    expect(last.stages.find(({ id }) => id === 'share')).toMatchObject({
      provenance: 'documented',
      article: 'Q214954',
    });
  });

  it('whose copy fails fails there (Q227020)', async () => {
    const last = lastOf(
      await follow(log([destination('METER02'), check('METER02'), copy('METER02'), copyFailed, failed('METER02')])),
      'METER02',
    );
    expect(last).toMatchObject({ outcome: 'failed', stoppedAt: 'files' });
    expect(stagesOf(last)).toBe('role+ share+ reach+ filesX');
  });

  it('whose INSTALL_ODBC does not start fails there, without the general line too (Q226850)', async () => {
    const lines = [...install('METER02').slice(0, 6), ...odbcError, wait];
    const last = lastOf(await follow(log(lines)), 'METER02');
    expect(last).toMatchObject({ outcome: 'failed', stoppedAt: 'odbc' });
    expect(last.errors.map(({ codes }) => codes.map(({ code }) => code))).toEqual([[], [997]]);
  });

  it('that starts the service without an error succeeds, as far as the log goes on; that is inferred', async () => {
    const last = lastOf(await follow(log([...install('METER02'), wait])), 'METER02');
    expect(last).toMatchObject({ outcome: 'succeeded', stoppedAt: null, provenance: 'inferred' });
    expect(stagesOf(last)).toBe('role+ share+ reach+ files+ odbc+ service+ running+');
    expect(last.stages.find(({ id }) => id === 'running')).toMatchObject({ provenance: 'inferred', line: 8 });
  });

  it('is unfinished where the log ends right after the start: nothing tells whether it came up', async () => {
    const last = lastOf(await follow(log(install('METER02'))), 'METER02');
    expect(last).toMatchObject({ outcome: 'unfinished', stoppedAt: 'running' });
    expect(stagesOf(last)).toContain('running>');
  });

  it.each([
    ['goes on', [], { status: 'unknown', line: 3, occurrences: 2 }],
    ['is over when the next one begins', [attempting('INSTALL_ODBC')], { status: 'passed', line: 3, occurrences: 2 }],
    ['fails', [copyFailed], { status: 'failed', line: 5, occurrences: 2 }],
    ['fails, and says so twice', [copyFailed, copyFailed], { status: 'failed', line: 5, occurrences: 3 }],
  ])(
    'quotes the first line that shows how a stage stands, and counts its lines: one that %s',
    async (_, more, files) => {
      const lines = [...install('METER02').slice(0, 4), ...more];
      const last = lastOf(await follow(log(lines)), 'METER02');
      expect(last.stages.find(({ id }) => id === 'files')).toMatchObject(files);
    },
  );

  it('is no success where an error that nobody knows follows the start', async () => {
    const report = await follow(log([...install('METER02'), 'ERROR: the service gave up with error 1067']));
    const last = lastOf(report, 'METER02');
    expect(last.outcome).toBe('unfinished');
    expect(last.errors).toMatchObject([{ stage: 'running', codes: [{ code: 1067 }] }]);
    expect(report.unexplained).toMatchObject([{ stages: ['running'], servers: ['METER02'], occurrences: 1 }]);
  });

  it.each([
    [1, 'role+', 'role'],
    [2, 'role+ share>', 'share'],
    [4, 'role+ share+ reach+ files>', 'files'],
    [6, 'role+ share+ reach+ files+ odbc>', 'odbc'],
    [7, 'role+ share+ reach+ files+ odbc+ service>', 'service'],
  ])('that just stops after %i lines is unfinished, however long the log goes on', async (lines, stages, stoppedAt) => {
    const text = records(install('METER02').slice(0, lines), 0) + record(wait, 900) + record(wait, 9000);
    const last = lastOf(await follow({ 'Licsvcfg.log': text }), 'METER02');
    expect(last).toMatchObject({ outcome: 'unfinished', stoppedAt });
    expect(stagesOf(last)).toBe(stages);
    expect(last.stages).toHaveLength(8);
    expect(last.stages.filter(({ line, status }) => line === null && status !== 'unknown')).toEqual([]);
  });

  it('fails where nothing is shown when only its failure is there', async () => {
    const last = lastOf(await follow(log([failed('METER02')])), 'METER02');
    expect(last).toMatchObject({ outcome: 'failed', stoppedAt: null, beginningSeen: false });
  });

  it('fails at the last stage that had begun, which is inferred', async () => {
    const last = lastOf(
      await follow(log([destination('METER02'), check('METER02'), copy('METER02'), failed('METER02')])),
      'METER02',
    );
    expect(last.stages.find(({ id }) => id === 'files')).toMatchObject({ status: 'failed', provenance: 'inferred' });
  });

  it('fails at connection and rights when an error of them stands before the failure', async () => {
    const lines = [
      destination('METER02'),
      'ERROR: cannot open \\\\METER02\\Admin$, Win32 error = 5',
      failed('METER02'),
    ];
    const last = lastOf(await follow(log(lines)), 'METER02');
    expect(last).toMatchObject({ outcome: 'failed', stoppedAt: 'reach' });
    expect(last.errors[0]).toMatchObject({ codes: [{ code: 5, means: 'access is denied' }] });
  });

  it('tells the number of every error, also of those that differ in nothing else', async () => {
    const lines = [53, 112, 5, 53].map((code) => `ERROR: cannot open \\\\METER02\\Admin$, Win32 error = ${code}`);
    const last = lastOf(await follow(log([destination('METER02'), ...lines, failed('METER02')])), 'METER02');
    expect(last.errors[0]).toMatchObject({ occurrences: 4, codes: [{ code: 53 }, { code: 112 }, { code: 5 }] });
  });

  it('fails when status message 9406 follows the start of the service, and not a day later (Q299261)', async () => {
    const status = (at: number): string =>
      record(
        'STATMSG: ID=9406 SEV=E LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=HQSMS1 SITE=HQ1 PID=258 TID=281 GMTDATE=Fri Mar 26 15:00:00.000 1999 ISTR0="METER02" ISTR1="" NUMATTRS=0',
        at,
      );
    const soon = await follow({ 'Licsvcfg.log': records(install('METER02'), 0) + status(60) });
    expect(lastOf(soon, 'METER02')).toMatchObject({ outcome: 'failed', stoppedAt: 'running' });
    const looked = await follow({
      'Licsvcfg.log': records(install('METER02'), 0) + status(60) + record(check('METER02'), 900),
    });
    expect(serverOf(looked, 'METER02').attempts[0]).toMatchObject({ outcome: 'failed', stoppedAt: 'running' });
    const late = await follow({
      'Licsvcfg.log': records(install('METER02'), 0) + record(check('METER02'), 900) + status(90_000),
    });
    expect(lastOf(late, 'METER02').outcome).toBe('succeeded');
    expect(serverOf(late, 'METER02').since).toMatchObject([{ kind: 'gap' }, { kind: 'stopped', line: 10 }]);
    // In one of the next two cycles of 15 minutes the failure is reported. Later the service may have stopped since.
    for (const [at, outcome] of [
      [1800, 'failed'],
      [1802, 'succeeded'],
    ] as const)
      expect(
        lastOf(await follow({ 'Licsvcfg.log': records(install('METER02'), 0) + status(at) }), 'METER02').outcome,
      ).toBe(outcome);
  });
});

describe('attempts', () => {
  it('are counted, and told how long after the other they came', async () => {
    const one = (at: number): string => records([destination('METER02'), check('METER02'), failed('METER02')], at);
    const report = await follow({ 'Licsvcfg.log': one(0) + one(900) + records([...install('METER02'), wait], 1800) });
    const server = serverOf(report, 'METER02');
    expect(server.attempts.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'succeeded']);
    expect(server).toMatchObject({ attemptsSeen: 3, outcome: 'succeeded' });
    expect(server.attempts[1]?.before).toMatchObject([
      { kind: 'retry', says: expect.stringContaining('15 minutes after') },
    ]);
    expect(report.summary).toEqual({ servers: 1, succeeded: 1, failed: 0, unfinished: 0, attempts: 3 });
  });

  it('are none where a server that works is only looked at', async () => {
    const report = await follow({
      'Licsvcfg.log': [0, 900, 1800].map((at) => records([check('METER01'), wait], at)).join(''),
    });
    expect(serverOf(report, 'METER01')).toMatchObject({ attempts: [], attemptsSeen: 0, looks: 3, outcome: 'none' });
  });

  it('that are begun again were not complete', async () => {
    const report = await follow({
      'Licsvcfg.log': records(install('METER02'), 0) + records([destination('METER02'), check('METER02')], 900),
    });
    expect(serverOf(report, 'METER02').attempts.map(({ outcome }) => outcome)).toEqual(['unfinished', 'unfinished']);
  });

  it.each([
    [
      'a success behind a failure',
      [destination('METER02'), check('METER02'), failed('METER02')],
      install('METER02'),
      'succeeded',
    ],
    [
      'a failure behind a success',
      install('METER02'),
      [destination('METER02'), check('METER02'), failed('METER02')],
      'failed',
    ],
  ])(
    'stand in the order of their lines where the clock was set back between them: %s',
    async (_, first, then, outcome) => {
      const text = `${records([...first, wait], 3600)}${records([...then, wait], 0)}`;
      const server = serverOf(await follow({ 'Licsvcfg.log': text }), 'METER02');
      expect(server).toMatchObject({ outcome, attempts: [{ startedAt: '1999-03-26T11:00:00.000' }, { outcome }] });
    },
  );

  it('of two logs stand in the order of time', async () => {
    const blocked = [destination('METER02'), check('METER02'), failed('METER02'), wait];
    const files = {
      'Licsvcfg.log': records([...install('METER02'), wait], 3600),
      'a.log': '',
      'Licsrvc.log': records(blocked, 0),
    };
    expect(serverOf(await follow(files), 'METER02').attempts.map(({ outcome }) => outcome)).toEqual([
      'failed',
      'succeeded',
    ]);
  });

  it('of one name in two folders stay apart', async () => {
    const report = await follow({
      'SITE1/Licsvcfg.log': records([destination('METER02'), check('METER02'), failed('METER02')], 0),
      'SITE2/Licsvcfg.log': records([...install('METER02'), wait], 0),
    });
    expect(report.servers.map(({ folder, outcome }) => [folder.replace('./', ''), outcome])).toEqual([
      ['SITE1', 'failed'],
      ['SITE2', 'succeeded'],
    ]);
  });

  it('begin with the look at the server only where that came shortly before', async () => {
    const server = async (at: number) => {
      const rest = records([copy('METER02'), failed('METER02')], at);
      return serverOf(await follow({ 'Licsvcfg.log': records([check('METER02'), wait], 0) + rest }), 'METER02');
    };
    expect(await server(900)).toMatchObject({ looks: 0, attempts: [{ startedAt: '1999-03-26T10:00:00.000' }] });
    expect(await server(7200)).toMatchObject({ looks: 1, attempts: [{ startedAt: '1999-03-26T12:00:00.000' }] });
  });

  it('are two where a stage that failed begins again, without a look at the server in between', async () => {
    const first = records([destination('METER02'), check('METER02'), copy('METER02'), copyFailed], 0);
    const again = records([copy('METER02'), attempting('INSTALL_ODBC')], 300);
    const { attempts } = serverOf(await follow({ 'Licsvcfg.log': first + again }), 'METER02');
    expect(attempts.map(({ outcome, startedAt }) => [outcome, startedAt])).toEqual([
      ['failed', '1999-03-26T10:00:00.000'],
      ['unfinished', '1999-03-26T10:05:00.000'],
    ]);
  });

  it('go on over a rollover as one', async () => {
    const lines = [...install('METER02'), wait];
    for (let at = 1; at < lines.length; at += 1) {
      const report = await follow({
        'Licsvcfg.lo_': records(lines.slice(0, at), 0),
        'Licsvcfg.log': records(lines.slice(at), at / 10),
      });
      expect(
        serverOf(report, 'METER02').attempts.map(({ outcome }) => outcome),
        `after line ${at}`,
      ).toEqual(['succeeded']);
    }
  });

  it('stay two where the log rolled over between them, also within a cycle of the manager', async () => {
    const one = (at: number): string => records([destination('METER02'), check('METER02'), failed('METER02')], at);
    const report = await follow({ 'Licsvcfg.lo_': one(0), 'Licsvcfg.log': one(600) });
    expect(serverOf(report, 'METER02').attempts.map(({ startedAt }) => startedAt)).toEqual([
      '1999-03-26T10:00:00.000',
      '1999-03-26T10:10:00.000',
    ]);
  });

  it('have no error of their thread that names no server and comes an hour later, or when they are over', async () => {
    const odd = 'ERROR: something odd, error 5';
    const begun = [destination('METER02'), check('METER02'), copy('METER02')];
    const errorsAt = async (lines: readonly string[], at: number): Promise<number> =>
      lastOf(await follow({ 'Licsvcfg.log': records(lines, 0) + record(odd, at) }), 'METER02').errors.filter(
        ({ text }) => text === odd,
      ).length;
    expect([await errorsAt(begun, 60), await errorsAt(begun, 3700)]).toEqual([1, 0]);
    expect(await errorsAt([...begun, failed('METER02')], 60)).toBe(0);
  });

  it('are read from text without trailers', async () => {
    const report = await follow(
      { 'ticket.txt': [destination('METER02'), check('METER02'), failed('METER02')].join('\r\n') },
      { paths: ['ticket.txt'] },
    );
    expect(lastOf(report, 'METER02')).toMatchObject({ outcome: 'failed', stoppedAt: 'share', startedAt: null });
  });

  it('make a report that its schema accepts', async () => {
    const report = await follow(log([destination('METER02'), check('METER02'), failed('METER02')]), { client: true });
    expect(() => timelineSchema.parse(JSON.parse(JSON.stringify(report)))).not.toThrow();
  });
});

describe('a line that names no server', () => {
  it('stays with the server that its thread works on', async () => {
    const a = (text: string, at: number): string => record(text, at, { thread: 281 });
    const b = (text: string, at: number): string => record(text, at, { thread: 399 });
    const text = [
      a(destination('METER01'), 0),
      b(destination('METER02'), 0.1),
      a(check('METER01'), 0.2),
      b(check('METER02'), 0.3),
      a(copy('METER01'), 0.4),
      b(copy('METER02'), 0.5),
      a(copyFailed, 0.6),
      b(attempting('INSTALL_ODBC'), 0.7),
      a(failed('METER01'), 0.8),
      b(starting('INSTALL_ODBC', 'METER02'), 0.9),
      b(odbcError[0] ?? '', 1),
      b(odbcError[1] ?? '', 1.1),
    ].join('');
    const report = await follow({ 'Licsvcfg.log': text });
    expect(lastOf(report, 'METER01')).toMatchObject({ outcome: 'failed', stoppedAt: 'files' });
    expect(lastOf(report, 'METER02')).toMatchObject({ outcome: 'failed', stoppedAt: 'odbc' });
    expect(stagesOf(lastOf(report, 'METER02'))).toBe('role+ share+ reach+ files+ odbcX');
  });

  it('goes, on one thread, to the server whose stage it fits', async () => {
    const lines = [
      destination('METER01'),
      destination('METER02'),
      check('METER01'),
      check('METER02'),
      copy('METER01'),
      copy('METER02'),
      attempting('INSTALL_ODBC'),
      starting('INSTALL_ODBC', 'METER01'),
      copy('METER02', 'Remodbc.exe'),
      odbcError[0] ?? '',
    ];
    const report = await follow(log(lines));
    expect(lastOf(report, 'METER01')).toMatchObject({ outcome: 'failed', stoppedAt: 'odbc' });
    expect(lastOf(report, 'METER02')).toMatchObject({ outcome: 'unfinished', stoppedAt: 'files' });
  });

  it('is of the server that it names by a bare word, not of the one its thread works on', async () => {
    const report = await follow({
      'Licsvcfg.log':
        records(install('METER01').slice(0, 3), 0) +
        records(install('METER02').slice(0, 3), 1) +
        records(['ERROR: cannot open the registry of METER01'], 2),
    });
    expect(['METER01', 'METER02'].map((name) => lastOf(report, name).errors.length)).toEqual([1, 0]);
  });

  it('waits for the failure that names its server when nothing else tells', async () => {
    const lines = [
      destination('METER01'),
      destination('METER02'),
      check('METER01'),
      check('METER02'),
      copy('METER01'),
      copy('METER02'),
      copyFailed,
    ];
    const told = await follow(log([...lines, failed('METER01')]));
    expect(lastOf(told, 'METER01')).toMatchObject({ outcome: 'failed', stoppedAt: 'files' });
    expect(lastOf(told, 'METER02').outcome).toBe('unfinished');
    const open = await follow(log(lines));
    for (const server of ['METER01', 'METER02']) {
      expect(lastOf(open, server).outcome).toBe('unfinished');
      expect(lastOf(open, server).notes).toEqual([expect.stringContaining('may be of')]);
    }
  });
});

it('a start of the manager between two attempts is told of each server, though it names none', async () => {
  const started = 'SMS_EXECUTIVE started LICSVR_SERVICE as thread ID 227 (0xE3).';
  const report = await follow({
    'Licsvcfg.log': ['METER01', 'METER02']
      .flatMap((server) =>
        [0, 3600].map((at) => [at, records([destination(server), check(server), failed(server)], at)] as const),
      )
      .sort(([one], [other]) => one - other)
      .map(([, text]) => text)
      .join(''),
    'Smsexec.log': record(started, 1800, { component: 'SMS_EXECUTIVE' }),
  });
  for (const server of ['METER01', 'METER02'])
    expect(lastOf(report, server).before.map(({ kind, file }) => [kind, file])).toContainEqual([
      'manager',
      './Smsexec.log',
    ]);
});
