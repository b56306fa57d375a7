/** Names are gone, everywhere; what was found stays the same, and the report proves it or says where not. */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import type { Report } from '../../src/diagnose.js';
import { fingerprint } from '../../src/evaluate/fingerprint.js';
import { makeStandIn } from '../../src/redact/stand-in.js';
import { at, leftOverShare, record } from '../cli/log-text.js';
import { makeFolder } from '../cli/make-folder.js';
import { makeZip } from '../cli/make-zip.js';
import { licdiag, scanJson } from '../cli/run-licdiag.js';
import { diagnosePaths, repository } from '../helpers/diagnose-paths.js';
import { fixtureCases } from '../helpers/fixture-cases.js';

const shape = ({ findings }: Report): unknown =>
  findings
    .map(({ signature, confidence, state, occurrences, evidence, remedy }) => [
      signature,
      confidence,
      state,
      occurrences,
      evidence.map((one) => ('line' in one ? one.line : null)),
      remedy.steps.map((step) => step.state),
    ])
    .map((one) => JSON.stringify(one))
    .sort();

describe('--redact names', () => {
  it.each(fixtureCases().map((one) => [one.title, one] as const))('%s', async (_, { folder }) => {
    const open = await diagnosePaths(folder);
    const closed = await diagnosePaths(folder, ['.'], { redact: 'names' });
    expect(closed.redaction?.differences).toEqual([]);
    expect(closed.redaction?.sameFindings).toBe(true);
    expect(shape(closed)).toEqual(shape(open));
    const text = JSON.stringify(closed);
    const names = open.findings.flatMap(({ subject }) =>
      [subject.server ?? [], subject.client ?? [], subject.site ?? []].flat(),
    );
    for (const name of names.filter((one) => !one.startsWith('<')))
      expect(text, name).not.toMatch(
        new RegExp(`(?<![A-Za-z0-9])${name.replace(/[.$-]/g, '\\$&')}(?![A-Za-z0-9])`, 'i'),
      );
  });

  it('the ids are those that a scan of the redacted text gives', async () => {
    const log = leftOverShare('CINDER01') + leftOverShare('EMBER02');
    const folder = makeFolder({ 'Licsvcfg.log': log });
    const { findings } = await diagnosePaths(folder, ['.'], { redact: 'names' });
    const redactedLog = log.replaceAll('CINDER01', 'SERVER01').replaceAll('EMBER02', 'SERVER1');
    const scanned = await diagnosePaths(makeFolder({ 'Licsvcfg.log': redactedLog }));
    expect(findings.map(({ subject }) => subject.server)).toEqual(['SERVER01', 'SERVER1']);
    expect(findings.map(({ id }) => id).sort()).toEqual(scanned.findings.map(({ id }) => id).sort());
    expect(findings[0]?.id).toBe(fingerprint(['orphaned-licmtr-share', null, 'SERVER01', null]));
  });

  it('hides users, domains, sites, addresses and dotted names wherever they stand', async () => {
    const log = [
      record(
        'STATMSG: ID=501 SEV=I LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=ASHHEAD SITE=QX7 PID=1',
      ),
      leftOverShare('CINDER01'),
      record(
        'ERROR: user "j.smith" of domain "FOUNDRY" cannot reach \\\\kiln9.foundry.example.com\\share$ from 10.9.8.7',
      ),
      record('ERROR: account = FOUNDRY\\svc_meter is locked out on HEARTH-03'),
      record('ERROR: user "klein" was not found'),
      record(
        'ERROR: Cannot open the database on SQL Server BROOK, the computer WILLOW does not answer m.gross@reed.net',
      ),
    ].join('');
    const report = await diagnosePaths(makeFolder({ 'QX7/Licsvcfg.log': log }), ['.'], { redact: 'names' });
    const text = JSON.stringify(report);
    for (const name of [
      'ASHHEAD',
      'QX7',
      'CINDER01',
      'j.smith',
      'klein',
      'FOUNDRY',
      'kiln9',
      'example',
      '10.9.8.7',
      'svc_meter',
      'HEARTH',
      'BROOK',
      'WILLOW',
      'gross',
      'reed',
    ])
      expect(text.toLowerCase(), name).not.toContain(name.toLowerCase());
    expect(report.redaction).toMatchObject({ sameFindings: true, standIns: { sites: 1, users: 4 } });
    expect(report.unexplained).toHaveLength(4);
  });

  it('leaves a word of the sentence that is also the last label of a dotted name', async () => {
    const log = record('ERROR: the local disk of \\\\kiln9.foundry.local is full');
    const { unexplained } = await diagnosePaths(makeFolder({ 'Licsvcfg.log': log }), ['.'], { redact: 'names' });
    expect(unexplained[0]?.first.text).toMatch(
      /^ERROR: the local disk of \\\\(?!kiln9)[\w-]+\.(?!foundry)[\w-]+\.local is full$/,
    );
  });

  it.each([
    'SHARE',
    'INFO',
    'LICMTR',
    'SERVER',
    '12',
    'A',
    'INSTALL_ODBC',
    'SRV-1',
    'SRV_1',
    'SRV$1',
    'SERVER1',
    'ASCHÉ',
  ])('a server called %s changes nothing in what is found', async (server) => {
    const folder = makeFolder({
      'Licsvcfg.log': Buffer.from(leftOverShare(server) + leftOverShare('CINDER01'), 'latin1'),
    });
    const open = await diagnosePaths(folder);
    const closed = await diagnosePaths(folder, ['.'], { redact: 'names' });
    expect(closed.redaction).toMatchObject({ differences: [], sameFindings: true });
    expect(shape(closed)).toEqual(shape(open));
    expect(closed.findings.map(({ subject }) => subject.server)).not.toContain(server);
  });

  it('the same failure in two folders keeps two ids', async () => {
    const log = leftOverShare('CINDER01');
    const folder = makeFolder({ 'north/Licsvcfg.log': log, 'south/Licsvcfg.log': log + log });
    const ids = (await diagnosePaths(folder, ['.'], { redact: 'names' })).findings.map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
  });

  it('so does the same failure in two archives without folders', async () => {
    const packed = (clock: string) =>
      makeZip([{ name: 'Licsvcfg.log', content: leftOverShare('CINDER01', at(clock)) }]);
    const folder = makeFolder({ 'east.zip': packed('09:14:05'), 'west.zip': packed('10:14:05') });
    const { findings } = await diagnosePaths(folder, ['.'], { redact: 'names' });
    expect(new Set(findings.map(({ id }) => id)).size).toBe(2);
  });

  it('reads UTF-16, other code pages and standard input the second time too', async () => {
    const log = leftOverShare('CINDER01');
    const japanese = Buffer.concat(
      leftOverShare('@')
        .split('@')
        .flatMap((part, i) =>
          i === 0 ? [Buffer.from(part)] : [Buffer.from([0x83, 0x5e, 0x83, 0x93]), Buffer.from(part)],
        ),
    );
    const folder = makeFolder({ 'Licsvcfg.log': Buffer.from(`\ufeff${log}`, 'utf16le'), 'jp/Licsvcfg.log': japanese });
    const wide = scanJson(['Licsvcfg.log', '--redact', 'names'], { cwd: folder }).report;
    expect(wide).toMatchObject({
      redacted: 'names',
      redaction: { sameFindings: true },
      findings: [{ subject: { server: 'SERVER01' } }],
    });
    const piped = scanJson(['-', '--redact', 'names'], { input: log }).report;
    expect(piped).toMatchObject({ redaction: { sameFindings: true }, findings: [{ subject: { server: 'SERVER01' } }] });
    const sjis = scanJson(['jp', '--redact', 'names', '--code-page', '932'], { cwd: folder }).report;
    expect(sjis).toMatchObject({ redaction: { sameFindings: true }, findings: [{ subject: { server: 'SER1' } }] });
  });

  it('--server still means the real name, and does not print it', () => {
    const folder = makeFolder({ 'Licsvcfg.log': leftOverShare('CINDER01') + leftOverShare('EMBER02') });
    const { stdout, stderr } = licdiag(['scan', '.', '--redact', 'names', '--server', 'EMBER02'], { cwd: folder });
    expect(stdout + stderr).not.toMatch(/EMBER|CINDER/i);
    expect(stdout).toContain('1 failure found on SERVER1');
    expect(stdout.replace(/\s+/g, ' ')).toContain('Diagnosing the text with these stand-ins gives the same findings.');
  });

  it('says which findings differ when the text without names shows something else', async () => {
    const { compareDiagnoses } = await import('../../src/pipelines/scan/prove-redaction.js');
    const { NameTable } = await import('../../src/redact/name-table.js');
    const table = new NameTable(new Map([['cinder01', { kind: 'server', name: 'CINDER01' }]]), new Set());
    const finding = (server: string, state: 'active' | 'resolved') => ({
      signature: 'orphaned-licmtr-share',
      subject: { site: null, server, client: null },
      state,
      confidence: 'likely',
      occurrences: 1,
      evidence: [],
      counterEvidence: [],
      remedy: { steps: [] },
    });
    const compare = (one: unknown, other: unknown): readonly string[] =>
      Reflect.apply(compareDiagnoses, null, [{ findings: one }, { findings: other }, table]).differences;
    const on = 'orphaned-licmtr-share on SERVER01';
    expect(compare([finding('CINDER01', 'active')], [finding('SERVER01', 'active')])).toEqual([]);
    expect(compare([finding('CINDER01', 'active')], [])).toEqual([`${on} is not found in the redacted text`]);
    expect(compare([], [finding('SERVER01', 'active')])).toEqual([`${on} is found in the redacted text only`]);
    expect(compare([finding('CINDER01', 'active')], [finding('SERVER01', 'resolved')])).toEqual([
      `${on} differs in the redacted text: state resolved instead of active`,
    ]);
  });

  it('is refused as a baseline', () => {
    const folder = makeFolder({ 'Licsvcfg.log': leftOverShare('CINDER01') });
    licdiag(['scan', '.', '--format', 'json', '--redact', 'names', '-o', 'old.json'], { cwd: folder });
    const { code, stderr } = licdiag(['scan', '.', '--baseline', 'old.json'], { cwd: folder });
    expect(stderr).toMatch(/^licdiag: old\.json: .*stand-ins.*\n$/);
    expect(code).toBe(2);
  });

  it('the demo and the healthy logs give the same without names', async () => {
    for (const name of ['demo', 'healthy']) {
      const { redaction } = await diagnosePaths(repository, [join('fixtures', name)], { redact: 'names' });
      expect(redaction).toMatchObject({ sameFindings: true, differences: [] });
    }
  });

  it('two runs give the same stand-ins, whatever the number of threads', async () => {
    const folder = makeFolder({
      'a/Licsvcfg.log': leftOverShare('CINDER01'),
      'b/Licsvcfg.log': leftOverShare('EMBER02'),
    });
    const run = (jobs: string): unknown => ({
      ...scanJson(['.', '--redact', 'names', '--jobs', jobs], { cwd: folder }).report,
      run: null,
    });
    expect(run('2')).toEqual(run('1'));
  });

  it('any name at all: hidden, or common word; and the same findings', async () => {
    const name = fc.stringMatching(/^[A-Z][A-Z0-9-]{1,13}[A-Z0-9]$/);
    await fc.assert(
      fc.asyncProperty(name, async (server) => {
        const folder = makeFolder({ 'Licsvcfg.log': leftOverShare(server) });
        const { redaction, findings } = await diagnosePaths(folder, ['.'], { redact: 'names', catalogue });
        expect(redaction).toMatchObject({ sameFindings: true });
        expect(findings[0]?.subject.server).not.toBe(server);
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});

describe('a stand-in', () => {
  it('has the width of its name, and another for each name', () => {
    const taken = new Set<string>();
    const make = (name: string): string => {
      const made = makeStandIn(name, 'server', (one) => taken.has(one));
      taken.add(made);
      return made;
    };
    expect(['METER02', 'METER03', 'AB', 'A_VERY_LONG_NAME', 'タンク'].map(make)).toEqual([
      'SERVER1',
      'SERVER2',
      'S1',
      'SERVER0000000001',
      'SERVE1',
    ]);
    const many = Array.from({ length: 1000 }, () => make('ABC'));
    expect(new Set(many).size).toBe(1000);
    expect(many.every((one) => one.length === 3)).toBe(true);
  });
});
