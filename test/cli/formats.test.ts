import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { ReportData } from '../../src/model/report.js';
import { repository } from '../helpers/diagnose-paths.js';
import { logLines } from '../helpers/log-lines.js';
import { leftOverShare, offlineLogDenied, quietLog, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { makeZip } from './make-zip.js';
import { bareEnvironment, licdiag, scanJson } from './run-licdiag.js';

const site = {
  'Licsvcfg.log': `${quietLog}${leftOverShare('CINDER01')}${record('ERROR: the licence drawer of HEARTH03 is stuck')}`,
  'Liccli.log': offlineLogDenied,
  'copy/Liccli.log': offlineLogDenied,
  'copy/Licsrvc.log.gz': new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0]),
} as const;

const validate = new Ajv2020().compile(
  JSON.parse(readFileSync(new URL('../../schemas/scan-report.schema.json', import.meta.url), 'utf8')),
);

describe('--format json', () => {
  it.each([
    ['a site with findings, problems and copies', site],
    ['a healthy log', { 'Licsvcfg.log': quietLog }],
    ['an empty log', { 'Licsvcfg.log': '' }],
    ['no log at all', {}],
  ])('follows the published schema: %s', (_, files) => {
    const { stdout } = licdiag(['scan', makeFolder(files), '--format', 'json']);
    validate(JSON.parse(stdout));
    expect(validate.errors).toBeNull();
  });

  it('follows it with names redacted, and with a baseline', () => {
    const folder = makeFolder(site);
    licdiag(['scan', '.', '--format', 'json', '-o', 'old.json'], { cwd: folder });
    for (const more of [
      ['--redact', 'names'],
      ['--baseline', 'old.json'],
    ]) {
      validate(JSON.parse(licdiag(['scan', '.', '--format', 'json', ...more], { cwd: folder }).stdout));
      expect(validate.errors).toBeNull();
    }
  });

  it('follows it for the demo', () => {
    const { stdout } = licdiag(['scan', 'fixtures/demo', '--format', 'json'], { cwd: repository });
    validate(JSON.parse(stdout));
    expect(validate.errors).toBeNull();
  });

  it('is one object, ended by one line end', () => {
    expect(licdiag(['scan', makeFolder(site), '--format', 'json']).stdout).toMatch(/^\{[\s\S]*\}\n$/);
  });

  it('two runs over the same bytes differ only in `run`', () => {
    const folder = makeFolder(site);
    const [one, other] = [scanJson([folder]).report, scanJson([folder]).report];
    expect({ ...one, run: null }).toEqual({ ...other, run: null });
  });

  it('does not depend on the number of threads', () => {
    const files = Array.from({ length: 9 }, (_, i) => [`site${i}/Licsvcfg.log`, leftOverShare(`METER0${i}`)] as const);
    const folder = makeFolder({ ...site, ...Object.fromEntries(files) });
    const [one, ...others] = ['1', '2', '5'].map((jobs) => ({
      ...scanJson(['.', '--jobs', jobs], { cwd: folder }).report,
      run: null,
    }));
    for (const other of others) expect(other).toEqual(one);
  });

  it('does not take empty logs for good news', () => {
    const verdict = (files: Record<string, string>): string => licdiag(['scan', makeFolder(files)]).stdout;
    expect(verdict({ 'Licsvcfg.log': '' })).toContain('the metering logs are empty');
    expect(verdict({ 'Licsvcfg.log': '', 'Liccli.log': quietLog })).not.toContain('empty');
    const ofManager = quietLog.replaceAll('SMS_LICENSE_SERVER_MANAGER', 'SMS_HIERARCHY_MANAGER');
    expect(verdict({ 'Licsvcfg.log': '', 'Hman.log': ofManager })).toContain('the metering logs are empty');
    // Known by its lines alone.
    expect(verdict({ 'Licsvcfg.log': '', 'manager.log': quietLog })).not.toContain('empty');
  });

  it.each([
    [
      'random bytes',
      Buffer.concat(Array.from({ length: 150 }, (_, i) => createHash('sha256').update(`${i}`).digest())),
    ],
    ['zeros', Buffer.alloc(70_000)],
  ])('does not take a log of %s for good news', (_, bytes) => {
    const folder = makeFolder({ 'Licsvcfg.log': bytes });
    const { code, stdout } = licdiag(['scan', folder]);
    expect(stdout.replace(/\s+/g, ' ')).toContain('the metering logs hold no line of a log, which proves nothing');
    expect(stdout).toContain('Licsvcfg.log: it holds no text');
    expect(code).toBe(3);
    const { report } = scanJson([folder]);
    expect(report.inputs.complete).toBe(false);
    expect(report.inputs.files[0]).toMatchObject({ status: 'failed', format: null, log: 'Licsvcfg.log' });
    validate(report);
    expect(validate.errors).toBeNull();
    expect(licdiag(['timeline', folder]).code).toBe(3);
  });

  it('does not take a log of blank lines for good news', () => {
    const folder = makeFolder({ 'Licsvcfg.log': '\r\n  \t\r\n'.repeat(100) });
    const { code, stdout } = licdiag(['scan', folder]);
    expect(stdout.replace(/\s+/g, ' ')).toContain('the metering logs hold no line of a log, which proves nothing');
    expect(code).toBe(0);
    expect(scanJson([folder]).report.inputs.files[0]).toMatchObject({ status: 'read', format: null, problem: null });
  });

  const page = (body: string): string =>
    `\r\n<!DOCTYPE html PUBLIC "-//IETF//DTD HTML 2.0//EN">\r\n<html><head><title>404</title></head>\r\n<body><pre>\r\n${body}\r\n</pre></body></html>\r\n`;

  it('does not take the page that a server sends instead of a log for one', () => {
    const { code, stdout } = licdiag(['scan', makeFolder({ 'Licsvcfg.log': page('Error 404: not found') })]);
    expect(stdout.replace(/\s+/g, ' ')).toContain('the metering logs hold no line of a log, which proves nothing');
    expect(stdout).toContain('Licsvcfg.log: it is a web page');
    expect(code).toBe(3);
  });

  it('leaves the log of another program alone that is a page', () => {
    const folder = makeFolder({ 'Licsvcfg.log': quietLog, 'Webstat.log': page('Error 404: not found') });
    const { code, stdout } = licdiag(['scan', folder]);
    expect(stdout).toBe('No known metering failure is active (2 logs read).\n');
    expect(code).toBe(0);
  });

  it('takes a page that holds lines of a log for the log', () => {
    const { code, stdout } = licdiag(['scan', makeFolder({ 'Licsvcfg.log': page(quietLog) })]);
    expect(stdout).toBe('No known metering failure is active (1 log read).\n');
    expect(code).toBe(0);
    const lines = leftOverShare('METER02').replaceAll(/ {2}\$\$<.*/g, '');
    expect(lines).not.toContain('$$');
    const { report } = scanJson([makeFolder({ 'Licsvcfg.log': page(lines) })]);
    expect(report.findings[0]).toMatchObject({ article: 'Q214954' });
    expect(report.inputs.files[0]).toMatchObject({ status: 'read', format: 'plain', problem: null });
  });

  it('takes a log that is damaged in part, has no times, or is in another code page, for a log', () => {
    const logs = [
      Buffer.concat([Buffer.alloc(700_000), Buffer.from(quietLog), Buffer.alloc(9000)]),
      Buffer.from('no server\r\n'),
      Buffer.from(`${'\r\n'.repeat(300)}${quietLog}`),
      Buffer.from(`\ufeff${quietLog}`, 'utf16le'),
      Buffer.from(quietLog, 'utf16le'),
    ];
    for (const bytes of logs) {
      const { code, stdout } = licdiag(['scan', makeFolder({ 'Licsvcfg.log': bytes })]);
      expect(stdout).toBe('No known metering failure is active (1 log read).\n');
      expect(code).toBe(0);
    }
  });

  it('names a log of random bytes beside a good one', () => {
    const { code, stdout } = licdiag([
      'scan',
      makeFolder({ 'Licsvcfg.lo_': new Uint8Array(5000), 'Licsvcfg.log': quietLog }),
    ]);
    expect(stdout).toContain('Licsvcfg.lo_: it holds no text');
    expect(stdout.replace(/\s+/g, ' ')).not.toContain('proves nothing');
    expect(code).toBe(3);
  });

  // What only one thread has in memory was left out by the other, without a word.
  it.each(['secrets', 'names'])(
    'nor does what comes from standard input and archives beside files, with --redact %s',
    (redact) => {
      const folder = makeFolder({
        'large/Licsvcfg.log': quietLog.repeat(Math.ceil((2 * 1024 * 1024) / quietLog.length)),
        'a/logs.zip': makeZip([
          { name: 'Licsvcfg.log', content: leftOverShare('ASCHE') },
          { name: 'x/Licsvcfg.log.gz', content: gzipSync(leftOverShare('BRAND')) },
        ]),
        'b/Licsvcfg.log.gz': gzipSync(leftOverShare('CINDER')),
        'c/Licsvcfg.log': leftOverShare('DOCHT'),
      });
      const scan = (jobs: string): ReportData =>
        scanJson(['-', '.', '--jobs', jobs, '--redact', redact], { cwd: folder, input: leftOverShare('EMBER') }).report;
      const [one, ...others] = ['1', '2', '3', '6'].map((jobs) => ({ ...scan(jobs), run: null }));
      expect(one?.findings).toHaveLength(5);
      for (const other of others) expect(other).toEqual(one);
    },
  );

  it('findings are ordered by severity, then server; the order of the arguments does not matter for them', () => {
    const folder = makeFolder({
      'b/Licsvcfg.log': leftOverShare('BRAND'),
      'a/Licsvcfg.log': leftOverShare('ASCHE'),
      'Liccli.log': offlineLogDenied,
    });
    const order = (...paths: string[]): unknown =>
      scanJson(paths, { cwd: folder }).report.findings.map(({ severity, subject }) => [severity, subject.server]);
    const expected = [
      ['error', 'ASCHE'],
      ['error', 'BRAND'],
      ['warning', null],
    ];
    expect(order('a', 'b', 'Liccli.log')).toEqual(expected);
    expect(order('Liccli.log', 'b', 'a')).toEqual(expected);
  });

  it('keeps the fingerprint of a finding, whatever folder it is found in', () => {
    const ids = ['one', 'two'].map(
      (name) =>
        scanJson([name], { cwd: makeFolder({ [`${name}/Licsvcfg.log`]: leftOverShare('CINDER01') }) }).report
          .findings[0]?.id,
    );
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(
      scanJson(['.'], { cwd: makeFolder({ 'Licsvcfg.log': leftOverShare('EMBER02') }) }).report.findings[0]?.id,
    );
  });

  it('evidence leads to the line that it quotes', () => {
    const folder = makeFolder(site);
    const { report } = scanJson(['.'], { cwd: folder });
    const quoted = logLines(...report.findings);
    expect(new Set(quoted.map(({ file }) => file)).size).toBeGreaterThan(1);
    for (const { file, line, text } of quoted) {
      const lines = readFileSync(join(folder, file), 'utf8').split('\r\n');
      expect(lines[line - 1]).toContain(text);
    }
  });

  it('says what the run was asked for', () => {
    const { report } = scanJson(['.', '--server', 'CINDER01'], { cwd: makeFolder(site) });
    expect(report.run.arguments).toEqual(expect.arrayContaining(['.', '--server', 'CINDER01']));
  });
});

describe('--format ndjson', () => {
  it('is a line for each finding, then the summary', () => {
    const folder = makeFolder(site);
    const lines = licdiag(['scan', folder, '--format', 'ndjson'])
      .stdout.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const { report } = scanJson([folder]);
    expect(lines.map(({ kind }) => kind)).toEqual([...report.findings.map(() => 'finding'), 'summary']);
    expect(lines.slice(0, -1).map(({ id }) => id)).toEqual(report.findings.map(({ id }) => id));
    expect(lines.at(-1)).toMatchObject({
      schemaVersion: 1,
      inputs: { complete: false },
      unexplained: report.unexplained,
    });
  });

  it.each(['secrets', 'names'])('each line follows the published schema (--redact %s)', (redact) => {
    const schema = new URL('../../schemas/scan-line.schema.json', import.meta.url);
    const validateLine = new Ajv2020({ discriminator: true }).compile(JSON.parse(readFileSync(schema, 'utf8')));
    const { stdout } = licdiag(['scan', makeFolder(site), '--format', 'ndjson', '--redact', redact]);
    for (const line of stdout.trimEnd().split('\n')) {
      validateLine(JSON.parse(line));
      expect(validateLine.errors).toBeNull();
    }
  });

  it('counts findings by severity in the summary', () => {
    const { stdout } = licdiag(['scan', makeFolder(site), '--format', 'ndjson']);
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
      findings: { error: 1, warning: 1, info: 0 },
    });
  });

  it('is the summary alone when nothing is found', () => {
    const { stdout } = licdiag(['scan', makeFolder({ 'Licsvcfg.log': quietLog }), '--format', 'ndjson']);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('the text report', () => {
  const text = (...args: string[]): string => licdiag(['scan', '.', ...args], { cwd: makeFolder(site) }).stdout;

  it('opens with the verdict, and shows where, since when, what happened, by which lines, and what to do', () => {
    const report = text();
    expect(report).toMatch(
      /^1 failure and 1 warning found on CINDER01 \(\d logs read, not all that was asked for\)\.\n/,
    );
    for (const part of [
      'What happened',
      'Evidence',
      './Licsvcfg.log:4',
      'What to do',
      'net share LicMtr',
      'Careful',
      'How to see that it worked',
      'Source',
      'Q214954',
    ])
      expect(report).toContain(part);
  });

  it('lists errors that no signature explains', () => {
    expect(text()).toMatch(/Errors that no signature explains\n +1 x +ERROR: the licence drawer/);
  });

  it('--quiet is the verdict and a line for each finding, and what could not be read', () => {
    const lines = text('--quiet')
      .trimEnd()
      .split('\n')
      .filter((line) => line !== '');
    expect(lines[0]).toContain('1 failure and 1 warning found');
    expect(lines[1]).toMatch(/^ERROR +CINDER01: .*\(Q214954, likely\)$/);
    expect(lines[2]).toMatch(/^WARNING .*\(Q290995, likely\)$/);
    expect(lines.slice(3).join('\n')).toContain('Licsrvc.log.gz');
    expect(text('-q')).toBe(text('--quiet'));
  });

  it('--quiet says where each stands that would be told in the same words', () => {
    const cwd = makeFolder({
      'HQ1/Licsvcfg.log': leftOverShare('CINDER01'),
      'BR1/Licsvcfg.log': `${leftOverShare('CINDER01')}${record('another log')}`,
    });
    const { stdout } = licdiag(['scan', 'HQ1', 'BR1', '-q'], { cwd });
    expect(stdout).toMatch(/\(Q214954, likely\) in BR1\/Licsvcfg\.log$/m);
    expect(stdout).toMatch(/\(Q214954, likely\) in HQ1\/Licsvcfg\.log$/m);
  });

  it('--verbose also says what was read, and which copies were not', () => {
    const report = text('--verbose');
    expect(report).toMatch(/\nRead\n(?: {2}\.\/[^\n]+\n)+/);
    expect(report).toContain('same content as');
    expect(report.length).toBeGreaterThan(text().length);
  });

  it('has no line wider than its width, paths, quotes and commands apart', () => {
    const free = /^ {4,}(?:\.\/|\S*:\d+|INFO|ERROR|Checking|\S* ?\\\\|sc |net |cacls|Off-line)/;
    for (const line of text().split('\n')) if (!free.test(line)) expect(line.length).toBeLessThanOrEqual(110);
  });
});

describe('colours', () => {
  const opener = '\u001b[';
  const { PATH, TZ } = bareEnvironment;
  const coloured = (args: readonly string[], env: Record<string, string>): boolean =>
    licdiag(['scan', '.', ...args], { cwd: makeFolder(site), env: { PATH, TZ, ...env } }).stdout.includes(opener);

  it.each<[string, string[], Record<string, string>, boolean]>([
    ['none where standard output is no terminal', [], {}, false],
    ['by FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['not by FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
    ['by --color', ['--color'], {}, true],
    ['--color beats NO_COLOR', ['--color'], { NO_COLOR: '1' }, true],
    ['--no-color beats FORCE_COLOR', ['--no-color'], { FORCE_COLOR: '1' }, false],
    ['NO_COLOR beats FORCE_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['an empty NO_COLOR is none', [], { NO_COLOR: '', FORCE_COLOR: '1' }, true],
    ['never in JSON', ['--color', '--format', 'json'], { FORCE_COLOR: '1' }, false],
  ])('%s', (_, args, env, expected) => {
    expect(coloured(args, env)).toBe(expected);
  });

  it('change nothing but the colour', () => {
    const plain = licdiag(['scan', '.'], { cwd: makeFolder(site) }).stdout;
    const { stdout } = licdiag(['scan', '.', '--color'], { cwd: makeFolder(site) });
    expect(stdout.replace(/\u001b\[\d+m/g, '')).toBe(plain);
  });
});

describe('standard error', () => {
  it('is empty when all was read and the report is on standard output', () => {
    expect(licdiag(['scan', makeFolder({ 'Licsvcfg.log': leftOverShare('CINDER01') })]).stderr).toBe('');
  });
});
