/** What could not be read is not known: `verify` does not call a failure over that stands in such a log. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { leftOverShare, quietLog, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { makeZip } from './make-zip.js';
import { licdiag } from './run-licdiag.js';

const log = quietLog + leftOverShare('CINDER01') + leftOverShare('EMBER02');
/** A log of zeros, as a crash leaves it, counts as one that could not be read. */
const zeros = new Uint8Array(5000);

function reported(files: Readonly<Record<string, string | Uint8Array>>, ...paths: string[]): string {
  const folder = makeFolder(files);
  const args = ['scan', ...(paths.length > 0 ? paths : ['logs']), '--format', 'json', '-o', 'report.json'];
  licdiag(args, { cwd: folder });
  return folder;
}

const result = (folder: string, ...paths: string[]): unknown => {
  const given = paths.length > 0 ? paths : ['logs'];
  const { code, stdout } = licdiag(['verify', 'report.json', ...given, '--format', 'json'], { cwd: folder });
  const { holds, complete, findings, quotes } = JSON.parse(stdout);
  const servers = (name: string): string[] =>
    findings[name].map(({ subject }: { subject: { server: string } }) => subject.server);
  return {
    code,
    holds,
    complete,
    quotes: [quotes.checked, quotes.failed.length, quotes.unread],
    ...Object.fromEntries(['changed', 'gone', 'new', 'unread'].map((name) => [name, servers(name)])),
  };
};
const unknown = { code: 3, holds: true, complete: false, changed: [], gone: [], new: [] };

describe('licdiag verify, of a log that could not be read', () => {
  it('says that its failures are not known, not that they are gone', () => {
    const folder = reported({ 'logs/Licsvcfg.log': log });
    writeFileSync(join(folder, 'logs/Licsvcfg.log'), zeros);
    expect(result(folder)).toEqual({ ...unknown, quotes: [0, 0, 6], unread: ['CINDER01', 'EMBER02'] });
    const { stdout } = licdiag(['verify', 'report.json', 'logs'], { cwd: folder });
    expect(stdout).toMatch(/^Nothing speaks against report\.json, but not all of it could be checked \(/);
    expect(stdout).toContain('Not known, since their logs could not be read\n  CINDER01: ');
    expect(stdout).not.toContain('not among the inputs');
    expect(stdout).toContain('! logs/Licsvcfg.log: ');
  });

  it.each([
    ['is empty', {}],
    ['holds no log', { 'now/readme.txt': 'hello' }],
  ])('nor that they are gone where the folder %s', (_, files) => {
    const folder = reported({ 'logs/Licsvcfg.log': log, ...files });
    mkdirSync(join(folder, 'now'), { recursive: true });
    expect(result(folder, 'now')).toEqual({ ...unknown, quotes: [0, 0, 6], unread: ['CINDER01', 'EMBER02'] });
    const { stdout } = licdiag(['verify', 'report.json', 'now'], { cwd: folder });
    expect(stdout).toContain('! no log was found in now\n');
  });

  it('nor that they are gone where only logs without metering are left: a missing log proves nothing', () => {
    const folder = reported({
      'logs/Licsvcfg.log': log,
      'now/despool.log': record('Waiting', { component: 'SMS_DESPOOLER' }),
    });
    expect(result(folder, 'now')).toEqual({ ...unknown, quotes: [0, 0, 6], unread: ['CINDER01', 'EMBER02'] });
    const { stdout } = licdiag(['verify', 'report.json', 'now'], { cwd: folder });
    expect(stdout).toContain('! no metering log was found in now\n');
  });

  it('but that they are gone where another log was read', () => {
    const folder = reported({ 'logs/Licsvcfg.log': log, 'now/Licsvcfg.log': quietLog });
    expect(result(folder, 'now')).toMatchObject({ code: 1, holds: false, gone: ['CINDER01', 'EMBER02'] });
  });

  it('names five files that could not be read, and counts the others', () => {
    const files = Array.from({ length: 7 }, (_, i) => [`logs/s${i}/Licsvcfg.log`, zeros.subarray(i)] as const);
    const folder = reported({ 'logs/Licsvcfg.log': log, ...Object.fromEntries(files) });
    const { stdout } = licdiag(['verify', 'report.json', 'logs'], { cwd: folder });
    expect(stdout.match(/^! logs\/s\d\//gm)).toHaveLength(5);
    expect(stdout).toContain('! and 2 more could not be read\n');
  });

  it('nor that they changed, where a part of it was read', () => {
    const many = quietLog + Array.from({ length: 400 }, (_, i) => record(`line ${i * 7919}`)).join('');
    const whole = gzipSync(leftOverShare('CINDER01') + many + leftOverShare('CINDER01') + leftOverShare('EMBER02'));
    const folder = reported({ 'logs/Licsvcfg.log.gz': whole });
    writeFileSync(join(folder, 'logs/Licsvcfg.log.gz'), whole.subarray(0, whole.length / 2));
    expect(result(folder)).toEqual({ ...unknown, quotes: [3, 0, 6], unread: ['CINDER01', 'EMBER02'] });
  });

  it('nor that they are gone with an archive that is damaged', () => {
    const whole = makeZip([{ name: 'logs/Licsvcfg.log', content: log }]);
    const folder = reported({ 'a/site.zip': whole }, 'a');
    writeFileSync(join(folder, 'a/site.zip'), whole.subarray(0, whole.length - 30));
    expect(result(folder, 'a')).toEqual({ ...unknown, quotes: [0, 0, 6], unread: ['CINDER01', 'EMBER02'] });
  });

  it('nor that one of its rollover is active again, that it showed to be over', () => {
    const past = [
      "INFO: installation destination = '\\\\CINDER01\\LicMtr'",
      'Checking for the existence of a License Server share \\\\CINDER01\\LicMtr',
      'Copying C:\\SMS\\bin\\i386\\Remodbc.exe to \\\\CINDER01\\LicMtr\\Remodbc.exe...',
    ].map((text) => record(text, { time: 'Tue May 11 22:14:05.190 1999 Central Daylight Time' }));
    const folder = reported({
      'logs/Licsvcfg.lo_': quietLog + leftOverShare('CINDER01'),
      'logs/Licsvcfg.log': past.join(''),
    });
    writeFileSync(join(folder, 'logs/Licsvcfg.log'), zeros);
    expect(result(folder)).toEqual({ ...unknown, quotes: [3, 0, 0], unread: ['CINDER01'] });
  });

  it('still tells what is gone from a log of that name of another site, which was read', () => {
    const folder = reported({
      'logs/HQ1/Licsvcfg.log': quietLog + leftOverShare('CINDER01'),
      'logs/BR1/Licsvcfg.log': quietLog + leftOverShare('EMBER02'),
    });
    writeFileSync(join(folder, 'logs/HQ1/Licsvcfg.log'), quietLog);
    writeFileSync(join(folder, 'logs/BR1/Licsvcfg.log'), zeros);
    expect(result(folder)).toEqual({
      ...unknown,
      code: 1,
      holds: false,
      quotes: [3, 3, 3],
      gone: ['CINDER01'],
      unread: ['EMBER02'],
    });
  });
});
