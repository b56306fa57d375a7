import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { reportSchema } from '../../src/model/report-schema.js';
import { leftOverShare, quietLog, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { makeZip } from './make-zip.js';
import { licdiag, licdiagProcess, type Run, scanJson } from './run-licdiag.js';

/** Anything but line ends that a terminal would act on, or that turns the direction of writing. */
const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

function expectHarmless({ stdout, stderr }: Run): void {
  expect(stdout).not.toMatch(acting);
  expect(stderr).not.toMatch(acting);
}

/** Bytes that look random and are the same in each run. */
function noise(length: number, seed = 20_214_954): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

describe('logs that are no text', () => {
  it('NUL bytes before, between and after records do not hide them', () => {
    const hole = '\u0000'.repeat(5000);
    const [first = '', second = '', third = ''] = leftOverShare('CINDER01').split('\r\n');
    const log = `${hole}\r\n${first}\r\n${second}\r\n${hole}\r\n${third}\r\n${hole}`;
    const run = scanJson(['.'], { cwd: makeFolder({ 'Licsvcfg.log': log }) });
    expect(run.report.findings).toMatchObject([{ signature: 'orphaned-licmtr-share' }]);
  });

  it('random bytes: no finding, no crash, and a record after them is read', () => {
    const folder = makeFolder({
      'a/Licsvcfg.log': noise(3_000_000),
      'b/Licsvcfg.log': Buffer.concat([noise(700_000), Buffer.from(`\r\n${leftOverShare('CINDER01')}`)]),
    });
    const run = scanJson([folder]);
    expect(run.code).toBe(1);
    expect(run.report.findings).toHaveLength(1);
    expectHarmless(licdiag(['scan', folder, '--verbose']));
  });

  it('random bytes under each name and in each packing', () => {
    const folder = makeFolder({
      'Liccli.log': noise(100_000, 1),
      'Licsrvc.lo_': noise(100_000, 2),
      'Remodbc.log.gz': gzipSync(noise(100_000, 3)),
      'smsexec.log': noise(100_000, 4),
      'what.log': noise(100_000, 5),
      'logs.zip': makeZip([{ name: 'Licsvcfg.log', content: noise(100_000, 6) }]),
      'bad.zip': Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), noise(1000, 7)]),
    });
    const { code, stdout, stderr } = licdiag(['scan', folder, '--verbose']);
    expect(stderr).toBe('');
    expect(code).toBe(3);
    expect(stdout).toContain('bad.zip');
  });

  it('an empty file, one line end, half a trailer', () => {
    for (const log of [
      '',
      '\r\n',
      'x',
      '$$<',
      '$$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 10:43',
      '<![LOG[never closed',
    ])
      expect(licdiag(['scan', '.'], { cwd: makeFolder({ 'Licsvcfg.log': log }) })).toMatchObject({
        code: 0,
        stderr: '',
      });
  });

  it('half a UTF-16 letter at the end', () => {
    const text = Buffer.from(`\ufeff${leftOverShare('CINDER01')}`, 'utf16le');
    const folder = makeFolder({ 'Licsvcfg.log': Buffer.concat([text, Buffer.from([0x41])]) });
    expect(scanJson([folder]).report.findings).toHaveLength(1);
  });
});

describe('logs that would cost much time or memory', () => {
  it('a line of 64 MB: the record after it is found, and little is quoted of it', { timeout: 300_000 }, () => {
    const folder = makeFolder();
    const giant = Buffer.alloc(64 * 1024 * 1024, 'ERROR failed to install license server ');
    writeFileSync(
      join(folder, 'Licsvcfg.log'),
      Buffer.concat([giant, Buffer.from(`\r\n${leftOverShare('CINDER01')}`)]),
    );
    const { code, stdout } = licdiagProcess(['scan', folder, '--format', 'json']);
    const report = reportSchema.parse(JSON.parse(stdout));
    expect(code).toBe(1);
    expect(report.findings).toMatchObject([{ subject: { server: 'CINDER01' } }]);
    expect(JSON.stringify(report).length).toBeLessThan(1_000_000);
  });

  it.each([
    ['openers of trailers', '$$<'],
    ['openers of frames', '<![LOG['],
    ['a clause again and again', 'Checking for the existence of a License Server share \\\\CINDER01\\LicMtr '],
    ['starts of a path', 'Copying C:\\'],
    ['brackets', '[[[[<<<<(((('],
    ['passwords', 'password='],
    ['blanks', '                '],
    ['line ends', '\r\n'],
    ['dates', '4/7/99 11:20:15 AM '],
  ])('4 MB of %s come to an end', (_, piece) => {
    const folder = makeFolder({ 'Licsvcfg.log': piece.repeat(Math.ceil((4 * 1024 * 1024) / piece.length)) });
    expect(licdiag(['scan', folder]).code).toBe(0);
  });

  it('many thousand failures give one finding each server, with its evidence capped', () => {
    const log = Array.from({ length: 5000 }, () => leftOverShare('CINDER01')).join('');
    const { report } = scanJson([makeFolder({ 'Licsvcfg.log': log })]);
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]?.occurrences).toBe(5000);
    expect(report.findings[0]?.evidence.length).toBeLessThan(50);
  });

  it('a bomb: a .gz that unpacks to 1 GB is read in bounded memory', () => {
    const folder = makeFolder({
      'Licsvcfg.log.gz': gzipSync(Buffer.alloc(256 * 1024 * 1024, 'quiet line\r\n'), { level: 1 }),
    });
    const { code } = licdiagProcess(['scan', folder]);
    expect(code).toBe(0);
  });
});

describe('escape sequences never reach the terminal', () => {
  const attack = '\u001b]0;owned\u0007\u001b[2J\u001b[31m\u009b1m\u0008\u0000\u202eevil\u2066\u007f';

  it.each(['text', 'json', 'ndjson'])('from log text: %s', (format) => {
    const log = [
      record(`INFO: installation destination = '\\\\CINDER01\\LicMtr'`),
      record(`Checking for the existence of a License Server share \\\\CINDER01\\LicMtr ${attack}`),
      record(`ERROR: FAILED TO INSTALL LICENSE SERVER 'CINDER01' ${attack}`),
      record(`ERROR: no signature knows this ${attack}`),
    ].join('');
    const folder = makeFolder({ 'Licsvcfg.log': log, 'Liccli.log': `${attack}error\r\n` });
    for (const extra of [[], ['--verbose'], ['--redact', 'none'], ['--quiet']])
      expectHarmless(licdiag(['scan', folder, '--format', format, ...extra]));
    expect(scanJson([folder]).report.findings).toHaveLength(1);
  });

  it('from captures: a server with an escape in its name', () => {
    expectHarmless(licdiag(['scan', makeFolder({ 'Licsvcfg.log': leftOverShare(`CIN\u001b[31mDER`) }), '--verbose']));
  });

  it.skipIf(process.platform === 'win32').each(['text', 'json'])('from names of files and folders: %s', (format) => {
    const name = 'a\u001b[31m\nb\u202ec';
    const folder = makeFolder({
      [`${name}/Licsvcfg.log`]: leftOverShare('CINDER01'),
      [`${name}/Licsrvc.log.gz`]: gzipSync(quietLog).subarray(0, 20),
      'zip.zip': makeZip([{ name: `${name}/Licsvcfg.log`, content: leftOverShare('EMBER02') }]),
    });
    for (const extra of [[], ['--verbose'], ['-o', '/dev/null']])
      expectHarmless(licdiag(['scan', '.', '--format', format, ...extra], { cwd: folder }));
  });

  it('from the command line', () => {
    for (const args of [
      ['scan', `gone${attack.replaceAll('\u0000', '')}`],
      ['scan', '.', '--only', '\u001b[31mred'],
      ['scan', '.', '--since', '\u001b[31mred'],
      ['scan', '.', '--\u001b[31mred'],
      ['\u001b[31mred'],
      ['scan', '.', '-o', '\u001b[31m/red'],
      ['scan', '.', '--code-page', '\u001b[31mred'],
      ['scan', '.', '--signatures', '\u001b[31mred'],
    ]) {
      const run = licdiag(args, { cwd: makeFolder({ 'Licsvcfg.log': quietLog }) });
      expect(run.code).toBe(2);
      expectHarmless(run);
    }
  });

  it('a message shows hidden characters as a report does', () => {
    const { stderr } = licdiag(['scan', 'gone\u202e\u00ad\u200b'], { cwd: makeFolder({ 'a.txt': '' }) });
    expect(stderr).toContain('gone\\u202e\\xad\\u200b');
  });

  it('the text stays readable: escapes are shown as what they are', () => {
    const log = leftOverShare('CINDER01').replace("'CINDER01'", "'CINDER01' \u001b[31m");
    expect(licdiag(['scan', makeFolder({ 'Licsvcfg.log': log })]).stdout).toContain(
      "ERROR: FAILED TO INSTALL LICENSE SERVER 'CINDER01' \\x1b[31m",
    );
  });
});
