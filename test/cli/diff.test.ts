import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { leftOverShare, offlineLogDenied, quietLog, record, statusOf } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag, scanJson } from './run-licdiag.js';

const share = (server: string): string => leftOverShare(server);
/** A later attempt that gets past the share. */
const passed = (server: string): string =>
  [
    `INFO: installation destination = '\\\\${server}\\LicMtr'`,
    `Checking for the existence of a License Server share \\\\${server}\\LicMtr`,
    `Copying C:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\${server}\\LicMtr\\ProductDB.Dll...`,
  ]
    .map((text) => record(text, { time: 'Tue May 11 22:14:05.190 1999 Central Daylight Time' }))
    .join('');

/** Scans two states of a log one after the other, and compares. */
function twoReports(before: string, after: string, ...args: string[]): string {
  const folder = makeFolder({ 'Licsvcfg.log': before });
  licdiag(['scan', '.', '--format', 'json', '-o', 'old.json', ...args], { cwd: folder });
  writeFileSync(join(folder, 'Licsvcfg.log'), after);
  licdiag(['scan', '.', '--format', 'json', '-o', 'new.json', ...args], { cwd: folder });
  return folder;
}

const lists = (folder: string): unknown => {
  const { stdout, code } = licdiag(['diff', 'old.json', 'new.json', '--format', 'json'], { cwd: folder });
  const diff = JSON.parse(stdout);
  const servers = (name: string): string[] =>
    diff[name].map(({ subject }: { subject: { server: string } }) => subject.server);
  return { code, new: servers('new'), changed: servers('changed'), still: servers('still'), gone: servers('gone') };
};

describe('licdiag diff', () => {
  // "No change" was said of a night in which another server began to fail.
  it('says which errors that no signature explains are only in the newer report', () => {
    const failing = (server: string): string => record(`ERROR: FAILED TO INSTALL LICENSE SERVER '${server}'`);
    const run = (before: string, after: string): string => {
      const { code, stdout } = licdiag(['diff', 'old.json', 'new.json'], { cwd: twoReports(before, after) });
      expect(code).toBe(0);
      return stdout.replace(/\s+/g, ' ');
    };
    const base = share('CINDER01');
    const says =
      '! only findings are compared: new.json has errors that no signature explains, and old.json does not: ';
    const shape = "ERROR: FAILED TO INSTALL LICENSE SERVER '{server}'";
    expect(run(base, `${base}${failing('EMBER02')}`)).toContain(`${says}${shape} (EMBER02)`);
    expect(run(`${base}${failing('EMBER02')}`, `${base}${failing('EMBER02')}${failing('EMBER03')}`)).toContain(
      `${says}${shape} (EMBER03)`,
    );
    expect(run(`${base}${failing('EMBER02')}`, `${base}${failing('EMBER02')}`)).not.toContain('only findings');
    expect(run(`${base}${failing('EMBER02')}`, base)).not.toContain('only findings');
  });

  it.each([
    [5, '', ''],
    [7, ' …', '; and 2 more'],
  ])('shows five servers of such an error, and five such errors: of %d each', (count, andServers, andErrors) => {
    const numbers = Array.from({ length: count }, (_, i) => i + 1);
    const words = ['alder', 'birch', 'cedar', 'dogwood', 'elm', 'fir', 'gorse'].slice(0, count);
    const noteOf = (lines: readonly string[]): string => {
      const folder = twoReports(quietLog, quietLog + lines.map((line) => record(line)).join(''));
      const { stdout } = licdiag(['diff', 'old.json', 'new.json', '--format', 'json'], { cwd: folder });
      const { notes } = JSON.parse(stdout);
      expect(notes).toHaveLength(1);
      return notes[0];
    };
    const first = ['EMBER01', 'EMBER02', 'EMBER03', 'EMBER04', 'EMBER05'].join(', ');
    const byServer = noteOf(numbers.map((n) => `ERROR: FAILED TO INSTALL LICENSE SERVER 'EMBER0${n}'`));
    expect(byServer).toMatch(new RegExp(`does not: [^;]*\\(${first}${andServers}\\)$`));
    const byError = noteOf(words.map((word) => `ERROR: the ${word} jammed`));
    const listed = words.slice(0, 5).map((word) => `ERROR: the ${word} jammed`);
    expect(byError.endsWith(`does not: ${listed.join('; ')}${andErrors}`)).toBe(true);
  });

  it('with the same filter on both sides calls nothing new that the older one left out', () => {
    const folder = twoReports(share('CINDER01'), share('CINDER01'), '--server', 'CINDER01');
    const { stdout } = licdiag(['diff', 'old.json', 'new.json', '--format', 'json'], { cwd: folder });
    expect(JSON.parse(stdout).notes).toEqual([
      'new.json was made with --server CINDER01: what that leaves out is not called gone',
    ]);
  });

  it.each([
    ['nothing new', share('CINDER01'), share('CINDER01'), { code: 0, still: ['CINDER01'] }],
    [
      'new',
      share('CINDER01'),
      share('CINDER01') + share('EMBER02'),
      { code: 1, new: ['EMBER02'], still: ['CINDER01'] },
    ],
    [
      'gone',
      share('CINDER01') + share('EMBER02'),
      share('EMBER02'),
      { code: 0, gone: ['CINDER01'], still: ['EMBER02'] },
    ],
    ['resolved', share('CINDER01'), share('CINDER01') + passed('CINDER01'), { code: 0, changed: ['CINDER01'] }],
    ['active again', share('CINDER01') + passed('CINDER01'), share('CINDER01'), { code: 1, changed: ['CINDER01'] }],
  ])('%s', (_, before, after, expected) => {
    expect(lists(twoReports(before, after))).toEqual({ new: [], changed: [], still: [], gone: [], ...expected });
  });

  it.each([
    ['--server', 'EMBER02'],
    ['--until', '1998-12-31'],
    ['--only', 'Q226850'],
    ['--skip', 'orphaned-licmtr-share'],
  ])('does not call gone what %s %s left out of the newer report, and says so', (...filter) => {
    const folder = makeFolder({ 'Licsvcfg.log': share('CINDER01') });
    licdiag(['scan', '.', '--format', 'json', '-o', 'old.json'], { cwd: folder });
    licdiag(['scan', '.', '--format', 'json', '-o', 'new.json', ...filter], { cwd: folder });
    expect(lists(folder)).toEqual({ code: 0, new: [], changed: [], still: [], gone: [] });
    const { stdout } = licdiag(['diff', 'old.json', 'new.json'], { cwd: folder });
    expect(stdout).toContain(`! new.json was made with ${filter.join(' ')}`);
    const { code, stdout: back } = licdiag(['diff', 'new.json', 'old.json'], { cwd: folder });
    expect(code).toBe(1);
    expect(back.replace(/\s+/g, ' ')).toContain('what is new may only have been left out there');
  });

  it('knows by its other articles what the newer report looked for', () => {
    const snapshotOf = (name: string): string =>
      readFileSync(`fixtures/signatures/next-upload-in-the-future/${name}/snapshot.json`, 'utf8');
    const folder = makeFolder({
      'far.json': snapshotOf('match-a-year-ahead'),
      'near.json': snapshotOf('clean-within-the-interval'),
    });
    const gone = (filter: string): unknown => {
      licdiag(['scan', '-s', 'far.json', '--format', 'json', '-o', 'old.json'], { cwd: folder });
      licdiag(['scan', '-s', 'near.json', '--format', 'json', '-o', 'new.json', filter, 'Q226832'], { cwd: folder });
      return JSON.parse(licdiag(['diff', 'old.json', 'new.json', '--format', 'json'], { cwd: folder }).stdout).gone;
    };
    expect(gone('--only')).toMatchObject([{ signature: 'next-upload-in-the-future' }]);
    expect(gone('--skip')).toEqual([]);
  });

  it('follows the published schema', () => {
    const folder = twoReports(
      share('CINDER01') + share('HEARTH03'),
      share('CINDER01') + passed('CINDER01') + share('EMBER02'),
    );
    const schema = new URL('../../schemas/diff-report.schema.json', import.meta.url);
    const validate = new Ajv2020().compile(JSON.parse(readFileSync(schema, 'utf8')));
    validate(JSON.parse(licdiag(['diff', 'old.json', 'new.json', '--format', 'json'], { cwd: folder }).stdout));
    expect(validate.errors).toBeNull();
  });

  it('as text says what is new first, and what limits the comparison', () => {
    const folder = twoReports(share('CINDER01'), share('EMBER02'));
    licdiag(['scan', '.', '--format', 'json', '-o', 'new.json', '--only', 'Q214954'], { cwd: folder });
    const { stdout } = licdiag(['diff', 'old.json', 'new.json'], { cwd: folder });
    expect(stdout).toMatch(
      /^1 new, 0 changed, 0 still there, 1 gone \(old\.json -> new\.json\)\n\nNew \(1\)\n {2}EMBER02: /,
    );
    expect(stdout).toContain('made with different signatures');
  });

  it('what names no server was looked for with --server too: it is gone where it is not found any more', () => {
    const folder = makeFolder({ 'Licsvcfg.log': share('CINDER01'), 'Liccli.log': offlineLogDenied });
    licdiag(['scan', '.', '--format', 'json', '-o', 'old.json'], { cwd: folder });
    writeFileSync(join(folder, 'Liccli.log'), record('Offline upload successful', { component: 'LICENSE METERING' }));
    licdiag(['scan', '.', '--server', 'CINDER01', '--format', 'json', '-o', 'new.json'], { cwd: folder });
    expect(lists(folder)).toEqual({ code: 0, new: [], changed: [], still: ['CINDER01'], gone: [null] });
  });

  it('as text says which report is incomplete, and when the first one is the younger', () => {
    const folder = twoReports(share('CINDER01'), share('EMBER02'));
    const notes = (changes: Readonly<Record<string, { complete: boolean; startedAt: string }>>): string[] => {
      for (const [name, { complete, startedAt }] of Object.entries(changes)) {
        const report = JSON.parse(readFileSync(join(folder, name), 'utf8'));
        const changed = { ...report, inputs: { ...report.inputs, complete }, run: { ...report.run, startedAt } };
        writeFileSync(join(folder, name), JSON.stringify(changed));
      }
      const { stdout } = licdiag(['diff', 'old.json', 'new.json'], { cwd: folder });
      return stdout.split('\n').filter((line) => line.startsWith('! '));
    };
    const [early, late] = ['2000-01-01T10:00:00Z', '2000-01-02T10:00:00Z'];
    const sound = { complete: true, startedAt: early };
    expect(notes({ 'old.json': sound, 'new.json': { ...sound, startedAt: late } })).toEqual([]);
    expect(notes({ 'old.json': { complete: false, startedAt: late }, 'new.json': sound })).toEqual([
      '! old.json is incomplete: what is new may have been there before',
      '! old.json is the younger of the two reports',
    ]);
    expect(notes({ 'old.json': sound, 'new.json': { ...sound, complete: false } })).toEqual([
      '! new.json is incomplete: what is gone may only not have been read',
    ]);
  });

  it('as text warns of reports of different sites, and of a site that only one of them tells', () => {
    const notes = (before: string, after: string): string[] => {
      const { stdout } = licdiag(['diff', 'old.json', 'new.json'], { cwd: twoReports(before, after) });
      return stdout
        .replace(/\n {2}/g, ' ')
        .split('\n')
        .filter((line) => line.startsWith('! '));
    };
    const [hq, branch] = ['HQ1', 'BR2'].map((site) => statusOf(site) + share('CINDER01'));
    expect(notes(hq ?? '', hq ?? '')).toEqual([]);
    expect(notes(share('CINDER01'), share('EMBER02'))).toEqual([]);
    expect(notes(hq ?? '', branch ?? '')).toEqual([
      '! old.json is of site HQ1, and new.json of site BR2: new and gone come from that',
    ]);
    const unsure =
      '! only one of the reports tells the site: a failure that is new and gone for one server may be the same one';
    expect(notes(hq ?? '', share('CINDER01'))).toEqual([unsure]);
    expect(notes(share('CINDER01'), hq ?? '')).toEqual([unsure]);
  });

  it.each([
    ['gone.json', null],
    ['text', 'not json'],
    ['another kind', '{"kind":"precheck"}'],
    ['stand-ins', '{"kind":"scan","schemaVersion":1,"redacted":"names","findings":[]}'],
  ])('a foreign report (%s) on either side: exit 2, named', (_, text) => {
    const folder = twoReports(share('CINDER01'), share('CINDER01'));
    if (text !== null) writeFileSync(join(folder, 'foreign.json'), text);
    for (const args of [
      ['foreign.json', 'new.json'],
      ['old.json', 'foreign.json'],
    ]) {
      const { code, stdout, stderr } = licdiag(['diff', ...args], { cwd: folder });
      expect(stderr).toMatch(/^licdiag: foreign\.json: [^\n]+\n$/);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    }
  });
});

it('a report with stand-ins is not called no report', () => {
  const folder = twoReports(share('CINDER01'), share('CINDER01'));
  const forged = { ...JSON.parse(readFileSync(join(folder, 'old.json'), 'utf8')), redacted: 'names' };
  writeFileSync(join(folder, 'names.json'), JSON.stringify(forged));
  expect(licdiag(['diff', 'names.json', 'new.json'], { cwd: folder }).stderr).toBe(
    'licdiag: names.json: its names are stand-ins (--redact names), which are others in each report; make one without --redact names, and do not pass it on\n',
  );
});

describe('--baseline', () => {
  // From one night to the next the same failure was new and gone, without a word why.
  it.each(['text', 'markdown', 'html'])('says that only one of the reports tells the site: %s', (format) => {
    const note = 'only one of the two reports tells the site';
    const run = (old: string, now: string): string => {
      const args = ['scan', '.', '--baseline', 'old.json', '--format', format];
      return licdiag(args, { cwd: twoReports(old, now) }).stdout.replace(/\s+/g, ' ');
    };
    expect(run(share('CINDER01'), statusOf('QX7') + share('CINDER01'))).toContain(note);
    expect(run(statusOf('QX7') + share('CINDER01'), share('CINDER01'))).toContain(note);
    expect(run(share('CINDER01'), statusOf('QX7') + share('EMBER02'))).not.toContain(note);
    expect(run(statusOf('QX7') + share('CINDER01'), statusOf('ZB2') + share('CINDER01'))).not.toContain(note);
  });

  it('says in the report what is new, known, changed and gone', () => {
    const folder = twoReports(
      share('CINDER01') + share('EMBER02') + share('HEARTH03'),
      share('CINDER01') + share('EMBER02') + passed('EMBER02') + share('KILN04'),
    );
    const { report, code } = scanJson(['.', '--baseline', 'old.json'], { cwd: folder });
    expect(report.baseline).toMatchObject({
      new: 1,
      still: 1,
      changed: [{ from: 'active', state: 'resolved', subject: { server: 'EMBER02' } }],
      gone: [{ subject: { server: 'HEARTH03' } }],
    });
    expect(code).toBe(1);
    for (const format of ['text', 'markdown', 'html']) {
      const { stdout } = licdiag(['scan', '.', '--baseline', 'old.json', '--format', format], { cwd: folder });
      expect(stdout.replace(/\s+/g, ' ')).toContain(
        'Against the baseline: 1 new, 1 known, 1 with another state, 1 gone.',
      );
      expect(stdout).toContain('HEARTH03');
    }
  });

  it('names what is gone by its server, else its client, else its site', () => {
    const folder = twoReports(share('CINDER01'), quietLog);
    const old = JSON.parse(readFileSync(join(folder, 'old.json'), 'utf8'));
    const of = (server: string | null, client: string | null, site: string | null, id: string) => ({
      ...{ ...old.findings[0], id, subject: { server, client, site } },
    });
    const findings = [
      of('CINDER01', null, 'HQ1', 'A-1'),
      of(null, 'WS1', 'HQ1', 'A-2'),
      of(null, null, 'HQ1', 'A-3'),
      of(null, null, null, 'A-4'),
    ];
    writeFileSync(join(folder, 'old.json'), JSON.stringify({ ...old, findings }));
    const { stdout } = licdiag(['scan', '.', '--baseline', 'old.json'], { cwd: folder });
    const gone = [...stdout.matchAll(/^- gone: (.+?): A left-over LicMtr share/gm)].map(([, name]) => name);
    expect(gone.sort()).toEqual(['CINDER01', 'HQ1', 'WS1', 'not named']);
  });

  it('a failure that was over and is back counts again', () => {
    const folder = twoReports(share('CINDER01') + passed('CINDER01'), share('CINDER01'));
    const { report, code } = scanJson(['.', '--baseline', 'old.json'], { cwd: folder });
    expect(report.findings[0]).toMatchObject({ state: 'active', known: false });
    expect(code).toBe(1);
  });

  it('what is over, and was listed, is known in every format', () => {
    const over = share('CINDER01') + passed('CINDER01');
    const states = (before: string, after: string): unknown => {
      const folder = twoReports(before, after);
      const { report } = scanJson(['.', '--baseline', 'old.json'], { cwd: folder });
      const sarif = licdiag(['scan', '.', '--baseline', 'old.json', '--format', 'sarif'], { cwd: folder }).stdout;
      const [{ baselineState }] = JSON.parse(sarif).runs[0].results;
      return [report.findings[0]?.known, baselineState, report.baseline?.new];
    };
    expect(states(over, over)).toEqual([true, 'unchanged', 0]);
    expect(states(share('CINDER01'), over)).toEqual([true, 'updated', 0]);
    expect(states(share('CINDER01'), share('CINDER01'))).toEqual([true, 'unchanged', 0]);
    expect(states(over, share('CINDER01'))).toEqual([false, 'new', 0]);
    expect(states(quietLog, over)).toEqual([false, 'new', 1]);
  });

  it('what was not looked for is not called gone', () => {
    const folder = twoReports(share('CINDER01') + share('EMBER02'), share('EMBER02'));
    const gone = (...args: string[]): unknown =>
      scanJson(['.', '--baseline', 'old.json', ...args], { cwd: folder }).report.baseline?.gone.length;
    expect(gone()).toBe(1);
    expect(gone('--skip', 'Q214954')).toBe(0);
    expect(gone('--server', 'EMBER02')).toBe(0);
    expect(gone('--since', '1999-05-12')).toBe(0);
  });

  it('with names redacted nothing of the baseline is printed but its counts', () => {
    const folder = twoReports(share('CINDER01') + share('EMBER02'), share('EMBER02'));
    const { stdout, report } = scanJson(['.', '--baseline', 'old.json', '--redact', 'names'], { cwd: folder });
    expect(report.baseline).toEqual({ new: 0, still: 1, changed: [], gone: [] });
    expect(stdout).not.toMatch(/CINDER|EMBER/);
  });
});

it('NDJSON is told to be that: only merge reads it', () => {
  const folder = makeFolder({ 'Licsvcfg.log': share('CINDER01'), 'quiet.log': record('x') });
  for (const log of ['Licsvcfg.log', 'quiet.log']) {
    licdiag(['scan', log, '--format', 'ndjson', '-o', 'site.ndjson'], { cwd: folder });
    for (const args of [
      ['diff', 'site.ndjson', 'site.ndjson'],
      ['verify', 'site.ndjson', '.'],
      ['scan', '.', '--baseline', 'site.ndjson'],
    ]) {
      const { code, stdout, stderr } = licdiag(args, { cwd: folder });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toBe(
        'licdiag: site.ndjson: is NDJSON, which only merge reads; make one with: licdiag scan <path> --format json -o report.json\n',
      );
    }
  }
});

it('a JSON that does not say what it masks is no report, not one with stand-ins', () => {
  const folder = makeFolder({ 'old.json': '{"schemaVersion":1,"kind":"scan"}' });
  const { code, stderr } = licdiag(['diff', 'old.json', 'old.json'], { cwd: folder });
  expect(stderr).toMatch(/^licdiag: old\.json: is no report of licdiag: redacted: (?!.*stand-ins)[^\n]+\n$/);
  expect(code).toBe(2);
});

it.each([
  ['diff', ['old.json', 'old.json'], 'old.json'],
  ['verify', ['old.json', '.'], 'old.json'],
  ['merge', ['old.json'], 'old.json:1'],
  ['merge', ['old.ndjson'], 'old.ndjson:1'],
])('%s says of a report of another version which one it is, and who made it', (command, args, place) => {
  const later = (kind: string): string =>
    JSON.stringify({
      schemaVersion: 2,
      kind,
      redacted: 'secrets',
      tool: { name: 'licdiag', version: '9.8\u001b[31m' },
    });
  const folder = makeFolder({ 'old.json': later('scan'), 'old.ndjson': `${later('summary')}\n` });
  const { code, stdout, stderr } = licdiag([command, ...args], { cwd: folder });
  expect(stderr).toMatch(
    /^licdiag: [^\n\u001b]+: is a report of version 2, made by licdiag 9\.8[^\n\u001b]*; licdiag \d\S+ reads version 1 only; use the licdiag that made it[^\n\u001b]+\n$/,
  );
  expect(stderr.startsWith(`licdiag: ${place}: `)).toBe(true);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

it.each([
  ['', 'it is empty'],
  [' \r\n', 'it is empty'],
  ['{"schemaVersion":1,"kind":"sc', 'it is not JSON, or cut short ('],
  ['hello', 'it is not JSON, or cut short ('],
])('says of %j what is wrong with it as a report', (text, says) => {
  const folder = makeFolder({ 'old.json': text });
  for (const args of [
    ['diff', 'old.json', 'old.json'],
    ['verify', 'old.json', '.'],
    ['scan', '.', '--baseline', 'old.json'],
  ]) {
    const { code, stdout, stderr } = licdiag(args, { cwd: folder });
    expect(stderr).toMatch(/^licdiag: [^\n]+\n$/);
    expect(stderr).toContain(`old.json: is no report of licdiag: ${says}`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  }
});
