import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixtures } from '../helpers/diagnose-paths.js';
import { leftOverShare, offlineLogDenied, quietLog, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { packText } from './pack-text.js';
import { licdiag } from './run-licdiag.js';

const logs = {
  error: { 'Licsvcfg.log': leftOverShare('CINDER01') },
  warning: { 'Liccli.log': offlineLogDenied },
  info: { 'Licsvcfg.log': record('INFO: the moon is full over CINDER01'), 'pack/full-moon.yaml': packText },
  nothing: { 'Licsvcfg.log': quietLog },
} as const;

describe('the exit code of scan', () => {
  const table = {
    error: { error: 1, warning: 1, info: 1, never: 0 },
    warning: { error: 0, warning: 1, info: 1, never: 0 },
    info: { error: 0, warning: 0, info: 1, never: 0 },
    nothing: { error: 0, warning: 0, info: 0, never: 0 },
  } as const;

  it.each(['error', 'warning', 'info', 'nothing'] as const)('follows --fail-on for a log with: %s', (worst) => {
    const folder = makeFolder(logs[worst]);
    const pack = worst === 'info' ? ['--signatures', `${folder}/pack`] : [];
    for (const failOn of ['error', 'warning', 'info', 'never'] as const)
      expect({ failOn, code: licdiag(['scan', folder, ...pack, '--fail-on', failOn]).code }).toEqual({
        failOn,
        code: table[worst][failOn],
      });
  });

  it('is for errors unless --fail-on says otherwise', () => {
    expect(licdiag(['scan', makeFolder(logs.error)]).code).toBe(1);
    expect(licdiag(['scan', makeFolder(logs.warning)]).code).toBe(0);
  });

  it.each(['text', 'json', 'ndjson'])('is the same for the format %s', (format) => {
    expect(licdiag(['scan', makeFolder(logs.error), '--format', format]).code).toBe(1);
    expect(licdiag(['scan', makeFolder(logs.nothing), '--format', format]).code).toBe(0);
    expect(licdiag(['scan', makeFolder({ 'notes.txt': 'none' }), '--format', format]).code).toBe(3);
  });

  it('does not count what a later attempt made good', () => {
    const later = { time: 'Tue May 11 22:14:05.190 1999 Central Daylight Time' };
    const resolved = [
      leftOverShare('CINDER01'),
      record("INFO: installation destination = '\\\\CINDER01\\LicMtr'", later),
      record('Copying C:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\CINDER01\\LicMtr\\ProductDB.Dll', later),
    ].join('');
    const { code, stdout } = licdiag(['scan', makeFolder({ 'Licsvcfg.log': resolved }), '--fail-on', 'info']);
    expect(stdout).toContain('RESOLVED');
    expect(code).toBe(0);
  });

  it('is 3 when a file could not be read and nothing is found, and 1 when something is found', () => {
    const broken = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]);
    expect(licdiag(['scan', makeFolder({ ...logs.nothing, 'Licsrvc.log.gz': broken })]).code).toBe(3);
    expect(licdiag(['scan', makeFolder({ ...logs.error, 'Licsrvc.log.gz': broken })]).code).toBe(1);
  });

  it('is 3 without any metering log, with advice where they are and how to switch them on', () => {
    const { code, stdout, stderr } = licdiag([
      'scan',
      makeFolder({ 'smsexec.log': quietLog.replaceAll('LICENSE', 'X') }),
    ]);
    expect(code).toBe(3);
    for (const part of ['No metering log was found', 'Licsvcfg.log', 'Remodbc.log', 'Q214969', 'Q241001', 'Q235179'])
      expect(stdout).toContain(part);
    expect(stderr).toBe('');
  });

  it.each([
    [3, 'an error of nobody knows what', 'ERROR: something failed\r\n'],
    [0, 'a record of a metering component', record('ERROR: something failed')],
    [
      0,
      'a line that a signature looks for',
      'Checking for the existence of a License Server share \\\\CINDER01\\LicMtr',
    ],
  ])('is %d where a file of another name holds %s', (expected, _, text) => {
    expect(licdiag(['scan', 'Foo.log'], { cwd: makeFolder({ 'Foo.log': text }) }).code).toBe(expected);
  });

  it('is 1 with a failure, and the first line tells that no metering log was among the logs', () => {
    const folder = join(fixtures, 'signatures', 'client-newer-than-its-site', 'match-nothing-launched');
    const { code, stdout } = licdiag(['scan', folder, '-q']);
    expect(stdout).toMatch(/^1 failure found, but no metering log \(1 log read/);
    expect(code).toBe(1);
  });

  it('is 3 for an empty folder', () => {
    expect(licdiag(['scan', makeFolder()]).code).toBe(3);
  });

  it('names the missing metering log on standard error where the report is not what a person reads', () => {
    const { stdout, stderr } = licdiag(['scan', makeFolder(), '--format', 'json']);
    expect(stderr).toMatch(/^licdiag: no metering log was found .*\n$/);
    expect(() => JSON.parse(stdout)).not.toThrow();
  });
});
