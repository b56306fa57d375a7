/** A status message about an attempt may stand in another file than the lines of that attempt: it is a stage of it, and no attempt of its own. */
import { describe, expect, it } from 'vitest';
import {
  check,
  copy,
  destination,
  failed,
  follow,
  install,
  record,
  records,
  serverOf,
  stagesOf,
  starting,
} from './follow.js';

const message = (id: number, severity: string, strings: readonly string[], at: number): string =>
  record(
    `STATMSG: ID=${id} SEV=${severity} LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=HQSMS1 SITE=HQ1 PID=258 TID=281 GMTDATE=Fri Mar 26 15:00:00.000 1999 ${strings.map((text, i) => `ISTR${i}="${text}"`).join(' ')} NUMATTRS=0`,
    at,
  );
/** The service INSTALL_ODBC could not be installed on METER02 (Q226850). */
const status = (at: number): string => message(9399, 'E', ['INSTALL_ODBC', 'METER02'], at);
const attempt = records([destination('METER02'), check('METER02'), copy('METER02')], 0);
const odbc = record(starting('INSTALL_ODBC', 'METER02'), 1);
const error = record(failed('METER02'), 1);

it.each([
  ['a stage of its own', attempt, 60, ['failed role+ share+ reach+ files+ odbcX']],
  ['up to a cycle behind it', attempt, 900, ['failed role+ share+ reach+ files+ odbcX']],
  ['the end of the stage that had begun', attempt + odbc, 60, ['failed role+ share+ reach+ files+ odbcX']],
  ['later, another attempt', attempt, 960, ['unfinished role+ share+ reach+ files>', 'failed odbcX']],
  ['behind a failure, one more stage', attempt + error, 60, ['failed role+ share+ reach+ filesX odbcX']],
  [
    'against what the log shows, nothing',
    records(install('METER02'), 0),
    60,
    ['unfinished role+ share+ reach+ files+ odbc+ service+ running>'],
  ],
])('%s', async (_, log, at, expected) => {
  const { attempts } = serverOf(await follow({ 'Licsvcfg.log': log, 'Statmgr.log': status(at) }), 'METER02');
  expect(attempts.map((one) => `${one.outcome} ${stagesOf(one)}`)).toEqual(expected);
});

it('belongs to the attempt that had begun by then, not to the one a cycle before', async () => {
  const later = records([destination('METER02'), check('METER02'), copy('METER02')], 890);
  const report = await follow({ 'Licsvcfg.log': attempt + error + later, 'Statmgr.log': status(895) });
  expect(serverOf(report, 'METER02').attempts.map((one) => `${one.outcome} ${stagesOf(one)}`)).toEqual([
    'failed role+ share+ reach+ filesX',
    'failed role+ share+ reach+ files+ odbcX',
  ]);
});

it('in the same log a day and more after an attempt is of another one', async () => {
  const service = message(9399, 'E', ['SMS_LICENSE_SERVER', 'METER02'], 200_000);
  const report = await follow({ 'Licsvcfg.log': attempt + odbc + service });
  expect(serverOf(report, 'METER02').attempts.map((one) => `${one.outcome} ${stagesOf(one)}`)).toEqual([
    'unfinished role+ share+ reach+ files+ odbc>',
    'failed serviceX',
  ]);
});

describe('a line of Licsrvc.log', () => {
  const started = 'unfinished role+ share+ reach+ files+ odbc+ service+ running>';
  const runs = started.replace('unfinished', 'succeeded').replace('>', '+');
  const at = { component: 'LICENSE_METERING', thread: 9 };
  it.each([
    ['of ODBC to the server shows that the service runs', record('ODBC connection to HQSMS1', 2, at), runs],
    ['of its manager does not', record('SMS_LICENSE_SERVER_MANAGER works on HQSMS1', 2, at), started],
    ['of a service that stops does not', record('SMS_LICENSE_SERVER on HQSMS1 is stopped', 2, at), started],
    ['of a service that is down does not', record('SMS_LICENSE_SERVER on HQSMS1 is down', 2, at), started],
    ['of one that timed out does not', record('SMS_LICENSE_SERVER on HQSMS1 timed out', 2, at), started],
    ['of one that is out of reach does not', record("Can't reach SMS_LICENSE_SERVER on HQSMS1", 2, at), started],
    ['of one that is removed does not', record('Removing SMS_LICENSE_SERVER from HQSMS1', 2, at), started],
    ['that is a status message from that server does not', message(500, 'I', [], 2), started],
    ['that is a failure of ODBC there is no failure of the service', message(9405, 'E', ['HQSMS1'], 2), started],
  ])('%s', async (_, line, expected) => {
    const report = await follow({ 'Licsvcfg.log': records(install('HQSMS1'), 0), 'Licsrvc.log': line });
    const [first] = serverOf(report, 'HQSMS1').attempts;
    expect(first && `${first.outcome} ${stagesOf(first)}`).toBe(expected);
  });
});

describe('that the service does not run', () => {
  const runs = 'role+ share+ reach+ files+ odbc+ service+ running+';
  const stops = runs.replace(/.$/, 'X');
  it.each([
    ['right after its start fails it', 40, `failed ${stops}`],
    ['in the next cycle fails it', 890, `failed ${stops}`],
    ['an hour later tells of a service that ran', 3600, `succeeded ${runs}`],
    ['before it says nothing of it', -10, `succeeded ${runs}`],
  ])('%s', async (_, at, expected) => {
    const log = records(install('METER02'), 0) + record('~Wait for site control changes', 10);
    const report = await follow({ 'Licsvcfg.log': log, 'Licsrvc.log': message(9406, 'E', ['METER02'], at) });
    const { attempts, since } = serverOf(report, 'METER02');
    expect(attempts.map((one) => `${one.outcome} ${stagesOf(one)}`)).toEqual([expected]);
    expect(since.map(({ kind }) => kind)).toEqual(expected.startsWith('failed') ? [] : ['stopped']);
  });
});

it('that the service stopped after it had run is no failure of its start', async () => {
  const report = await follow({
    'Licsvcfg.log': records(install('METER02'), 0),
    'Licsrvc.log': record('ODBC connection to METER02', 2, { component: 'LICENSE_METERING', thread: 9 }),
    'Statmgr.log': message(9406, 'E', ['METER02'], 600),
  });
  const { attempts, since } = serverOf(report, 'METER02');
  expect([attempts.map(({ outcome }) => outcome), since.map(({ kind }) => kind)]).toEqual([['succeeded'], ['stopped']]);
});

it('that the service does not run is judged alike on both sides of a rollover', async () => {
  const log = records(install('METER02'), 0);
  const next = record(check('METER02'), 800) + message(9406, 'E', ['METER02'], 810);
  for (const files of [{ 'Licsvcfg.log': log + next }, { 'Licsvcfg.lo_': log, 'Licsvcfg.log': next }])
    expect(serverOf(await follow(files), 'METER02').attempts.map(({ outcome }) => outcome)).toEqual(['succeeded']);
});

it('that ODBC did not start in an attempt is no failure of the service', async () => {
  const report = await follow({ 'Licsvcfg.log': attempt, 'Licsrvc.log': message(9405, 'E', ['METER02'], 1) });
  expect(serverOf(report, 'METER02').attempts.map(stagesOf)).toEqual(['role+ share+ reach+ files+ odbcX']);
});

it('that SMS_LICENSE_SERVER could not be installed fails that stage, which is inferred', async () => {
  const log = records(install('METER02').slice(0, 7), 0) + message(9399, 'E', ['SMS_LICENSE_SERVER', 'METER02'], 2);
  const [first] = serverOf(await follow({ 'Licsvcfg.log': log }), 'METER02').attempts;
  expect(first).toMatchObject({ outcome: 'failed', stoppedAt: 'service', provenance: 'inferred' });
});

it('an error of a status message is no error of the machine that sent it', async () => {
  const report = await follow({
    'Licsvcfg.log':
      records(install('HQSMS1').slice(0, 3), 0) + records(install('METER02').slice(0, 3), 0.5, { thread: 9 }),
    'Licsrvc.log': message(9300, 'E', ['METER02'], 1),
  });
  const counts = (server: string): number => serverOf(report, server).attempts[0]?.errors.length ?? 0;
  expect([counts('HQSMS1'), counts('METER02')]).toEqual([0, 1]);
});
