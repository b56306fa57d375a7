import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../report/parse-csv.js';
import { leftOverShare, offlineLogDenied, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { bareEnvironment, licdiag, licdiagProcess, scanJson } from './run-licdiag.js';

const older = leftOverShare('CINDER01');
const younger = older + leftOverShare('EMBER02');

/** A folder with a log and, as `old.json`, the report of an earlier state of it. */
function siteWithBaseline(before: string, now: string): string {
  const folder = makeFolder({ 'Licsvcfg.log': before });
  expect(licdiag(['scan', '.', '--format', 'json', '-o', 'old.json'], { cwd: folder }).code).toBeLessThan(2);
  writeFileSync(join(folder, 'Licsvcfg.log'), now);
  return folder;
}

describe('--baseline', () => {
  it('does not fail for what is known', () => {
    const folder = siteWithBaseline(older, older);
    const { code, report } = scanJson(['.', '--baseline', 'old.json'], { cwd: folder });
    expect(report.findings).toMatchObject([{ state: 'active', known: true }]);
    expect(code).toBe(0);
  });

  it('does not know a failure that is over by now where it lists another one', () => {
    const copied = record('Copying D:\\SMS\\Licmtr.dll to \\\\EMBER02\\LicMtr\\Licmtr.dll');
    const folder = siteWithBaseline(older, younger + copied);
    const { report } = scanJson(['.', '--baseline', 'old.json'], { cwd: folder });
    expect(report.findings.map(({ subject, state, known }) => [subject.server, state, known])).toEqual([
      ['CINDER01', 'active', true],
      ['EMBER02', 'resolved', false],
    ]);
  });

  it('is told in HTML in a sentence that reads as one', () => {
    const folder = siteWithBaseline(older, older);
    const { stdout } = licdiag(['scan', '.', '--baseline', 'old.json', '--format', 'html'], { cwd: folder });
    expect(stdout).toContain('<p class="soft">1 of them known or acknowledged; 1 log read.</p>');
  });

  it('fails for what is new', () => {
    const folder = siteWithBaseline(older, younger);
    const { code, report } = scanJson(['.', '--baseline', 'old.json'], { cwd: folder });
    expect(report.findings.map(({ subject, known }) => [subject.server, known])).toEqual([
      ['CINDER01', true],
      ['EMBER02', false],
    ]);
    expect(code).toBe(1);
  });

  it.each([
    ['gone', []],
    ['gone (or not read: the inputs are incomplete)', ['nothing.log']],
  ])('names in each format for programs what is %s', (gone, more) => {
    const folder = siteWithBaseline(younger, older);
    if (more.length > 0) writeFileSync(join(folder, 'Licsrvc.log'), Buffer.alloc(300));
    const scan = (format: string): string =>
      licdiag(['scan', '.', '--baseline', 'old.json', '--format', format], { cwd: folder }).stdout;
    expect(parseCsv(scan('csv')).filter(({ server }) => server === 'EMBER02')).toMatchObject([
      { kind: 'gone', article: 'Q214954', state: '', known: 'yes', evidence: gone },
    ]);
    const { results } = JSON.parse(scan('sarif')).runs[0];
    expect(results.map(({ baselineState, level }: Record<string, string>) => [baselineState, level])).toEqual([
      ['unchanged', 'error'],
      ['absent', 'none'],
    ]);
    expect(results[1].message.text).toContain(`EMBER02: A left-over LicMtr share`);
    expect(results[1].message.text).toContain(`: ${gone}.`);
  });

  it.each([
    ['a file that does not exist', null],
    ['no JSON', 'not json'],
    ['another kind of JSON', '{"kind":"precheck"}'],
    ['an array', '[]'],
    ['a report of another version', '{"kind":"scan","schemaVersion":2,"redacted":"secrets","findings":[]}'],
    ['a report whose names are redacted', '{"kind":"scan","schemaVersion":1,"redacted":"names","findings":[]}'],
  ])('%s is a mistake: 2, one line', (_, text) => {
    const folder = makeFolder({ 'Licsvcfg.log': older, ...(text === null ? {} : { 'old.json': text }) });
    const { code, stdout, stderr } = licdiag(['scan', '.', '--baseline', 'old.json'], { cwd: folder });
    expect(stderr).toMatch(/^licdiag: old\.json: [^\n]+; [^\n]+\n$/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('--ack', () => {
  const scan = (ack: string): ReturnType<typeof scanJson> =>
    scanJson(['.', '--ack', 'ack.yaml'], { cwd: makeFolder({ 'Licsvcfg.log': younger, 'ack.yaml': ack }) });
  const acknowledged = (ack: string): (string | null)[] =>
    scan(ack).report.findings.flatMap((finding) => (finding.acknowledged ? [finding.subject.server] : []));

  it('by article, signature or finding, narrowed by server', () => {
    expect(acknowledged('- {id: Q214954, reason: known}')).toEqual(['CINDER01', 'EMBER02']);
    expect(acknowledged('- {id: orphaned-licmtr-share, server: ember02, reason: known}')).toEqual(['EMBER02']);
    expect(acknowledged('- {id: Q226850, reason: known}')).toEqual([]);
    const [first] = scan('[]').report.findings;
    expect(acknowledged(`- {id: "${first?.id}", reason: known}`)).toEqual(['CINDER01']);
  });

  it('narrowed by site or client, for these alone', () => {
    const ofSite = (code: string): string =>
      record(`STATMSG: ID=501 SEV=I LEV=M SOURCE="SMS Server" SYS=A SITE=${code} PID=1`) + older;
    const cwd = makeFolder({
      'HQ/Licsvcfg.log': ofSite('QX7'),
      'branch/Licsvcfg.log': ofSite('ZB2'),
      'clients/PC1/Liccli.log': offlineLogDenied,
      'clients/PC2/Liccli.log': offlineLogDenied.repeat(2),
      'ack.yaml': '- {id: Q214954, site: zb2, reason: known}\n- {id: Q290995, client: pc1, reason: known}\n',
    });
    const { findings } = scanJson(['.', '--ack', 'ack.yaml'], { cwd }).report;
    const marked = findings.filter(({ acknowledged }) => acknowledged).map(({ subject }) => subject);
    expect(findings).toHaveLength(4);
    expect(marked).toMatchObject([{ site: 'ZB2', server: 'CINDER01' }, { client: 'PC1' }]);
    const { stdout } = licdiag(['scan', '.', '--ack', 'ack.yaml'], { cwd });
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/^[^.]* found[^.]*, 2 of them known or acknowledged/);
  });

  it('does not count for the exit code, and keeps its reason in the report', () => {
    const { code, report } = scan('- {id: Q214954, reason: "being replaced", expires: 2999-12-31}');
    expect(code).toBe(0);
    expect(report.findings[0]?.acknowledged).toEqual({ reason: 'being replaced', expires: '2999-12-31' });
  });

  it.each(['text', 'markdown', 'html'])('is called so in %s, by the word of the option and of JSON', (format) => {
    const cwd = makeFolder({ 'Licsvcfg.log': older, 'ack.yaml': '- {id: Q214954, reason: being replaced}' });
    const { stdout } = licdiag(['scan', '.', '--ack', 'ack.yaml', '--format', format], { cwd });
    expect(stdout).toMatch(/Acknowledged\W[^\n]*being replaced/);
    expect(stdout).not.toContain('ccepted');
  });

  it('stands in the column of the other lines of the finding', () => {
    const cwd = makeFolder({ 'Licsvcfg.log': older, 'ack.yaml': '- {id: Q214954, reason: being replaced}' });
    const { stdout } = licdiag(['scan', '.', '--ack', 'ack.yaml'], { cwd });
    const head = /\n( {2}Server [\s\S]*? {2}Acknowledged [^\n]*)\n/.exec(stdout)?.[1]?.split('\n') ?? [];
    const columns = head.map((line) => /^ *(?:\w+ )? */.exec(line)?.[0].length);
    expect(columns).toHaveLength(5);
    expect(new Set(columns).size).toBe(1);
  });

  it('counts again after its last day, and says so', () => {
    const { code, stderr } = scan('- {id: Q214954, reason: "being replaced", expires: 1999-12-31}');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^licdiag: .*Q214954.*expired on 1999-12-31\n$/);
  });

  // At any hour one of the two has another day than UTC.
  it.each([
    ['Pacific/Kiritimati', 14],
    ['Etc/GMT+12', -12],
  ])('holds to the end of its last day by the calendar of the machine: %s', (zone, hours) => {
    const folder = makeFolder({ 'Licsvcfg.log': older });
    const codeAt = (now: number): number | null => {
      const day = new Date(now + hours * 3_600_000).toISOString().slice(0, 10);
      writeFileSync(join(folder, 'ack.yaml'), `- {id: Q214954, reason: "being replaced", expires: ${day}}`);
      const env = { ...bareEnvironment, TZ: zone };
      return licdiagProcess(['scan', '.', '--ack', 'ack.yaml'], { cwd: folder, env }).code;
    };
    const now = Date.now();
    expect([codeAt(now), codeAt(now - 86_400_000)]).toEqual([0, 1]);
  });

  it('is found as .licdiag-ack.yaml in the current directory, unless another is named', () => {
    const folder = makeFolder({
      'logs/Licsvcfg.log': older,
      '.licdiag-ack.yaml': '- {id: Q214954, reason: agreed}',
      'none.yaml': '[]',
      'other/place': '',
    });
    expect(scanJson(['logs'], { cwd: folder })).toMatchObject({
      code: 0,
      report: { findings: [{ acknowledged: { reason: 'agreed' } }] },
    });
    expect(scanJson(['logs', '--ack', 'none.yaml'], { cwd: folder }).code).toBe(1);
    expect(scanJson(['../logs'], { cwd: join(folder, 'other') }).code).toBe(1);
  });

  it('an expired entry is told in every format', () => {
    const folder = makeFolder({
      'Licsvcfg.log': older,
      '.licdiag-ack.yaml': '- {id: Q214954, reason: agreed, expires: 1999-12-31}',
    });
    for (const format of ['text', 'json', 'ndjson', 'markdown', 'html']) {
      const { code, stdout } = licdiag(['scan', '.', '--format', format], { cwd: folder });
      expect(stdout, format).toMatch(/expired on 1999|"expires": ?"1999-12-31"/);
      expect(code).toBe(1);
    }
    expect(licdiag(['scan', '.', '--format', 'csv'], { cwd: folder }).stderr).toContain('expired on 1999-12-31');
  });

  describe('an entry that fits no finding', () => {
    const ack = [
      '- {id: Q21495, reason: slip}',
      '- {id: Q214954, server: ember20, reason: slip}',
      '- {id: Q226850, reason: gone}',
      '- {id: Q214954, server: CINDER01, reason: known}',
    ].join('\n');
    const files = { 'Licsvcfg.log': younger, 'ack.yaml': ack };
    const said =
      '3 acknowledgements fit nothing in this run: Q21495 (no signature or article of that name); Q214954 of EMBER20; Q226850. Either the failure is gone, or the entry is mistyped.';

    it.each(['text', 'markdown', 'html'])('is told in %s', (format) => {
      const { code, stdout } = licdiag(['scan', '.', '--ack', 'ack.yaml', '--format', format], {
        cwd: makeFolder(files),
      });
      expect(stdout.replace(/\s+/g, ' ')).toContain(said);
      expect(code).toBe(1);
    });

    it('is told in JSON, and in one line on standard error', () => {
      const { code, report, stderr } = scanJson(['.', '--ack', 'ack.yaml'], { cwd: makeFolder(files) });
      expect(stderr).toBe(`licdiag: ${said}\n`);
      expect(report.unusedAcknowledgements).toEqual([
        { id: 'Q21495', reason: 'slip', subject: { site: null, server: null, client: null }, isKnownName: false },
        { id: 'Q214954', reason: 'slip', subject: { site: null, server: 'EMBER20', client: null }, isKnownName: true },
        { id: 'Q226850', reason: 'gone', subject: { site: null, server: null, client: null }, isKnownName: true },
      ]);
      expect(code).toBe(1);
    });

    it('may name a finding by its id, which nobody can tell from a slip', () => {
      const folder = makeFolder({ ...files, 'ack.yaml': '- {id: 0123456789abcdef, reason: gone}' });
      expect(scanJson(['.', '--ack', 'ack.yaml'], { cwd: folder }).report.unusedAcknowledgements).toMatchObject([
        { id: '0123456789abcdef', isKnownName: true },
      ]);
    });

    it('may stand in what could not be read', () => {
      const folder = makeFolder({ ...files, 'Licsrvc.log': '\0'.repeat(5000) });
      const { stderr } = scanJson(['.', '--ack', 'ack.yaml'], { cwd: folder });
      expect(stderr).toContain('Either the failure is gone, or it stands in what could not be read, or the entry is');
    });

    it('is not told where less is looked for, or where all entries fit', () => {
      const folder = makeFolder({ ...files, 'all.yaml': '- {id: Q214954, reason: known}' });
      for (const more of [
        ['--ack', 'ack.yaml', '--only', 'Q214954'],
        ['--ack', 'ack.yaml', '--skip', 'Q226850'],
        ['--ack', 'ack.yaml', '--since', '1999-01-01'],
        ['--ack', 'ack.yaml', '--until', '2001-01-01'],
        ['--ack', 'all.yaml'],
        ['--ack', 'all.yaml', '--server', 'HEARTH03'],
      ]) {
        const { report, stderr } = scanJson(['.', ...more], { cwd: folder });
        expect(report.unusedAcknowledgements).toBeUndefined();
        expect(stderr).toBe('');
      }
    });

    it('keeps its names to itself with --redact names', () => {
      const { stdout, stderr } = licdiag(['scan', '.', '--ack', 'ack.yaml', '--redact', 'names', '-f', 'json'], {
        cwd: makeFolder(files),
      });
      expect(`${stdout}${stderr}`).toContain('3 acknowledgements');
      expect(`${stdout}${stderr}`).not.toMatch(/ember20/i);
    });
  });

  it.each([
    ['an entry without a reason', '- {id: Q214954}', /^licdiag: ack\.yaml:1: entry 1: reason: /m],
    ['a day that is none', '- {id: Q214954, reason: x, expires: soon}', /^licdiag: ack\.yaml:1: entry 1: expires: /m],
    [
      'a day that does not exist',
      '- {id: Q214954, reason: x, expires: 1999-02-30}',
      /^licdiag: ack\.yaml:1: entry 1: expires: /m,
    ],
    ['an unknown field', '- {id: Q214954, reason: x, colour: red}', /^licdiag: ack\.yaml:1: .*colour/m],
    [
      'an empty reason',
      '- {id: Q214954, reason: }',
      /^licdiag: ack\.yaml:1: entry 1: reason: is empty; an entry has /m,
    ],
    ['no list', 'id: Q214954', /^licdiag: ack\.yaml:1: must be a list; an entry has id, reason/m],
    ['no YAML', '[', /^licdiag: ack\.yaml:\d+: [^\n]+; an entry has id, reason/m],
  ])('%s is a mistake', (_, ack, says) => {
    const folder = makeFolder({ 'Licsvcfg.log': older, 'ack.yaml': ack });
    const { code, stdout, stderr } = licdiag(['scan', '.', '--ack', 'ack.yaml'], { cwd: folder });
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/\n\s+at |defect of licdiag/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('a file that does not exist is a mistake, in one line', () => {
    const { code, stderr } = licdiag(['scan', '.', '--ack', 'gone.yaml'], {
      cwd: makeFolder({ 'Licsvcfg.log': older }),
    });
    expect(stderr).toMatch(/^licdiag: [^\n]*gone\.yaml[^\n]+\n(?: {9}[^\n]+\n)?$/);
    expect(code).toBe(2);
  });
});
