/** Passwords that leave a line by another way than its quote. Each was found by fuzzing with planted passwords. */
import { expect, it } from 'vitest';
import { redactSnapshot } from '../../src/redact/redact-snapshot.js';
import { buildSnapshot } from '../../src/snapshot/build-snapshot.js';
import { placeOf } from '../../src/snapshot/place-of.js';
import { readArtefact } from '../../src/snapshot/read-artefact.js';
import { leftOverShare, record } from '../cli/log-text.js';
import { makeFolder } from '../cli/make-folder.js';
import { diagnosePaths } from '../helpers/diagnose-paths.js';
import { check, destination, failed, follow, install, records, starting } from '../timeline/follow.js';

const secret = 'Zq7xKw93vB';

it('a damaged trailer whose time zone runs on into the next line', async () => {
  const damaged = 'ERROR: it failed  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 10:43:41.547 1999 Eastern PWD=';
  for (const zone of [`${secret}><thread=281 (0x119)>`, `\r\n${secret}; in the zone><thread=281 (0x119)>`]) {
    const report = await diagnosePaths(makeFolder({ 'Licsvcfg.log': `${damaged}${zone}\r\n` }));
    expect(report.inputs.files[0]?.lastTime).toBe('1999-03-26T10:43:41.547');
    expect(JSON.stringify(report)).not.toContain(secret);
  }
});

it('a shape that has lost the words by which a password is known, in a scan and in a timeline', async () => {
  const log = record(`ERROR: 'x' sp_password NULL, '${secret}', 'sa'`);
  const report = await diagnosePaths(makeFolder({ 'Licsvcfg.log': log }));
  expect(report.unexplained).toHaveLength(1);
  expect(JSON.stringify(report)).not.toContain(secret);
  const timeline = await follow({ 'Licsvcfg.log': log });
  expect(timeline.unexplained).toHaveLength(1);
  expect(JSON.stringify(timeline)).not.toContain(secret);
});

// Half of a password is not known for one, and `/user:` behind it may be what tells.
it.each([
  `net use \\\\METER02\\IPC$ ${secret} /user:DOM\\svc`,
  `password="${secret}"`,
  `the password is "${secret}"`,
  `Account=SWMAccount, Password=${secret}; next`,
  `osql -U sa -P ${secret} -S METER02`,
  `LogonUser(SWMAccount, DOM, ${secret})`,
])('a text that is cut off anywhere in %s', async (planted) => {
  for (const longest of [400, 1000]) {
    const log = Array.from({ length: planted.length + 8 }, (_, i) => {
      const start = `ERROR: failed${String.fromCharCode(97 + (i % 26), 97 + i / 26)} `;
      return record(`${start.padEnd(longest - i, 'a word ')}${planted}${' and so on'.repeat(30)}`);
    });
    const report = await diagnosePaths(makeFolder({ 'Licsvcfg.log': log.join('') }));
    expect(report.unexplained.length).toBeGreaterThan(planted.length / 2);
    expect(JSON.stringify(report)).not.toMatch(/Zq7|xKw|93v/);
  }
});

it('a text of an event that is cut off anywhere in a password', () => {
  for (let at = 3940; at < 4010; at += 1) {
    const text = `Event ID: 681\r\nSource: Security\r\nDescription: ${'a word '.repeat(600).slice(0, at)} password="${secret}" after\r\n`;
    const { readings } = readArtefact('servers/METER02/x.txt', text, 'mdy');
    const snapshot = buildSnapshot(
      readings.map((reading) => ({ place: placeOf('servers/METER02/x.txt'), reading })),
      [],
      [],
    );
    const shown = JSON.stringify(redactSnapshot(snapshot));
    expect(shown).toContain('a word');
    expect(shown).not.toMatch(/Zq7|xKw|93v/);
  }
});

// Too short to be looked for elsewhere: it is masked where it stands.
it('a short password that only what was cut off shows to be one', async () => {
  const planted = 'net use \\\\METER02\\IPC$ x7q /user:DOM\\svc';
  const log = Array.from({ length: planted.length }, (_, i) => {
    const start = `ERROR: failed${String.fromCharCode(97 + (i % 26), 97 + i / 26)} x7q2 `;
    return record(`${start.padEnd(999 - i, 'a word ')} ${planted}${' and so on'.repeat(30)}`);
  });
  const { unexplained } = await diagnosePaths(makeFolder({ 'Licsvcfg.log': log.join('') }));
  expect(unexplained.length).toBeGreaterThan(planted.length / 2);
  for (const { first, shape } of unexplained) {
    expect(first.text).toContain(' x7q2 ');
    expect(`${first.text} ${shape}`).not.toMatch(/x7q(?!2)/);
  }
});

it('the name of a server that stands where a password may stand is masked there alone', async () => {
  const odd = 'ERROR: net use \\\\METER02\\IPC$ METER02 did not answer';
  const files = { 'Licsvcfg.log': leftOverShare('METER02') + record(odd) };
  const { findings, unexplained } = await diagnosePaths(makeFolder(files));
  expect(unexplained[0]?.first.text).toBe('ERROR: net use \\\\METER02\\IPC$ ******** did not answer');
  expect(JSON.stringify(findings)).not.toContain('****');
  const timeline = await follow(files);
  expect(timeline.servers[0]?.attempts[0]?.stages.map(({ text }) => text).join('')).not.toContain('****');
});

it('the name of a server is known for one where only failures name it, and where only errors do', async () => {
  const asPassword = record('ERROR: login failed, PWD=METER02;');
  const failure = await diagnosePaths(makeFolder({ 'Licsvcfg.log': leftOverShare('METER02') + asPassword }));
  expect(failure.unexplained).toMatchObject([{ servers: [], first: { text: 'ERROR: login failed, PWD=********;' } }]);
  expect(JSON.stringify(failure.findings)).not.toContain('****');
  const full = 'ERROR: \\\\METER02\\LicMtr is full, error 112';
  const files = { 'Licsvcfg.log': record(full) + asPassword };
  for (const { unexplained } of [await diagnosePaths(makeFolder(files)), await follow(files)])
    expect(unexplained[0]?.first.text).toBe(full);
  const installed = records(install('METER02'), 0) + records(['ERROR: login failed, PWD=METER02;'], 9000);
  const [server] = (await follow({ 'Licsvcfg.log': installed })).servers;
  expect(server?.attempts[0]?.stages[0]?.text).toBe(destination('METER02'));
});

it('the short words of a password leave the letters of other words alone', async () => {
  const log = record('ERROR: no more room for records, password="to or no"');
  const { unexplained } = await diagnosePaths(makeFolder({ 'Licsvcfg.log': log }));
  expect(unexplained[0]?.first.text).toBe('ERROR: no more room for records, password="********"');
  expect(unexplained[0]?.shape).toBe(unexplained[0]?.first.text);
});

const attempt = (server: string, password: string, at: number): string =>
  records([destination(server), `ERROR: failed with "${server}", PWD="${password}";`, failed(server)], at);

it.each([
  // Of errors that are alike the list of those that nothing explains has the first and the last.
  [
    'one of many errors of attempts',
    attempt('METER02', 'Abcdefg1', 0) + attempt('METER03', secret, 20) + attempt('METER04', 'Hijklmn2', 40),
  ],
  ['the line of a stage', records([check('METER02'), `${starting('INSTALL_ODBC', 'METER02')} PWD=${secret};`], 0)],
  ['an error of no attempt', records([`ERROR: failed, PWD=${secret};`], 0)],
])('in a timeline a password that %s shows to be one is masked wherever else it stands', async (_, shows) => {
  const elsewhere = `ERROR: cannot use ${secret} here`;
  const late = [destination('METER05'), elsewhere, failed('METER05')];
  for (const lines of [[elsewhere], late]) {
    const report = JSON.stringify(await follow({ 'Licsvcfg.log': shows + records(lines, 90_000) }));
    expect(report).toContain('ERROR: cannot use ******** here');
    expect(report).not.toContain(secret);
  }
});
