/** Archives made to do harm: what is in them is refused by name, the rest is diagnosed, and time and memory stay bounded. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { leftOverShare, offlineLogDenied, quietLog } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { makeZip } from './make-zip.js';
import { licdiag, scanJson } from './run-licdiag.js';

const failure = leftOverShare('CINDER01');

describe('a member that no honest archive has is named, and the others are read', () => {
  const deep = 'd/'.repeat(1000);
  const members = [
    { name: 'good/Licsvcfg.log', content: failure },
    { name: 'good/Licsvcfg.log', content: leftOverShare('EMBER02') },
    { name: 'GOOD/LICSVCFG.LOG', content: leftOverShare('EMBER03') },
    { name: `${deep}Licsvcfg.log`, content: leftOverShare('EMBER04') },
    { name: '../out/Licsvcfg.log', content: failure },
    { name: '/etc/Licsvcfg.log', content: failure },
    { name: 'C:/Licsvcfg.log', content: failure },
    { name: 'link/Licsvcfg.log', content: '/etc/passwd', unixMode: 0o120777 },
    { name: 'device/Licsvcfg.log', content: '', unixMode: 0o020666 },
    { name: 'secret/Licsvcfg.log', content: failure, encrypted: true },
    { name: 'damaged/Licsvcfg.log', content: failure, damaged: true },
    { name: 'liar/Licsvcfg.log', content: `${failure}${'x'.repeat(100_000)}`, claimedSize: 100 },
    { name: 'inner.zip', content: makeZip([{ name: 'Licsvcfg.log', content: failure }]) },
  ];
  let run: ReturnType<typeof scanJson>;
  const problemOf = (name: string): string =>
    run.report.inputs.files.find(({ path, problem }) => path === `logs.zip!${name}` && problem !== null)?.problem ?? '';

  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'licdiag-test-'));
    writeFileSync(join(folder, 'logs.zip'), makeZip(members));
    run = scanJson(['logs.zip'], { cwd: folder });
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['good/Licsvcfg.log', /more than once; only the first is read/],
    ['../out/Licsvcfg.log', /leads out of the archive/],
    ['/etc/Licsvcfg.log', /leads out of the archive/],
    ['C:/Licsvcfg.log', /leads out of the archive/],
    ['link/Licsvcfg.log', /is a link, which is not followed/],
    ['device/Licsvcfg.log', /is no file/],
    ['secret/Licsvcfg.log', /encrypted/],
    ['damaged/Licsvcfg.log', /./],
    ['liar/Licsvcfg.log', /./],
    ['inner.zip', /archive inside an archive/],
  ])('%s', (name, problem) => {
    expect(problemOf(name)).toMatch(problem);
  });

  it('the others are read: also names that differ by case alone, and a thousand folders deep', () => {
    const servers = run.report.findings.map(({ subject }) => subject.server);
    expect(servers).toEqual(['CINDER01', 'EMBER03', 'EMBER04']);
    expect(run.code).toBe(1);
    expect(run.report.inputs.complete).toBe(false);
  });
});

describe('bombs', () => {
  it('members that share their bytes are refused, whatever they claim', () => {
    const packed = gzipSync(Buffer.alloc(1024 * 1024));
    const copies = Array.from({ length: 2000 }, (_, i) => ({
      name: `${i}/Licsvcfg.log.gz`,
      content: packed,
      bytesOf: 0,
    }));
    const zip = makeZip([{ name: 'first/Licsvcfg.log.gz', content: packed }, ...copies]);
    const { code, report } = scanJson(['logs.zip'], { cwd: makeFolder({ 'logs.zip': zip }) });
    expect(code).toBe(3);
    expect(report.inputs.files).toHaveLength(2001);
    expect(report.inputs.files.every(({ problem }) => problem?.includes('shares its bytes'))).toBe(true);
  });

  it('members that are listed in another order than they lie in share nothing', () => {
    const members = ['CINDER01', 'EMBER02', 'EMBER03'].map((server) => ({
      name: `${server}/Licsvcfg.log`,
      content: leftOverShare(server),
    }));
    const zip = makeZip(members);
    const end = zip.lastIndexOf('PK\x05\x06');
    const [first = 0, , third = 0] = members.reduce<number[]>(
      (starts) => [...starts, zip.indexOf('PK\x01\x02', (starts.at(-1) ?? -1) + 1)],
      [],
    );
    const parts = [zip.subarray(0, first), zip.subarray(third, end), zip.subarray(first, third), zip.subarray(end)];
    const { report } = scanJson(['logs.zip'], { cwd: makeFolder({ 'logs.zip': Buffer.concat(parts) }) });
    expect(report.inputs).toMatchObject({ complete: true, files: [{}, {}, {}] });
    expect(report.findings).toHaveLength(3);
  });

  it('many problems do not flood a terminal: they are counted, and all stand in the JSON', () => {
    const members = Array.from({ length: 300 }, (_, i) => ({ name: `${i}/a.log`, content: 'x', encrypted: true }));
    const cwd = makeFolder({ 'logs.zip': makeZip(members) });
    const { stdout } = licdiag(['scan', 'logs.zip'], { cwd });
    expect(stdout.match(/is encrypted/g)).toHaveLength(50);
    expect(stdout).toContain('… and 250 more files');
    const asJson = scanJson(['logs.zip'], { cwd });
    expect(asJson.report.inputs.files).toHaveLength(300);
    expect(asJson.stderr.match(/is encrypted/g)).toHaveLength(50);
    expect(asJson.stderr).toContain('… and 250 more files');
    const fifty = makeFolder({ 'logs.zip': makeZip(members.slice(0, 50)) });
    for (const args of [[], ['--format', 'json']]) {
      const told = licdiag(['scan', 'logs.zip', ...args], { cwd: fifty });
      expect(told.stdout + told.stderr).toContain('is encrypted');
      expect(told.stdout + told.stderr).not.toContain('more files');
    }
  });

  it('what is called an archive in a folder and is none is named, since the logs that were in it are missing', () => {
    const folder = makeFolder({ 'Licsvcfg.log': failure, 'empty.zip': '', 'page.zip': '<html>not found</html>' });
    const { code, report } = scanJson(['.', '--fail-on', 'never'], { cwd: folder });
    expect(code).toBe(3);
    expect(report.findings).toHaveLength(1);
    const unread = report.inputs.files.filter(({ status }) => status === 'failed').map(({ path }) => path);
    expect(unread).toEqual(['./empty.zip', './page.zip']);
    expect(scanJson([join(folder, 'empty.zip'), join(folder, 'Licsvcfg.log'), '--fail-on', 'never']).code).toBe(3);
  });

  it('a log is read when it is given by name, also when it is called an archive', () => {
    const { code, report } = scanJson([join(makeFolder({ 'logs.zip': failure }), 'logs.zip')]);
    expect({ code, findings: report.findings.length }).toEqual({ code: 1, findings: 1 });
  });

  // It passed for a log without failures, so a script was told that all is well at a site whose logs never came.
  it.each([
    ['a web page', '<html>not found</html>'],
    ['zeros', '\0'.repeat(300)],
  ])('what is given by the name of an archive and holds no text of a log is not read: %s', (_, content) => {
    const cwd = makeFolder({ 'branch.zip': content, 'hq.zip': makeZip([{ name: 'Licsvcfg.log', content: quietLog }]) });
    const { code, report } = scanJson(['hq.zip', 'branch.zip'], { cwd });
    expect(report.inputs.files).toMatchObject([{ status: 'read' }, { path: 'branch.zip', status: 'failed' }]);
    expect(code).toBe(3);
  });

  // Each passed for a log without failures beside the log of another site.
  const noise = Buffer.concat(Array.from({ length: 40 }, (_, i) => createHash('sha256').update(`${i}`).digest()));
  const looksLikeText = Buffer.from(`BZh91AY&SY${'x'.repeat(100)}`);
  const begun = (start: string): Buffer => Buffer.from(start + quietLog, 'latin1');
  it.each([
    ['logs.7z', Buffer.concat([Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1'), noise]), 'unpack it first'],
    ['logs.rar', Buffer.concat([Buffer.from('Rar!\x1a\x07\0', 'latin1'), noise]), 'unpack it first'],
    ['logs.cab', noise, 'it holds no text that could be a log'],
    ['logs.tbz', looksLikeText, 'unpack it first'],
    ['monday', looksLikeText, 'unpack it first'],
    ['tuesday', Buffer.from(looksLikeText.toString().replace('BZh9', 'BZh1')), 'unpack it first'],
    // Known by their first bytes alone: their names say nothing, and readable text follows.
    ['cabinet', begun('MSCF\0\0\0\0'), 'unpack it first'],
    ['xz', begun('\xfd7zXZ\0'), 'unpack it first'],
    ['zstandard', begun('(\xb5/\xfd'), 'unpack it first'],
    ['compress', begun('KWAJ\x88\xf0\x27\xd1'), 'unpack it first'],
    ['monday.log.gz', gzipSync(gzipSync(failure)), 'it holds no text that could be a log'],
  ])(
    'an archive of another kind that is given by name is not read, which the report says: %s',
    (name, content, says) => {
      const cwd = makeFolder({ [name]: content, 'hq/Licsvcfg.log': quietLog });
      const { code, stdout } = licdiag(['scan', name, 'hq'], { cwd });
      expect(stdout).toMatch(new RegExp(`^  ${name}: .*${says}`, 'm'));
      expect(code).toBe(3);
    },
  );

  // Its text is nearly readable, so it passed for a log with lines.
  it('a log that was packed by compress of Windows NT, which calls it like a rollover, is not read', () => {
    const packed = Buffer.from(`SZDD\x88\xf0\x27\x33A\0\0\0\0\0${quietLog.replace(/.{8}/gs, '\xff$&')}`, 'latin1');
    const { code, report } = scanJson(['.'], { cwd: makeFolder({ 'Licsvcfg.lo_': packed }) });
    expect(report.inputs.files[0]).toMatchObject({ status: 'failed', format: null });
    expect(code).toBe(3);
  });

  it('of a member that cannot be unpacked the verdict does not tell what it holds', () => {
    const zip = makeZip([{ name: 'Licsvcfg.log', content: failure, damaged: true }]);
    const { code, stdout } = licdiag(['scan', join(makeFolder({ 'logs.zip': zip }), 'logs.zip')]);
    expect(stdout).toContain('but the metering logs could not be read');
    expect(code).toBe(3);
  });

  // They were read in the code page of DOS, so a client had another name and another id in the archive than in its folder.
  it('a name in UTF-8 that does not say so, as macOS and Linux write it, is that of the folder; one in the code page of DOS too', () => {
    const name = 'Büro/clients/PC Müller/Liccli.log';
    const folder = makeFolder({ [name]: offlineLogDenied });
    const dos = Buffer.from(name.replaceAll('ü', '\x81'), 'latin1');
    for (const stored of [name, dos]) {
      writeFileSync(join(folder, 'logs.zip'), makeZip([{ name: stored, content: offlineLogDenied }]));
      const [unpacked, packed] = ['Büro', 'logs.zip'].map(
        (path) => scanJson([path], { cwd: folder }).report.findings[0],
      );
      expect(packed?.subject.client).toBe('PC MÜLLER');
      expect(packed?.id).toBe(unpacked?.id);
    }
  });

  it('packed twice is unpacked once', () => {
    const folder = makeFolder({ 'Licsvcfg.log.gz': gzipSync(gzipSync(failure)) });
    expect(scanJson([join(folder, 'Licsvcfg.log.gz')]).report.findings).toEqual([]);
  });
});
