import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../report/parse-csv.js';
import { leftOverShare, offlineLogDenied, quietLog, record, statusOf } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { bareEnvironment, bin, licdiag } from './run-licdiag.js';

/** Ten sites; every third has the left-over share. */
const sites = Array.from({ length: 10 }, (_, i) => `S${String(i).padStart(2, '0')}`);
const hierarchy = Object.fromEntries(
  sites.map((site, i) => [
    `${site}/Licsvcfg.log`,
    `${quietLog}${statusOf(site)}${i % 3 === 0 ? leftOverShare(`METER${i}A`) : ''}`,
  ]),
);

function reportsOf(files: Readonly<Record<string, string>>, format: 'json' | 'ndjson'): string {
  const folder = makeFolder(files);
  const folders = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))];
  for (const site of folders) licdiag(['scan', site, '--format', format, '-o', `${site}.${format}`], { cwd: folder });
  return folder;
}

/** The reports of a folder in a folder of that name. */
function reportsIn(name: string, folder: string): string {
  return makeFolder(
    Object.fromEntries(
      sites.map((site) => [`${name}/${site}.json`, readFileSync(join(folder, `${site}.json`), 'utf8')]),
    ),
  );
}

describe('licdiag merge', () => {
  // "It is not JSON": PowerShell 5 writes UTF-16 where other shells write what they were given.
  it.each(['json', 'ndjson'] as const)('takes %s in UTF-16 and with a mark, and so does diff', (format) => {
    const folder = reportsOf({ 'S00/Licsvcfg.log': hierarchy['S00/Licsvcfg.log'] ?? '' }, format);
    const text = `\ufeff${readFileSync(join(folder, `S00.${format}`), 'utf8').replaceAll('\n', '\r\n')}`;
    for (const encoding of ['utf16le', 'utf8'] as const) {
      const bytes = Buffer.from(text, encoding);
      writeFileSync(join(folder, 'sent'), bytes);
      expect(licdiag(['merge', 'sent'], { cwd: folder }).stdout).toMatch(/^1 failure active at 1 site/);
      expect(licdiag(['merge', '-'], { input: bytes }).stdout).toMatch(/^1 failure active at 1 site/);
      if (format === 'json') expect(licdiag(['diff', 'sent', 'S00.json'], { cwd: folder }).code).toBe(0);
    }
  });

  it('does not say of a failure that somebody only knows or accepts that it is over', () => {
    const folder = makeFolder({ 'S00/Licsvcfg.log': hierarchy['S00/Licsvcfg.log'] ?? '' });
    writeFileSync(join(folder, 'ack.yaml'), '- id: Q214954\n  reason: being replaced\n');
    licdiag(['scan', 'S00', '--ack', 'ack.yaml', '--format', 'json', '-o', 'S00.json'], { cwd: folder });
    const { code, stdout } = licdiag(['merge', 'S00.json'], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^No metering failure is active but acknowledged or known ones, at 1 site \(/);
    expect(stdout).toContain('KNOWN    A left-over LicMtr share');
    const html = licdiag(['merge', 'S00.json', '--format', 'html'], { cwd: folder }).stdout;
    for (const text of [stdout, html]) expect(text).not.toContain('OVER');
    expect(stdout).toContain('  S00    acknowledged or known: METER0A (Q214954)');
    expect(html).toContain('<span class="badge unknown">acknowledged or known</span>');
  });

  it('shows at once which of ten sites have the orphaned share', () => {
    const folder = reportsOf(hierarchy, 'json');
    const { code, stdout, stderr } = licdiag(['merge', ...sites.map((site) => `${site}.json`)], { cwd: folder });
    expect(stderr).toBe('');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^4 failures active at 4 sites \(10 reports, 10 logs, [^\n]+\)\n/);
    const lines = stdout.split('\n');
    const at = lines.findIndex((line) => line.includes('Q214954'));
    expect(lines.slice(at + 1, at + 6)).toEqual([
      '  active at 4 sites of 4 that ever had it',
      '  S00    METER0A',
      '  S03    METER3A',
      '  S06    METER6A',
      '  S09    METER9A',
    ]);
    expect(stdout).toContain('\n\nSites without a finding\n  (S01), (S02), (S04), (S05), (S07), (S08)\n');
  });

  it('gives the same from JSON, NDJSON, a folder, a glob and a pipe', () => {
    const json = reportsOf(hierarchy, 'json');
    const ndjson = reportsOf(hierarchy, 'ndjson');
    const view = (args: string[], cwd: string, input = ''): unknown =>
      JSON.parse(licdiag(['merge', ...args, '--format', 'json'], { cwd, input }).stdout);
    const expected = view(
      sites.map((site) => `${site}.json`),
      json,
    );
    expect(view(['.'], ndjson)).toEqual(expected);
    expect(view(['S*.json'], json)).toEqual(expected);
    // A shell that expands it gives the folder, whose reports are read.
    for (const glob of ['*', 'rep*']) expect(view([glob], reportsIn('reports', json))).toEqual(expected);
    const piped = (folder: string, format: string): string =>
      sites.map((site) => readFileSync(join(folder, `${site}.${format}`), 'utf8')).join('');
    expect(view(['-'], ndjson, piped(ndjson, 'ndjson'))).toEqual(expected);
    expect(view(['-'], json, piped(json, 'json'))).toEqual(expected);
  });

  it('as HTML and CSV names the same sites and servers', () => {
    const folder = reportsOf(hierarchy, 'json');
    const html = licdiag(['merge', '.', '--format', 'html'], { cwd: folder });
    const table = /<h2>Sites by failure<\/h2>([\s\S]*?)<\/table>/.exec(html.stdout)?.[1] ?? '';
    const rows = table
      .split('<tr>')
      .slice(2)
      .map((row) => [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell));
    const expected = ['S00', 'S03', 'S06', 'S09'].map((site) => [site, `METER${Number(site.slice(1))}A`]);
    expect(rows.map((row) => [row[3], row[4]])).toEqual(expected);
    const csv = parseCsv(licdiag(['merge', '.', '--format', 'csv'], { cwd: folder }).stdout);
    expect(csv.map(({ site, server }) => [site, server])).toEqual(expected);
    expect(html.code).toBe(1);
  });

  it('as CSV tells errors that no signature explains, with their sites and servers', () => {
    const error = (server: string): string => record(`ERROR: the drawer \\\\${server}\\box is stuck`);
    const folder = reportsOf(
      {
        'S01/Licsvcfg.log': `${statusOf('S01')}${error('CINDER01')}`,
        'S02/Licsvcfg.log': `${statusOf('S02')}${error('EMBER02')}${error('EMBER02')}`,
      },
      'json',
    );
    const { code, stdout } = licdiag(['merge', '.', '--format', 'csv'], { cwd: folder });
    expect(code).toBe(0);
    expect(parseCsv(stdout)).toMatchObject([
      {
        state: 'unexplained error',
        site: '(S01), (S02)',
        server: 'CINDER01, EMBER02',
        title: 'ERROR: the drawer \\\\{server}\\box is stuck',
        occurrences: '3',
        severity: '',
      },
    ]);
  });

  it('names sites without a finding, by the code that a snapshot tells, and none of which the answer is incomplete', () => {
    const folder = reportsOf(
      { 'clean/Licsvcfg.log': quietLog, 'failing/Licsvcfg.log': leftOverShare('CINDER01'), 'none/notes.txt': 'x' },
      'ndjson',
    );
    const snapshot = { schemaVersion: 1, site: { code: 'QX7' }, meteringServers: [] };
    writeFileSync(join(folder, 'qx7.json'), JSON.stringify(snapshot));
    licdiag(['scan', 'clean', '-s', 'qx7.json', '--format', 'json', '-o', 'known.ndjson'], { cwd: folder });
    const reports = ['known', 'clean', 'failing', 'none'].map((name) => `${name}.ndjson`);
    const merged = JSON.parse(licdiag(['merge', ...reports, '--format', 'json'], { cwd: folder }).stdout);
    expect([merged.withoutFindings, merged.incomplete]).toEqual([['(clean)', 'QX7'], ['none']]);
    expect(licdiag(['merge', ...reports, '--format', 'html'], { cwd: folder }).stdout).toContain(
      '<h2>Sites without a finding</h2><p>(clean), QX7</p>',
    );
  });

  // "No known metering failure is active": the report had looked for one failure only.
  it('says which reports looked for a part only, and calls no site of theirs one without a finding', () => {
    const folder = makeFolder({ 'S00/Licsvcfg.log': leftOverShare('METER0A'), 'S01/Licsvcfg.log': quietLog });
    const scan = (site: string, ...args: string[]): void =>
      void licdiag(['scan', site, ...args, '--format', 'json', '-o', `${site}.json`], { cwd: folder });
    scan('S00', '--server', '\\\\nowhere');
    scan('S01', '--only=Q214954', '--since', '1999-01-01');
    const merge = (...args: string[]) => licdiag(['merge', '.', ...args], { cwd: folder });
    const { code, stdout } = merge();
    const text = stdout.replace(/\s+/g, ' ');
    expect(code).toBe(0);
    expect(text).toMatch(/^No known metering failure is active, but 2 reports were made with filters \(/);
    expect(text).toContain('Sites without a finding, as far as their reports looked (S00), (S01)');
    expect(text).toContain('! S00 was made with --server NOWHERE: what that leaves out is not told here');
    expect(text).toContain('! S01 was made with --only Q214954 --since 1999-01-01T00:00:00: what');
    const merged = merge('--format', 'json');
    expect(merged.stderr).toContain('licdiag: S00 was made with --server NOWHERE');
    const { withoutFindings, narrowed } = JSON.parse(merged.stdout);
    expect(withoutFindings).toEqual([]);
    expect(narrowed[0]).toEqual({ report: 'S00', site: '(S00)', filters: '--server NOWHERE' });
    expect(licdiag(['merge', '-', '--format', 'json'], { input: merged.stdout }).stdout).toBe(merged.stdout);
    const rows = parseCsv(merge('--format', 'csv').stdout).filter(({ state }) => state === 'report of a part');
    expect(rows.map(({ site, title }) => [site, title])[0]).toEqual(['S00', 'made with --server NOWHERE']);
    scan('S00');
    expect(merge().stdout).toMatch(/^1 failure active at 1 site, but 1 report was made with filters \(/);
  });

  it('has each site without a finding in one list, and one of which the answer is incomplete in none', () => {
    const trouble = quietLog + record('ERROR: the queue of \\\\METER0A\\LicMtr is full');
    const folder = makeFolder({
      ...{ 'well/Licsvcfg.log': quietLog, 'ill/Licsvcfg.log': trouble, 'part/Licsvcfg.log': quietLog },
      ...{ 'illpart/Licsvcfg.log': trouble, 'nothing/notes.txt': 'x' },
    });
    const part = ['--skip', 'Q226850'];
    for (const [site, more] of Object.entries({ well: [], ill: [], part, illpart: part, nothing: part }))
      licdiag(['scan', site, ...more, '--format', 'json', '-o', `${site}.json`], { cwd: folder });
    expect(licdiag(['merge', '.'], { cwd: folder }).stdout).toContain(
      [
        '\n\nSites without a finding, but with errors that no signature explains\n  (ill), (illpart)\n',
        'Sites without a finding\n  (well)\n',
        'Sites without a finding, as far as their reports looked\n  (part)\n\n',
      ].join('\n'),
    );
  });

  it('a site that has a finding in one of its reports is none without one', () => {
    const snapshot = JSON.stringify({
      schemaVersion: 1,
      site: { code: 'QX7' },
      meteringServers: [{ name: 'METER0A' }],
    });
    const files = { 'one/Licsvcfg.log': quietLog, 'two/Licsvcfg.log': leftOverShare('METER0A'), 'qx7.json': snapshot };
    const folder = makeFolder(files);
    const merged = (...names: string[]): unknown => {
      for (const name of names)
        licdiag(['scan', name, '-s', 'qx7.json', '--format', 'json', '-o', `${name}.json`], { cwd: folder });
      const reports = names.map((name) => `${name}.json`);
      const { bySite, withoutFindings } = JSON.parse(
        licdiag(['merge', ...reports, '--format', 'json'], { cwd: folder }).stdout,
      );
      return [bySite.map(({ site }: { site: string }) => site), withoutFindings];
    };
    expect(merged('one')).toEqual([[], ['QX7']]);
    expect(merged('one', 'two')).toEqual([['QX7'], []]);
  });

  it('tells of each failure the sites first that have it now', () => {
    const later = { time: 'Tue May 11 22:14:05.190 1999 Central Daylight Time' };
    const past = [
      'Checking for the existence of a License Server share \\\\METER0A\\LicMtr',
      'Copying D:\\SMS\\Licmtr.dll to \\\\METER0A\\LicMtr\\Licmtr.dll',
    ].map((text) => record(text, later));
    const over = leftOverShare('METER0A') + past.join('');
    const folder = reportsOf(
      { 'a/Licsvcfg.log': over, 'b/Licsvcfg.log': leftOverShare('METER0B'), 'c/Licsvcfg.log': over },
      'json',
    );
    const { byFinding } = JSON.parse(licdiag(['merge', '.', '--format', 'json'], { cwd: folder }).stdout);
    expect(byFinding).toMatchObject([
      { sites: [{ site: '(b)', active: ['METER0B'] }, { site: '(a)', resolved: ['METER0A'] }, { site: '(c)' }] },
    ]);
  });

  it('lists beside the state of a server what it has in that state, not what is over beside it', () => {
    const later = { time: 'Tue May 11 22:14:05.190 1999 Central Daylight Time' };
    const wrongPassword = [
      'Checking for the existence of a License Server share \\\\METER0A\\LicMtr',
      'Copying D:\\SMS\\Licmtr.dll to \\\\METER0A\\LicMtr\\Licmtr.dll',
      'Attempting to install the service INSTALL_ODBC.',
      'Starting the service INSTALL_ODBC on METER0A',
      'Error while starting the service INSTALL_ODBC.',
      'NT Service Exception: 997 The service INSTALL_ODBC could not be started.',
    ].map((text) => record(text, later));
    const folder = reportsOf({ 'a/Licsvcfg.log': leftOverShare('METER0A') + wrongPassword.join('') }, 'json');
    const { byFinding, bySite } = JSON.parse(licdiag(['merge', 'a.json', '--format', 'json'], { cwd: folder }).stdout);
    expect(byFinding).toMatchObject([
      { article: 'Q226850', sites: [{ active: ['METER0A'] }] },
      { article: 'Q214954', sites: [{ resolved: ['METER0A'] }] },
    ]);
    expect(bySite).toEqual([{ site: '(a)', servers: [{ server: 'METER0A', state: 'active', findings: ['Q226850'] }] }]);
    expect(licdiag(['merge', 'a.json'], { cwd: folder }).stdout).toContain('active: METER0A (Q226850)\n');
  });

  it('escapes what a forged report holds', () => {
    const folder = reportsOf({ 'S00/Licsvcfg.log': leftOverShare('CINDER01') }, 'ndjson');
    const forged = readFileSync(join(folder, 'S00.ndjson'), 'utf8').replaceAll(
      'CINDER01',
      "=<script>alert('1')</script>",
    );
    const html = licdiag(['merge', '-', '--format', 'html'], { input: forged }).stdout;
    expect(html.match(/<script/g)).toHaveLength(1);
    const csv = parseCsv(licdiag(['merge', '-', '--format', 'csv'], { input: forged }).stdout);
    expect(csv[0]?.['server']).toBe("'=<script>alert('1')</script>");
  });

  it('merges what it merged before', () => {
    const folder = reportsOf(hierarchy, 'json');
    const merge = (...args: string[]): number | null => licdiag(['merge', ...args], { cwd: folder }).code;
    merge('S00.json', 'S01.json', 'S02.json', '--format', 'json', '-o', 'left.json');
    merge(...sites.slice(3).map((site) => `${site}.json`), '--format', 'json', '-o', 'right.json');
    const both = licdiag(['merge', 'left.json', 'right.json', '--format', 'json'], { cwd: folder }).stdout;
    const all = licdiag(['merge', ...sites.map((site) => `${site}.json`), '--format', 'json'], { cwd: folder }).stdout;
    expect(both).toBe(all);
  });

  it('says that logs may count twice where a result of it is given together with its parts', () => {
    const folder = reportsOf(hierarchy, 'json');
    const merge = (...args: string[]): string => licdiag(['merge', ...args], { cwd: folder }).stderr;
    expect(merge('S00.json', 'S01.json', '--format', 'json', '-o', 'left.json')).toBe('');
    expect(merge('S03.json', '--format', 'json', '-o', 'right.json')).toBe('');
    const warning = (site: string): string =>
      `licdiag: a result of merge was given together with other reports of ${site}: if it was made of these, their logs and unexplained errors count twice\n`;
    expect(merge('left.json', 'S00.json')).toBe(warning('S00'));
    expect(merge('S00.json', 'left.json')).toBe(warning('S00'));
    expect(merge('right.json', 'left.json', 'right.json')).toBe('');
    copyFileSync(join(folder, 'right.json'), join(folder, 'again.json'));
    expect(merge('right.json', 'left.json', 'again.json')).toBe(warning('S03'));
    expect(merge('right.json', 'left.json', 'S02.json')).toBe('');
  });

  it('follows the published schema', () => {
    const folder = reportsOf({ ...hierarchy, 'ZZ/Liccli.log': offlineLogDenied }, 'json');
    const schema = new URL('../../schemas/merge-report.schema.json', import.meta.url);
    const validate = new Ajv2020().compile(JSON.parse(readFileSync(schema, 'utf8')));
    const merged = JSON.parse(licdiag(['merge', '.', '--format', 'json'], { cwd: folder }).stdout);
    validate(merged);
    expect(validate.errors).toBeNull();
    // No record of that log tells the site: it goes by the name of its report.
    expect(merged.bySite.map(({ site }: { site: string }) => site)).toContain('(ZZ)');
  });

  it('keeps sites apart that no record names, also when their reports are called alike', () => {
    const folder = reportsOf(
      { 'A/Licsvcfg.log': leftOverShare('METER01'), 'B/Licsvcfg.log': leftOverShare('METER01') },
      'json',
    );
    for (const name of ['A', 'B']) {
      mkdirSync(join(folder, `site-${name}`));
      renameSync(join(folder, `${name}.json`), join(folder, `site-${name}`, 'report.json'));
    }
    copyFileSync(join(folder, 'site-A', 'report.json'), join(folder, 'HQ.json'));
    const args = ['merge', '.', './HQ.json', '--format', 'json'];
    const merged = JSON.parse(licdiag(args, { cwd: folder }).stdout);
    const sites = merged.bySite.map(({ site }: { site: string }) => site);
    expect(sites).toEqual(['(HQ)', '(site-A/report)', '(site-B/report)']);
    expect(merged.summary.active.error).toBe(3);
  });

  it('does not call it good news when nothing is active in reports that are incomplete', () => {
    const folder = reportsOf({ 'S00/despool.log': 'x', 'S01/despool.log': 'x' }, 'json');
    const { code, stdout } = licdiag(['merge', '.'], { cwd: folder });
    expect(stdout).toMatch(/^No known metering failure is active, but of 2 reports the answer is incomplete \(/);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      '! Incomplete: S00, S01 (a file could not be read, no metering log was found, or the report was cut)',
    );
    expect(code).toBe(3);
  });

  it('says when a report is incomplete or was cut', () => {
    const folder = reportsOf({ 'S00/Licsvcfg.log': leftOverShare('CINDER01'), 'S01/despool.log': 'x' }, 'ndjson');
    const merge = (input: string): ReturnType<typeof licdiag> =>
      licdiag(['merge', '-', '--fail-on', 'never'], { input });
    const [whole, incomplete] = ['S00', 'S01'].map((site) => readFileSync(join(folder, `${site}.ndjson`), 'utf8'));
    expect(merge(whole ?? '').code).toBe(0);
    expect(merge(`${whole}${incomplete}`)).toMatchObject({
      code: 3,
      stdout: expect.stringContaining('! Incomplete: '),
    });
    const [finding = '', summary = ''] = (whole ?? '').split('\n');
    expect(merge(`${finding}\n`)).toMatchObject({ code: 3, stdout: expect.stringContaining('A report was cut') });
    expect(merge(`${summary}\n`)).toMatchObject({
      code: 3,
      stdout: expect.stringContaining('1 finding of it is missing'),
    });
  });

  it('names the reports that were cut, also where what two of them lost is as much', () => {
    const folder = reportsOf(hierarchy, 'ndjson');
    const linesOf = (site: string): string[] => readFileSync(join(folder, `${site}.ndjson`), 'utf8').split('\n');
    const [finding] = linesOf('S00');
    const [, summary] = linesOf('S03');
    writeFileSync(join(folder, 'S00.ndjson'), `${finding}\n`);
    writeFileSync(join(folder, 'S03.ndjson'), `${summary}\n`);
    const { code, stdout } = licdiag(['merge', '.', '--fail-on', 'never'], { cwd: folder });
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      '! Incomplete: S00, S03 (a file could not be read, no metering log was found, or the report was cut)',
    );
    expect(code).toBe(3);
    const merged = licdiag(['merge', '.', '--format', 'json'], { cwd: folder }).stdout;
    expect(licdiag(['merge', '-', '--format', 'json'], { input: merged }).stdout).toBe(merged);
  });

  it.each([
    ['no JSON', 'not json'],
    ['half a line', '{"kind":"finding","id":'],
    ['another kind of JSON', '{"kind":"precheck"}'],
    ['an array', '[]'],
    ['nothing', ''],
    ['a report of another version', '{"kind":"scan","schemaVersion":2,"redacted":"secrets","findings":[]}'],
  ])('%s: exit 2, one line that names it', (_, text) => {
    const folder = makeFolder({ 'site.json': text });
    const { code, stdout, stderr } = licdiag(['merge', 'site.json'], { cwd: folder });
    expect(stderr).toMatch(/^licdiag: [^\n]+\n$/);
    expect(stderr).toContain(text === '' ? 'site.json: ' : 'site.json:1');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  // What `>` leaves where the scan of a site could not run: that site was left out without a word.
  it('a report that is empty is named, also among others', () => {
    const folder = reportsOf({ 'S00/Licsvcfg.log': leftOverShare('CINDER01') }, 'ndjson');
    for (const text of ['', '\n \r\n', '\ufeff']) {
      writeFileSync(join(folder, 'S01.ndjson'), text);
      const { code, stdout, stderr } = licdiag(['merge', '.', '--fail-on', 'never'], { cwd: folder });
      expect(stderr).toBe('licdiag: ./S01.ndjson: is no report of licdiag: it is empty\n');
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    }
  });

  it('so is standard input of which nothing came, also beside files', () => {
    const folder = reportsOf({ 'S00/Licsvcfg.log': leftOverShare('CINDER01') }, 'ndjson');
    for (const paths of [['-'], ['-', 'S00.ndjson'], ['S00.ndjson', '-']]) {
      const { code, stdout, stderr } = licdiag(['merge', ...paths, '--fail-on', 'never'], { cwd: folder, input: '\n' });
      expect(stderr).toBe('licdiag: -: is no report of licdiag: it is empty\n');
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    }
  });

  it('a report whose names are stand-ins is refused', () => {
    const folder = makeFolder({ 'Licsvcfg.log': leftOverShare('CINDER01') });
    for (const format of ['json', 'ndjson']) {
      licdiag(['scan', 'Licsvcfg.log', '--redact', 'names', '--format', format, '-o', 'old.json'], { cwd: folder });
      const { code, stderr } = licdiag(['merge', 'old.json'], { cwd: folder });
      expect(stderr).toMatch(/^licdiag: old\.json:\d: .*stand-ins.*\n$/);
      expect(code).toBe(2);
    }
  });

  it('nothing of a forged report acts on the terminal', () => {
    const folder = reportsOf({ 'S00/Licsvcfg.log': leftOverShare('CINDER01') }, 'ndjson');
    const forged = readFileSync(join(folder, 'S00.ndjson'), 'utf8').replaceAll('CINDER01', '\\u001b]0;owned\\u0007');
    expect(licdiag(['merge', '-'], { input: forged }).stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it('memory does not grow with the reports: 1500 of them from a pipe', async () => {
    const folder = reportsOf({ 'S00/Licsvcfg.log': `${statusOf('S00')}${leftOverShare('CINDER01')}` }, 'ndjson');
    const one = readFileSync(join(folder, 'S00.ndjson'), 'utf8');
    const measure = join(folder, 'measure.cjs');
    const { writeFileSync } = await import('node:fs');
    writeFileSync(measure, 'process.on("exit", () => process.stderr.write(String(process.resourceUsage().maxRSS)));');
    const run = (copies: number): Promise<number> =>
      new Promise((done) => {
        const child = spawn(process.execPath, ['--require', measure, bin, 'merge', '-'], { env: bareEnvironment });
        let stderr = '';
        child.stderr.on('data', (data) => {
          stderr += data;
        });
        child.stdout.resume();
        child.on('close', () => done(Number(/\d+$/.exec(stderr)?.[0])));
        const write = (left: number): void => {
          if (left === 0) child.stdin.end();
          else if (child.stdin.write(one)) setImmediate(write, left - 1);
          else child.stdin.once('drain', () => write(left - 1));
        };
        write(copies);
      });
    const [few, many] = [await run(30), await run(1500)];
    expect(many - few).toBeLessThan(60 * 1024);
  });
});
