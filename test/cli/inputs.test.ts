import { symlinkSync } from 'node:fs';
import { join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { logLines } from '../helpers/log-lines.js';
import { leftOverShare, quietLog, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { makeZip } from './make-zip.js';
import { licdiag, scanJson } from './run-licdiag.js';

const failure = leftOverShare('CINDER01');
const firstEnd = failure.indexOf('\r\n') + 2;

const utf16 = (text: string, { bigEndian = false, mark = true } = {}): Uint8Array => {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

describe('every form of the same log gives the same finding', () => {
  const forms: Record<string, Record<string, string | Uint8Array>> = {
    'a plain file': { 'Licsvcfg.log': failure },
    'in capitals': { 'LICSVCFG.LOG': failure },
    'the rollover alone': { 'Licsvcfg.lo_': failure },
    'LF line ends': { 'Licsvcfg.log': failure.replaceAll('\r\n', '\n') },
    'lone CR line ends': { 'Licsvcfg.log': failure.replaceAll('\r\n', '\r') },
    'no line end at the end': { 'Licsvcfg.log': failure.trimEnd() },
    'UTF-16 LE': { 'Licsvcfg.log': utf16(failure) },
    'UTF-16 BE': { 'Licsvcfg.log': utf16(failure, { bigEndian: true }) },
    'UTF-16 LE without its mark': { 'Licsvcfg.log': utf16(failure, { mark: false }) },
    'UTF-16 LE joined in its middle': {
      'Licsvcfg.log': Buffer.concat([utf16(failure.slice(0, firstEnd)), utf16(failure.slice(firstEnd))]),
    },
    'UTF-8 joined in its middle': {
      'Licsvcfg.log': `\ufeff${failure.slice(0, firstEnd)}\ufeff${failure.slice(firstEnd)}`,
    },
    'UTF-16 LE, then 8 bits': {
      'Licsvcfg.log': Buffer.concat([utf16(failure.slice(0, firstEnd)), Buffer.from(failure.slice(firstEnd))]),
    },
    '8 bits, then UTF-16 LE': {
      'Licsvcfg.log': Buffer.concat([
        Buffer.from(failure.slice(0, firstEnd)),
        utf16(failure.slice(firstEnd), { mark: false }),
      ]),
    },
    'UTF-8 with its mark': { 'Licsvcfg.log': `\ufeff${failure}` },
    'a .gz': { 'Licsvcfg.log.gz': gzipSync(failure) },
    'a .gz of UTF-16': { 'Licsvcfg.log.gz': gzipSync(utf16(failure)) },
    'a .zip': { 'logs.zip': makeZip([{ name: 'Licsvcfg.log', content: failure }]) },
    'a .zip with folders': { 'logs.zip': makeZip([{ name: 'SMS/Logs/Licsvcfg.log', content: failure }]) },
    'a .gz inside a .zip': { 'logs.zip': makeZip([{ name: 'Licsvcfg.log.gz', content: gzipSync(failure) }]) },
    'deep folders': { 'a/b c/ü/Licsvcfg.log': failure },
    'a hidden folder': { '.copy/Licsvcfg.log': failure },
  };

  it.each(Object.entries(forms))('%s', (_, files) => {
    const { code, stderr, report } = scanJson([makeFolder(files)]);
    expect(stderr).toBe('');
    expect(code).toBe(1);
    expect(report.findings).toMatchObject([
      { signature: 'orphaned-licmtr-share', confidence: 'likely', subject: { server: 'CINDER01' }, occurrences: 1 },
    ]);
    expect(logLines(report.findings[0]).map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(report.inputs.complete).toBe(true);
  });

  it('standard input, as text, UTF-16 or packed', () => {
    for (const input of [failure, utf16(failure), gzipSync(failure), gzipSync(utf16(failure))]) {
      const { code, report } = scanJson(['-'], { input });
      expect(code).toBe(1);
      expect(report.findings).toMatchObject([{ subject: { server: 'CINDER01' } }]);
      expect(report.findings[0]?.evidence[0]?.file).toBe('-');
    }
  });

  it('a file by its name, whatever that is, even with a packed content', () => {
    const folder = makeFolder({ 'attachment(1).dat': failure, 'mail.bin': gzipSync(failure) });
    expect(scanJson([join(folder, 'attachment(1).dat')]).report.findings).toHaveLength(1);
    expect(scanJson([join(folder, 'mail.bin')]).report.findings).toHaveLength(1);
  });

  it('a zip by its content, whatever its name', () => {
    const folder = makeFolder({ 'logs.dat': makeZip([{ name: 'Licsvcfg.log', content: failure }]) });
    const { report } = scanJson(['logs.dat'], { cwd: folder });
    expect(report.findings[0]?.evidence[0]?.file).toBe('logs.dat!Licsvcfg.log');
  });
});

describe('several inputs', () => {
  it('paths in the report are as they were given', () => {
    const folder = makeFolder({ 'site/Licsvcfg.log': failure });
    for (const [argument, path] of [
      ['site', 'site/Licsvcfg.log'],
      ['site/', 'site/Licsvcfg.log'],
      ['./site', './site/Licsvcfg.log'],
      [join(folder, 'site'), join(folder, 'site/Licsvcfg.log').replaceAll(sep, '/')],
    ] as const)
      expect(scanJson([argument], { cwd: folder }).report.inputs.files.map((file) => file.path)).toEqual([path]);
  });

  it('the current folder', () => {
    const folder = makeFolder({ 'Licsvcfg.log': failure });
    expect(scanJson(['.'], { cwd: folder }).report.findings).toHaveLength(1);
  });

  it('the same path twice is read once', () => {
    const folder = makeFolder({ 'Licsvcfg.log': failure });
    const { report } = scanJson(['Licsvcfg.log', '.', folder, './Licsvcfg.log'], { cwd: folder });
    expect(report.findings[0]?.occurrences).toBe(1);
    expect(report.summary.files).toBe(1);
  });

  it('the same log by content counts once, and the report says so', () => {
    const folder = makeFolder({
      'a/Licsvcfg.log': failure,
      'b/Licsvcfg.log': failure,
      'c.zip': makeZip([{ name: 'Licsvcfg.log', content: failure }]),
      'd/Licsvcfg.log.gz': gzipSync(failure),
    });
    const { code, report } = scanJson(['a', 'b', 'c.zip', 'd'], { cwd: folder });
    expect(code).toBe(1);
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]?.occurrences).toBe(1);
    expect(report.inputs.files.map(({ path, status, problem }) => [path, status, problem])).toEqual([
      ['a/Licsvcfg.log', 'read', null],
      ['b/Licsvcfg.log', 'duplicate', 'same content as a/Licsvcfg.log; counted once'],
      ['c.zip!Licsvcfg.log', 'duplicate', 'same content as a/Licsvcfg.log; counted once'],
      ['d/Licsvcfg.log.gz', 'duplicate', 'same content as a/Licsvcfg.log; counted once'],
    ]);
    expect(report.inputs.complete).toBe(true);
  });

  it('two logs of one size with other content are two', () => {
    const folder = makeFolder({ 'a/Licsvcfg.log': failure, 'b/Licsvcfg.log': leftOverShare('HEARTH03') });
    expect(scanJson([folder]).report.findings.map(({ subject }) => subject.server)).toEqual(['CINDER01', 'HEARTH03']);
  });

  it('a rollover before its log is one run', () => {
    const [first = '', second = '', third = ''] = failure.split('\r\n');
    const folder = makeFolder({
      'Licsvcfg.lo_': `${quietLog}${first}\r\n`,
      'Licsvcfg.log': `${second}\r\n${third}\r\n`,
    });
    const { report } = scanJson(['.'], { cwd: folder });
    expect(logLines(report.findings[0]).map(({ file, line }) => `${file}:${line}`)).toEqual([
      './Licsvcfg.lo_:4',
      './Licsvcfg.log:1',
      './Licsvcfg.log:2',
    ]);
  });

  it('the logs of two folders are never joined', () => {
    const [first = '', second = '', third = ''] = failure.split('\r\n');
    const folder = makeFolder({ 'a/Licsvcfg.log': `${first}\r\n`, 'b/Licsvcfg.log': `${second}\r\n${third}\r\n` });
    const { report } = scanJson([folder]);
    expect(report.findings.map(({ confidence }) => confidence)).toEqual(['possible']);
  });
});

describe('globs are expanded by licdiag', () => {
  const files = {
    'a/Licsvcfg.log': failure,
    'b/Licsvcfg.log': leftOverShare('EMBER02'),
    'b/notes.txt': 'none',
  } as const;

  it.each([
    ['*/Licsvcfg.log', 2],
    ['*/LICSVCFG.*', 2],
    ['{a,b}/*.log', 2],
    ['b/*', 1],
    ['*', 2],
    ['**/*.log', 2],
    ['[ab]', 2],
  ])('%s', (glob, servers) => {
    const { report } = scanJson([glob], { cwd: makeFolder(files) });
    expect(new Set(report.findings.map(({ subject }) => subject.server)).size).toBe(servers);
  });

  it('a file whose name looks like a glob is that file', () => {
    const folder = makeFolder({ 'log[1].log': failure, 'log1.log': leftOverShare('EMBER02') });
    expect(scanJson(['log[1].log'], { cwd: folder }).report.findings).toMatchObject([
      { subject: { server: 'CINDER01' } },
    ]);
  });
});

describe('a failure of a log that could not be read to its end', () => {
  const says = (files: Record<string, string | Uint8Array>): string[] =>
    scanJson(['.'], { cwd: makeFolder(files) }).report.findings.flatMap(({ counterEvidence }) =>
      counterEvidence.map((one) => one.says),
    );
  const noise = Array.from({ length: 3000 }, (_, i) => record(`INFO: ${Math.sin(i)}`)).join('');
  const packed = gzipSync(`${quietLog}${failure}${noise}`);
  const passed = `${failure.split('\r\n').slice(0, 2).join('\r\n')}\r\n${record('Copying C:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\CINDER01\\LicMtr\\ProductDB.Dll...')}`;
  const cut = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length / 2);

  it.each<[string, Record<string, string | Uint8Array>]>([
    ['it', { 'Licsvcfg.log.gz': cut(packed) }],
    ['it in a short log', { 'Licsvcfg.log.gz': cut(gzipSync(failure + noise.slice(0, 6000))) }],
    [
      'it in the log, where the rollover shows the failure',
      { 'Licsvcfg.lo_': failure, 'Licsvcfg.log.gz': cut(gzipSync(noise)) },
    ],
  ])('may be over behind %s', (_, files) => {
    expect(says(files)).toEqual([
      'the log behind this line could not be read to its end: a later attempt that got past this failure may stand there',
    ]);
  });

  it('is not said where only the rollover before the failure is cut', () => {
    expect(says({ 'Licsvcfg.lo_.gz': cut(gzipSync(noise)), 'Licsvcfg.log': failure })).toEqual([]);
  });

  it('is not said of a log that was read, of one that shows a later attempt, or of a failure in another log', () => {
    expect(says({ 'Licsvcfg.log.gz': packed })).toEqual([]);
    expect(says({ 'Licsvcfg.log.gz': cut(gzipSync(`${failure}${passed}${noise}`)) })).toEqual([
      'a later attempt got past this failure',
    ]);
    expect(says({ 'Licsvcfg.log': failure, 'Licsrvc.log.gz': cut(gzipSync(noise)) })).toEqual([]);
  });
});

describe('what cannot be read is named, and the rest is diagnosed', () => {
  const sound = makeZip([{ name: 'Licsvcfg.log', content: failure }]);
  const broken: Record<string, { files: Record<string, string | Uint8Array>; names: string }> = {
    'a .gz that is cut off': {
      files: { 'Licsrvc.log.gz': gzipSync(quietLog.repeat(500)).subarray(0, 60) },
      names: 'Licsrvc.log.gz',
    },
    'a .gz whose content is damaged': {
      files: {
        'Licsrvc.log.gz': new Uint8Array([...gzipSync(quietLog).subarray(0, 20), 255, 255, 255, 255, 255, 255, 255]),
      },
      names: 'Licsrvc.log.gz',
    },
    'a truncated zip': { files: { 'old.zip': sound.subarray(0, sound.length - 30) }, names: 'old.zip' },
    'a zip that is only its first bytes': { files: { 'old.zip': sound.subarray(0, 6) }, names: 'old.zip' },
    'an encrypted member': {
      files: { 'old.zip': makeZip([{ name: 'Licsrvc.log', content: quietLog, encrypted: true }]) },
      names: 'old.zip!Licsrvc.log',
    },
    'a damaged member': {
      files: { 'old.zip': makeZip([{ name: 'Licsrvc.log', content: quietLog.repeat(50), damaged: true }]) },
      names: 'old.zip!Licsrvc.log',
    },
    'a member larger than it claims': {
      files: { 'old.zip': makeZip([{ name: 'Licsrvc.log', content: quietLog.repeat(50), claimedSize: 10 }]) },
      names: 'old.zip!Licsrvc.log',
    },
    'a path out of the archive': {
      files: { 'old.zip': makeZip([{ name: '../../Licsrvc.log', content: quietLog }]) },
      names: 'old.zip',
    },
    'an absolute path in an archive': {
      files: { 'old.zip': makeZip([{ name: '/etc/Licsrvc.log', content: quietLog }]) },
      names: 'old.zip',
    },
    'a zip that claims to hold more than memory does': {
      files: { 'old.zip': makeZip([{ name: 'Licsrvc.log', content: quietLog, claimedSize: 0xfffffffe }]) },
      names: 'old.zip',
    },
  };

  it.each(Object.entries(broken))('%s', (_, { files, names }) => {
    const healthy = makeFolder({ ...files, 'Licsvcfg.log': quietLog });
    const run = scanJson(['.'], { cwd: healthy });
    const failed = run.report.inputs.files.filter(({ status }) => status === 'failed');
    expect(failed.map(({ path }) => path)).toEqual([expect.stringContaining(names)]);
    expect(failed[0]?.problem).toMatch(/^[^\n]+$/);
    expect(run.report.inputs.complete).toBe(false);
    expect(run.stderr).toMatch(/^licdiag: \.\/[^\n]+: [^\n]+\n$/);
    expect(run.code).toBe(3);

    const failing = scanJson(['.'], { cwd: makeFolder({ ...files, 'Licsvcfg.log': failure }) });
    expect(failing.report.findings).toHaveLength(1);
    expect(failing.code).toBe(1);
  });

  const damaged = {
    'cut off': gzipSync(quietLog.repeat(500)).subarray(0, 60),
    'its first bytes alone': gzipSync(quietLog).subarray(0, 4),
    'damaged content': new Uint8Array([...gzipSync(quietLog).subarray(0, 20), 255, 255, 255, 255, 255, 255, 255]),
  };
  it.each(Object.entries(damaged))('a .gz on standard input (%s) gets the line that the file gets', (_, input) => {
    const ofFile = scanJson(['Licsvcfg.log.gz'], { cwd: makeFolder({ 'Licsvcfg.log.gz': input }) });
    const piped = scanJson(['-'], { input });
    expect(piped.stderr.split('\n')[0]).toBe(ofFile.stderr.split('\n')[0]?.replace('Licsvcfg.log.gz', '-'));
    expect(piped.report.inputs.files).toMatchObject([{ path: '-', status: 'failed' }]);
    expect(piped.code).toBe(3);
  });

  it('a zip on standard input is told to be one', () => {
    const { code, stderr } = scanJson(['-'], { input: sound });
    expect(stderr).toContain('licdiag: -: is a zip, of which the end is needed first; give the file itself\n');
    expect(code).toBe(3);
  });

  it.each(['PK', 'PK: none'])('%s on standard input is no zip', (input) => {
    expect(scanJson(['-'], { input }).report.inputs.files).toMatchObject([{ path: '-', status: 'read' }]);
  });

  it('the text report names them too, and says that it is incomplete', () => {
    const folder = makeFolder({ 'Licsrvc.log.gz': gzipSync(quietLog).subarray(0, 20), 'Licsvcfg.log': quietLog });
    const { code, stdout, stderr } = licdiag(['scan', '.'], { cwd: folder });
    expect(stdout).toMatch(/1 file could not be read.*; the diagnosis is incomplete/);
    expect(stdout).toContain('./Licsrvc.log.gz: ');
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
  });

  it('one bad member of an archive does not keep the others from being read', () => {
    const zip = makeZip([
      { name: 'Licsrvc.log', content: quietLog.repeat(50), damaged: true },
      { name: 'Licsvcfg.log', content: failure },
    ]);
    const { report } = scanJson(['logs.zip'], { cwd: makeFolder({ 'logs.zip': zip }) });
    expect(report.findings[0]?.evidence[0]?.file).toBe('logs.zip!Licsvcfg.log');
    expect(report.inputs.complete).toBe(false);
  });

  it('one path that leads out of an archive does not keep its other members from being read', () => {
    const zip = makeZip([
      { name: '../Licsrvc.log', content: quietLog },
      { name: 'Licsvcfg.log', content: failure },
    ]);
    const { report } = scanJson(['logs.zip'], { cwd: makeFolder({ 'logs.zip': zip }) });
    expect(report.findings).toHaveLength(1);
    expect(report.inputs.complete).toBe(false);
  });

  it('a zip without any log says so by being read for nothing', () => {
    const zip = makeZip([{ name: 'readme.txt', content: 'none' }]);
    expect(licdiag(['scan', 'logs.zip'], { cwd: makeFolder({ 'logs.zip': zip }) }).code).toBe(3);
  });

  it.skipIf(process.platform === 'win32')('a link that leads nowhere', () => {
    const folder = makeFolder({ 'Licsvcfg.log': quietLog });
    symlinkSync(join(folder, 'gone'), join(folder, 'Licsrvc.log'));
    const { code, report } = scanJson(['.'], { cwd: folder });
    expect(report.inputs.files.filter(({ status }) => status === 'failed').map(({ path }) => path)).toEqual([
      './Licsrvc.log',
    ]);
    expect(code).toBe(3);
  });

  it.skipIf(process.platform === 'win32')('a link to a log is read, and a circle of folders ends', () => {
    const folder = makeFolder({ 'real/copy.txt': failure });
    symlinkSync(join(folder, 'real/copy.txt'), join(folder, 'Licsvcfg.log'));
    symlinkSync(folder, join(folder, 'real/again'));
    const { code, report } = scanJson(['.'], { cwd: folder });
    expect(report.findings).toHaveLength(1);
    expect(code).toBe(1);
  });
});

it('without a metering log the verdict says that, and how to get one; nothing was left unread', () => {
  const { code, stdout } = licdiag(['scan', makeFolder({ 'notes.txt': 'nothing' })]);
  expect(code).toBe(3);
  expect(stdout.split('\n')[0]).toBe('No metering log was found, so nothing can be said (0 logs read).');
  expect(stdout.replaceAll('\n', ' ')).toContain('<component> is LICSVR_SERVICE or SMS_LICENSE_SERVER_MANAGER');
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
});

it.each(['text', 'markdown', 'html'])('%s: why nothing was read stands before how to get a log', (format) => {
  const { code, stdout } = licdiag(['scan', makeFolder({ 'logs.zip': 'PK\u0003\u0004cut off' }), '--format', format]);
  expect(code).toBe(3);
  const reason = stdout.indexOf('logs.zip');
  const advice = stdout.indexOf('looks for these logs');
  expect(reason).toBeGreaterThan(0);
  expect(advice).toBeGreaterThan(reason);
});
