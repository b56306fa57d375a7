/** `licdiag snapshot` as it is used: the codes, the one clear line, and what reaches standard output. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ReportData } from '../../src/model/report.js';
import { snapshotSchema } from '../../src/model/snapshot-schema.js';
import { leftOverShare, quietLog } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { makeZip } from './make-zip.js';
import { licdiag, scanJson } from './run-licdiag.js';

const fixtures = fileURLToPath(new URL('../../fixtures/snapshots', import.meta.url));
const share = readFileSync(join(fixtures, 'english/servers/CINDER01/net-share.txt'));
const named = { 'servers/CINDER01/net-share.txt': share };

const build = (files: Record<string, string | Uint8Array>, ...more: string[]) =>
  licdiag(['snapshot', 'build', makeFolder(files), ...more]);
const validate = (content: string | Uint8Array) =>
  licdiag(['snapshot', 'validate', 'site.json'], { cwd: makeFolder({ 'site.json': content }) });

describe('snapshot collector', () => {
  it('prints the script, and writes the same to a file', () => {
    const printed = licdiag(['snapshot', 'collector']);
    expect(printed).toMatchObject({ code: 0, stderr: '' });
    const folder = makeFolder({});
    expect(licdiag(['snapshot', 'collector', '-o', 'collect.cmd'], { cwd: folder })).toMatchObject({
      code: 0,
      stdout: '',
    });
    expect(readFileSync(join(folder, 'collect.cmd'), 'latin1')).toBe(printed.stdout);
    expect(printed.stdout.startsWith('@echo off\r\n')).toBe(true);
  });
});

describe('snapshot build', () => {
  it('prints JSON that fits the schema, alone on standard output', () => {
    const { code, stdout, stderr } = licdiag(['snapshot', 'build', 'german'], { cwd: fixtures });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(snapshotSchema.parse(JSON.parse(stdout)).meteringServers).toHaveLength(2);
  });

  it('writes a file that validate takes, and says what it is of', () => {
    const folder = makeFolder({});
    const built = licdiag(['snapshot', 'build', join(fixtures, 'english'), '-o', 'site.json'], { cwd: folder });
    expect(built).toMatchObject({ code: 0, stderr: '' });
    expect(built.stdout).toMatch(
      /^site\.json: site BRM \(SP1\), collected 1999-03-26 10:52, 2 metering servers, 1 client, from \d+ files\n$/,
    );
    const checked = licdiag(['snapshot', 'validate', 'site.json'], { cwd: folder });
    expect(checked).toMatchObject({ code: 0, stderr: '' });
    expect(checked.stdout).toContain('not collected of HAZEL02: shares');
  });

  it('reads the last line of a list of shares in Japanese and in Chinese, so that a share that it lacks is not there', () => {
    for (const last of ['コマンドは正常に終了しました。', '命令成功完成。']) {
      const list = ['共有名       リソース', '-'.repeat(79), 'ADMIN$       C:\\WINNT', last, ''].join('\r\n');
      const { code, stdout } = build({ 'servers/CINDER01/net-share.txt': list });
      const { meteringServers, problems } = snapshotSchema.parse(JSON.parse(stdout));
      expect({ code, problems, shares: meteringServers?.[0]?.shares }).toEqual({
        code: 0,
        problems: [],
        shares: [{ name: 'ADMIN$', path: 'C:\\WINNT' }],
      });
    }
  });

  it('is the same twice, and the same from a zip', () => {
    const folder = makeFolder({ 'b.zip': makeZip([{ name: 'servers/CINDER01/net-share.txt', content: share }]) });
    const once = build(named).stdout;
    expect(build(named).stdout).toBe(once);
    expect(licdiag(['snapshot', 'build', 'b.zip'], { cwd: folder }).stdout).toBe(once);
  });

  it('names each file that it could not read, and exits with 3', () => {
    const { code, stdout, stderr } = build({ ...named, 'site/what.txt': 'a note', 'share.txt': share });
    expect(code).toBe(3);
    expect(stderr.split('\n').filter(Boolean)).toEqual([
      expect.stringMatching(/share\.txt: whose it is, is not known/),
      expect.stringMatching(/site\/what\.txt: is not recognised$/),
    ]);
    expect(JSON.parse(stdout).problems).toHaveLength(2);
  });

  it('masks a password that an artefact holds, wherever it stands', () => {
    const log =
      '<03-26-1999 10:11:12> Cannot connect: UID=sa;PWD=hunter2;\r\n<03-26-1999 10:11:13> failed with hunter2\r\n';
    const { stdout } = build({ 'site/Smssetup.log': log });
    expect(stdout).toContain('Cannot connect');
    expect(stdout).not.toContain('hunter2');
  });

  it('lets no control character of an artefact through', () => {
    const { stdout, stderr } = build({
      'servers/CINDER01/a.txt':
        'These Windows services are started:\r\n\r\n   Al\u001b[31mert\u202e\r\n   B\r\n\r\nDone.\r\n',
      ...(process.platform === 'win32' ? {} : { 'site/x\u001b.txt': 'a' }),
    });
    expect(stdout).toContain('"name": "Al\\\\x1b[31mert\\\\u202e"');
    expect(stderr).not.toContain('\u001b');
  });

  it.each([
    ['a folder that is not there', [] as string[], {}, /^licdiag: nowhere: no such file or directory\n$/],
    [
      'a folder without artefacts',
      [],
      { 'nowhere/a.log': 'x' },
      /^licdiag: nowhere: no artefact was recognised in it; give /,
    ],
    ['a snapshot', [], { nowhere: '{"schemaVersion":1}' }, /^licdiag: nowhere is a snapshot already; /],
    [
      'an archive that is none',
      [],
      { nowhere: 'PK\u0003\u0004 rest' },
      /^licdiag: nowhere: the snapshot cannot be read: /,
    ],
  ])('%s costs one line and 2', (_, more, files, line) => {
    const { code, stdout, stderr } = licdiag(['snapshot', 'build', 'nowhere', ...more], { cwd: makeFolder(files) });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  it('names a member with a path that leads out, and reads the others', () => {
    const zip = makeZip([
      { name: '../../servers/CINDER01/x.txt', content: share },
      { name: 'servers/CINDER01/net-share.txt', content: share },
    ]);
    const { code, stdout, stderr } = licdiag(['snapshot', 'build', 'b.zip'], { cwd: makeFolder({ 'b.zip': zip }) });
    expect(code).toBe(3);
    expect(stderr).toContain('leads out of the archive');
    expect(JSON.parse(stdout).meteringServers).toHaveLength(1);
  });

  it('does not unpack a member that is larger than any artefact', () => {
    const bomb = Buffer.alloc(80 * 1024 * 1024, 0x20);
    const zip = makeZip([
      { name: 'site/bomb.txt', content: bomb },
      { name: 'servers/CINDER01/net-share.txt', content: share },
    ]);
    const { code, stderr } = licdiag(['snapshot', 'build', 'b.zip'], { cwd: makeFolder({ 'b.zip': zip }) });
    expect(code).toBe(3);
    expect(stderr).toContain('site/bomb.txt: cannot be read: holds 83886080 bytes, more than the');
  });
});

describe('snapshot validate', () => {
  it.each([
    ['no JSON', '{', /^licdiag: site\.json: is no JSON: /],
    ['a list', '[]', /^licdiag: site\.json: top level: /],
    ['nothing', '', /^licdiag: site\.json: is no JSON: /],
    [
      'a schema of the future',
      '{"schemaVersion":2}',
      /^licdiag: site\.json: schemaVersion: must be 1: this licdiag reads no other/,
    ],
    [
      'a time that is none',
      '{"schemaVersion":1,"collectedAt":"1999-13-26T10:43:41"}',
      /^licdiag: site\.json: collectedAt: must be /,
    ],
    [
      'a wrong type',
      '{"schemaVersion":1,"meteringServers":[{"name":"A"},{"name":"B","shares":"none"}]}',
      /^licdiag: site\.json: meteringServers\[1\]\.shares: /,
    ],
    [
      'a state that is none',
      '{"schemaVersion":1,"meteringServers":[{"name":"A","services":[{"name":"S","state":"up"}]}]}',
      /: meteringServers\[0\]\.services\[0\]\.state: /,
    ],
    [
      'a time with an offset',
      '{"schemaVersion":1,"collectedAt":"1999-03-26T10:43:41Z"}',
      /: collectedAt: must be a local time/,
    ],
    [
      'a site code that is none',
      '{"schemaVersion":1,"site":{"code":"LONG"}}',
      /: site\.code: must be three letters or digits/,
    ],
  ])('%s costs one line that names the field, and 2', (_, content, line) => {
    const { code, stdout, stderr } = validate(content);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  it('notes names that are no NetBIOS names, since logs name servers by these', () => {
    const meteringServers = [{ name: 'meter01.corp.example.com' }, { name: 'METER02' }];
    const cwd = makeFolder({ 'site.json': JSON.stringify({ schemaVersion: 1, collectedAt: null, meteringServers }) });
    const { code, stdout } = licdiag(['snapshot', 'validate', 'site.json'], { cwd });
    expect(code).toBe(0);
    expect(stdout.match(/DNS name/g)).toHaveLength(1);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'meteringServers[0].name: is a DNS name, so these facts count only for logs that name the machine so; where its NetBIOS name is METER01, write that',
    );
  });

  it('notes fields that it does not know, and ignores them', () => {
    const { code, stdout, stderr } = validate(
      '{"schemaVersion":1,"site":{"code":"BRM","colour":"red"},"__proto__":{"x":1}}',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('note: site.colour: is not known to this licdiag, and ignored');
  });

  it('takes what other programs write: a mark, or UTF-16', () => {
    const text = '\ufeff{"schemaVersion":1,"site":{"code":"BRM"}}';
    for (const content of [text, Buffer.from(text, 'utf16le')])
      expect(validate(content)).toMatchObject({ code: 0, stderr: '' });
  });

  it('does not say of metering servers that nobody collected that there are none', () => {
    expect(validate('{"schemaVersion":1}').stdout).toContain(', metering servers not collected\n');
    expect(validate('{"schemaVersion":1,"meteringServers":[]}').stdout).toContain(', 0 metering servers\n');
  });

  it('says 3 when the snapshot was made with problems', () => {
    const { code, stderr } = validate(
      '{"schemaVersion":1,"problems":[{"path":"site/x","problem":"is not recognised"}]}',
    );
    expect(code).toBe(3);
    expect(stderr).toContain('site/x: is not recognised');
  });
});

describe('snapshot', () => {
  it.each([
    [['snapshot']],
    [['snapshot', 'guess']],
    [['snapshot', 'build']],
    [['snapshot', 'validate']],
    [['snapshot', 'build', 'a', 'b']],
  ])('%j is wrong usage', (args) => {
    const { code, stdout } = licdiag(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('scan of what was collected', () => {
  // It read like good news.
  it('says of a snapshot that names no metering server that it does', () => {
    const folder = makeFolder({ 'site.json': '{"schemaVersion":1}' });
    const scan = (...args: string[]): string => licdiag(['scan', '-s', 'site.json', ...args], { cwd: folder }).stdout;
    const verdict = 'No known metering failure is active, but the snapshot names no metering server';
    expect(scan()).toContain(verdict);
    expect(scan('-f', 'markdown')).toContain(verdict);
    expect(scan(makeFolder({ 'Licsvcfg.log': quietLog }))).not.toContain('names no metering server');
  });

  const verdicts = (report: ReportData): (string | null)[][] =>
    report.findings.map(({ article, confidence, subject }) => [article, confidence, subject.site, subject.server]);

  it('reads a bundle as logs and as a snapshot; packed, and built to JSON, it says the same', () => {
    const bundle = scanJson(['english'], { cwd: fixtures });
    expect(bundle.report.inputs.snapshots).toMatchObject([
      { path: 'english', site: 'BRM', servers: ['CINDER01', 'HAZEL02'] },
    ]);
    expect(bundle.report.inputs.files.map(({ path }) => path)).toContain('english/clients/WSKLEIN/Liccli.log');
    expect(verdicts(bundle.report)).toContainEqual(['Q258547', 'likely', 'BRM', 'CINDER01']);
    const members = readdirSync(join(fixtures, 'english'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const zip = makeZip(
      members.map((path) => ({ name: path.slice(join(fixtures, 'english').length + 1), content: readFileSync(path) })),
    );
    const folder = makeFolder({ 'b.zip': zip });
    expect(verdicts(scanJson(['b.zip'], { cwd: folder }).report)).toEqual(verdicts(bundle.report));
    licdiag(['snapshot', 'build', 'b.zip', '-o', 'site.json'], { cwd: folder });
    for (const path of ['b.zip', 'site.json'])
      expect(verdicts(scanJson(['-s', path], { cwd: folder }).report)).toEqual(verdicts(bundle.report));
  });

  it('says of a snapshot that speaks against the lines that it does, by name, and does not say that nothing was collected', () => {
    const site = (collectedAt: string, state: string) =>
      JSON.stringify({
        schemaVersion: 1,
        collectedAt,
        meteringServers: [
          { name: 'CINDER01', role: true, installed: true, services: [{ name: 'SMS_LICENSE_SERVER', state }] },
        ],
      });
    const folder = makeFolder({
      'Licsvcfg.log': leftOverShare('CINDER01'),
      'later.json': site('1999-05-12T21:14:05', 'missing'),
      'earlier.json': site('1999-05-01T21:14:05', 'running'),
    });
    const later = licdiag(['scan', 'Licsvcfg.log', '-s', 'later.json'], { cwd: folder }).stdout;
    expect(later).toContain('LICMTR.CFG lists CINDER01: it was installed to its end once');
    expect(later).toMatch(/Confidence possible: .*collected\s+facts speak against it\n/);
    const earlier = licdiag(['scan', 'Licsvcfg.log', '-s', 'earlier.json'], { cwd: folder }).stdout;
    expect(earlier).toContain('SMS_LICENSE_SERVER runs on CINDER01');
    expect(earlier).toContain('Confidence likely: all documented lines are there; what was collected stands below\n');
  });

  it('of a snapshot older than the failure by days asks for a fresh look before the share is deleted', () => {
    const site = (collectedAt: string | null, state = 'missing') =>
      JSON.stringify({
        schemaVersion: 1,
        collectedAt,
        meteringServers: [
          {
            name: 'CINDER01',
            role: true,
            installed: false,
            shares: [{ name: 'LicMtr', path: 'C:\\SWMTR' }],
            services: [{ name: 'SMS_LICENSE_SERVER', state }],
          },
        ],
      });
    const folder = makeFolder({
      'Licsvcfg.log': leftOverShare('CINDER01'),
      'week.json': site('1999-05-04T08:00:00'),
      'eve.json': site('1999-05-10T22:00:00'),
      'after.json': site('1999-05-12T08:00:00'),
      'timeless.json': site(null),
      'running.json': site('1999-05-04T08:00:00', 'running'),
    });
    const deletion = (snapshot: string) =>
      scanJson(['Licsvcfg.log', '-s', snapshot], { cwd: folder }).report.findings[0]?.remedy.steps.find(({ text }) =>
        /delete the share/i.test(text),
      );
    expect(deletion('eve.json')).toMatchObject({ state: 'needed' });
    expect(deletion('after.json')).toMatchObject({ state: 'needed' });
    expect(deletion('running.json')).toMatchObject({ state: 'forbidden' });
    const old = deletion('week.json');
    expect(old?.state).toBe('unknown');
    expect(old?.because).toContain(
      'the snapshot is of 1999-05-04 08:00, 7 days before this failure was last seen; collect a new one, or check now whether the service SMS_LICENSE_SERVER exists on CINDER01, and whether it runs (was: missing)',
    );
    const timeless = deletion('timeless.json');
    expect(timeless?.state).toBe('unknown');
    expect(timeless?.because).toContain('the snapshot does not say when it was collected');
  });

  it.each(['text', 'markdown', 'html', 'csv', 'sarif'])(
    'in %s a snapshot alone is not told to lack logs, and a folder without logs beside it is',
    (format) => {
      const folder = makeFolder({ 'site.json': '{"schemaVersion":1}', 'empty/readme.txt': '' });
      const lacks = /no metering log/i;
      const alone = licdiag(['scan', '-s', 'site.json', '-f', format], { cwd: folder });
      expect(`${alone.stdout}${alone.stderr}`).not.toMatch(lacks);
      expect(alone.code).toBe(0);
      const beside = licdiag(['scan', 'empty', '-s', 'site.json', '-f', format], { cwd: folder });
      expect(beside.stdout).toMatch(lacks);
      expect(beside.code).toBe(3);
    },
  );

  it('of logs alone, in folders of the same names, takes no snapshot', () => {
    const { report } = scanJson(['fixtures/healthy'], { cwd: join(fixtures, '../..') });
    expect(report.inputs.snapshots).toEqual([]);
  });
});
