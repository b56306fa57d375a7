/** An error that nothing explains: a scan says at which stage of an install attempt it stands, and where it was seen last. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, copy, destination, failed, install, record, records, wait } from '../timeline/follow.js';
import { makeFolder } from './make-folder.js';
import { licdiag, scanJson } from './run-licdiag.js';

const jam = (server: string): string => `ERROR: the widget of \\\\${server}\\LicMtr jammed with error 112`;
const odd = 'ERROR: something odd, error 5';
const log = [
  record(odd, 0),
  records([destination('METER02'), check('METER02'), copy('METER02'), jam('METER02')], 7200),
  records([jam('METER02'), failed('METER02'), wait], 7210),
  records([...install('METER03'), jam('METER03'), wait], 8100),
].join('');

const stagesIn = (args: readonly string[], options = {}): unknown =>
  scanJson(args, options).report.unexplained.map(({ shape, stages, occurrences, first, last }) => [
    shape.slice(0, 17),
    stages,
    occurrences,
    first.line,
    last.line,
  ]);
const expected = [
  ['ERROR: the widget', ['files', 'running'], 3, 5, 17],
  ['ERROR: FAILED TO ', ['files'], 1, 7, 7],
  ['ERROR: something ', [], 1, 1, 1],
];

describe('an error that nothing explains', () => {
  it('is told of a component that nobody knows too, and not of one that writes elsewhere', () => {
    const by = (component: string): string =>
      record(`${odd} of ${component}`, 0).replace('<SMS_LICENSE_SERVER_MANAGER>', `<${component}>`);
    const { code, report } = scanJson([makeFolder({ 'Licsvcfg.log': by('SMS_LICENSE_MGR') + by('SMS_EXECUTIVE') })]);
    expect([code, report.unexplained.map(({ first }) => first.text)]).toEqual([0, [`${odd} of SMS_LICENSE_MGR`]]);
  });

  it('stands at the stages of the attempts that it is logged in, or at none', () => {
    expect(stagesIn([makeFolder({ 'Licsvcfg.log': log })])).toEqual(expected);
  });

  it('has the stages and servers of its own lines, not of lines like it that a finding explains', () => {
    const explained = records([destination('METER09'), check('METER09'), failed('METER09'), wait], 20000);
    const cwd = makeFolder({ 'Licsvcfg.log': log + explained });
    expect(stagesIn([cwd])).toEqual(expected);
    const told = JSON.parse(licdiag(['timeline', cwd, '--format', 'json']).stdout);
    expect(told.unexplained[1]).toMatchObject({ occurrences: 1, servers: ['METER02'], stages: ['files'] });
  });

  it('is one, with its count, where only servers, files and numbers differ', () => {
    const lines = ['A.Dll', 'Sub\\B.Exe', 'C.Dll'].map(
      (file, i) => `ERROR: cannot copy C:\\SMS\\bin\\i386\\${file} to \\\\METER0${i}\\LicMtr\\${file}, error 112`,
    );
    const { report } = scanJson([makeFolder({ 'Licsvcfg.log': records(lines, 0) })]);
    expect(report.unexplained.map(({ shape, occurrences }) => [shape, occurrences])).toEqual([
      ['ERROR: cannot copy {path} to \\\\{server}\\LicMtr\\{path}, error {number}', 3],
    ]);
  });

  it('is told too where its line has words that alone would be harmless', () => {
    const text = 'The installation of METER02 failed without error code 0';
    const { report } = scanJson([makeFolder({ 'Licsvcfg.log': records([text, 'Ended without errors.'], 0) })]);
    expect(report.unexplained.map(({ first }) => first.text)).toEqual([text]);
  });

  it('is explained by the numbers of its first and its last line, which may differ', () => {
    const lines = records(
      [53, 5].map((code) => `ERROR: cannot open \\\\METER02\\Admin$ (error ${code})`),
      0,
    );
    const [group] = scanJson([makeFolder({ 'Licsvcfg.log': lines })]).report.unexplained;
    expect(group).toMatchObject({ occurrences: 2, codes: [{ code: 53 }, { code: 5 }] });
  });

  it('does so from standard input, over a rollover and with several threads', () => {
    expect(stagesIn(['-'], { input: log })).toEqual(expected);
    const at = log.indexOf('Checking');
    const rolled = makeFolder({
      'a/Licsvcfg.lo_': log.slice(0, at),
      'a/Licsvcfg.log': log.slice(at),
      'b/Licsvcfg.log': record(wait, 0),
    });
    expect(JSON.stringify(stagesIn([rolled, '--jobs', '2']))).toContain('["files","running"],3');
  });

  it('is told of several logs with its earliest and its latest line, in whatever order they are read', () => {
    const [first, middle, last] = [0, 100, 200].map((at) => record(odd, at));
    const told = (logs: readonly (string | undefined)[]): unknown => {
      const files = logs.map((text, i) => [`${'abc'[i]}/Licsvcfg.log`, text ?? ''] as const);
      const { unexplained } = scanJson([makeFolder(Object.fromEntries(files))]).report;
      return unexplained.map(({ occurrences, first, last }) => [occurrences, first.time, last.time]);
    };
    const whole = [[3, '1999-03-26T10:00:00.000', '1999-03-26T10:03:20.000']];
    for (const order of [
      [first, middle, last],
      [last, first, middle],
      [middle, last, first],
    ])
      expect(told(order)).toEqual(whole);
    // A line without a time is neither before nor after the others.
    const plain = `${odd}\r\n`;
    expect(told([first, plain])).toEqual([[2, '1999-03-26T10:00:00.000', '1999-03-26T10:00:00.000']]);
    expect(told([plain, first])).toEqual([[2, null, null]]);
  });

  it('is not the rest of a wrapped line that a finding explains', () => {
    const lines = [destination('METER02'), check('METER02'), 'ERROR:', "FAILED TO INSTALL LICENSE SERVER 'METER02'"];
    const { report } = scanJson([makeFolder({ 'Licsvcfg.log': `${lines.join('\r\n')}\r\n` })]);
    expect(report.findings.map(({ signature }) => signature)).toEqual(['orphaned-licmtr-share']);
    expect(report.unexplained).toEqual([]);
  });

  it('is told where it shares its line with an error that a finding explains', () => {
    const explained = records([destination('METER02'), check('METER02'), failed('METER02')], 0);
    expect(stagesIn(['-'], { input: explained.trimEnd() + record(odd, 60) })).toEqual([
      [odd.slice(0, 17), [], 1, 3, 3],
    ]);
  });

  it('stands at no stage of another folder, nor of a server that was not asked for', () => {
    const apart = makeFolder({
      'a/Licsvcfg.log': records([destination('METER02'), check('METER02'), copy('METER02')], 0),
      'b/Licsvcfg.log': records([jam('METER02')], 1),
    });
    expect(stagesIn([apart])).toEqual([['ERROR: the widget', [], 1, 1, 1]]);
    const folder = makeFolder({ 'Licsvcfg.log': log });
    expect(JSON.stringify(stagesIn([folder, '--server', 'METER03']))).toContain('["running"],1');
  });

  it.each(['standard input', 'a folder'])('has its stages not known where %s holds more than is read twice', (from) => {
    const filler = record(wait, 9000).repeat(Math.ceil((33 * 1024 * 1024) / record(wait, 9000).length));
    const input = log + filler;
    const { report } =
      from === 'a folder' ? scanJson([makeFolder({ 'Licsvcfg.log': input })]) : scanJson(['-'], { input });
    expect(report.unexplained.map(({ stages }) => stages)).toEqual([null, null, null]);
  });

  it('has its stages however much another folder holds that has no error', () => {
    const large = record(wait, 0).repeat(Math.ceil((33 * 1024 * 1024) / record(wait, 0).length));
    expect(stagesIn([makeFolder({ 'a/Licsvcfg.log': log, 'b/Licsvcfg.log': large })])).toEqual(expected);
  });

  it.each([
    ['text', '(METER02, METER03; at files, running)'],
    ['text', 'last:  ./Licsvcfg.log:17 1999-03-26 12:15:00'],
    ['markdown', '(METER02, METER03; at files, running)'],
    ['csv', ',files running'],
    ['html', '<td>files, running</td>'],
    ['sarif', '3 times, at files, running'],
  ])('is told with its stages in %s: %s', (format, text) => {
    const cwd = makeFolder({ 'Licsvcfg.log': log });
    expect(licdiag(['scan', '.', '-f', format], { cwd }).stdout.replace(/\s+/g, ' ')).toContain(
      text.replace(/\s+/g, ' '),
    );
  });

  it('names its servers in the verdict, also beside a failure of another server', () => {
    const verdict = (text: string, ...args: string[]): string =>
      (
        licdiag(['scan', makeFolder({ 'Licsvcfg.log': text }), '--quiet', ...args]).stdout.split('\n\n')[0] ?? ''
      ).replace(/\s+/g, ' ');
    expect(verdict(log)).toContain('but 3 kinds of error that no signature explains (METER02, METER03)');
    const explained = records([destination('METER09'), check('METER09'), failed('METER09'), wait], 20000);
    expect(verdict(log + explained)).toBe(
      '1 failure found on METER09, and errors of METER02, METER03 that no signature explains (1 log read).',
    );
    // Of a server that the findings name nothing is said twice.
    expect(verdict(explained + records([jam('METER09'), wait], 21000))).toBe(
      '1 failure found on METER09 (1 log read).',
    );
    // In the order of names; of one whose failure is over, too.
    const over = records([...install('METER09'), wait, jam('METER09')], 21000);
    expect(
      verdict(explained + over + records([jam('METER03'), 'ERROR: \\\\METER02\\LicMtr is gone', wait], 40000)),
    ).toContain('no signature explains (METER02, METER03, METER09)');
    const many = ['A', 'B', 'C', 'D', 'E', 'F'].map((letter, i) => records([jam(`MANY${letter}`)], 100 * i)).join('');
    expect(verdict(many)).toContain('(6 servers)');
  });

  it.each(['text', 'markdown', 'html', 'csv', 'sarif'])(
    'shows in %s the first line, where a name is folded away',
    (format) => {
      const line = 'ERROR: Could not connect to the registry of METER7 (error 53)';
      const cwd = makeFolder({ 'Licsvcfg.log': records([line, line], 0) });
      const { stdout } = licdiag(['scan', '.', '-f', format], { cwd });
      expect(stdout).toContain('registry of {name}');
      expect(stdout.split(line)).toHaveLength(2);
    },
  );

  // They were counted together with those of other servers, and the first and last line were often of another one.
  it('with --server counts and places only those of that server and of none, also behind fifty others', () => {
    const others = Array.from({ length: 60 }, (_, i) => records([jam(`OTHER${i + 10}`)], 10 * i)).join('');
    const cwd = makeFolder({ 'Licsvcfg.log': `${others}${records([jam('METER77'), odd, jam('METER77')], 900)}` });
    for (const command of ['scan', 'timeline']) {
      const { unexplained } = JSON.parse(licdiag([command, '.', '-f', 'json', '--server', 'meter77'], { cwd }).stdout);
      expect(unexplained).toMatchObject([
        { occurrences: 2, servers: ['METER77'], first: { line: 61 }, last: { line: 63 } },
        { occurrences: 1, servers: [], first: { line: 62 } },
      ]);
    }
    const { stdout, stderr } = licdiag(['scan', '.', '--server', 'METER78', '-q'], { cwd });
    expect(`${stdout}${stderr}`.replace(/\s+/g, ' ')).toContain('What was found names OTHER10');
  });

  it('with --server tells an error that names it by a bare word beside the path of another one', () => {
    const cwd = makeFolder({ 'Licsvcfg.log': record('ERROR: METER02 lost \\\\METER03\\LicMtr', 0) });
    const shapes = (server: string): unknown => stagesIn(['.', '--server', server], { cwd });
    for (const server of ['METER02', 'meter03']) expect(shapes(server)).toHaveLength(1);
    expect(shapes('METER04')).toEqual([]);
  });

  it('names the sites and servers when reports are merged, and does not call such a site well', () => {
    const cwd = makeFolder({
      'N1/Licsvcfg.log': records([jam('METER02'), wait], 0),
      'N2/Licsvcfg.log': records([wait], 0),
      'N3/Licsvcfg.log': records(
        [destination('METER09'), check('METER09'), failed('METER09'), jam('METER08'), wait],
        0,
      ),
    });
    for (const site of ['N1', 'N2', 'N3']) licdiag(['scan', site, '-f', 'json', '-o', `${site}.json`], { cwd });
    const merge = (...args: string[]): string => licdiag(['merge', ...args], { cwd }).stdout;
    const reports = ['N1.json', 'N2.json', 'N3.json'];
    const text = merge(...reports);
    expect(text).toContain(
      '1 failure active at 1 site, and errors that no signature explains at 1 other site (3 reports',
    );
    expect(merge('N1.json', 'N2.json')).toMatch(
      /^No known metering failure is active, but there are errors that no signature explains at 1 site \(2 reports/,
    );
    expect(text).toContain('Sites without a finding, but with errors that no signature explains\n  (N1)\n');
    expect(text).toContain('Sites without a finding\n  (N2)\n');
    expect(text).toContain('sites:   (N1), (N3)\n           servers: METER02, METER08\n');
    expect(merge(...reports, '-f', 'html')).toContain('<td>(N1), (N3)</td><td>METER02, METER08</td>');
    const asJson = merge(...reports, '-f', 'json');
    writeFileSync(join(cwd, 'all.json'), asJson);
    expect(JSON.parse(asJson).unexplained[0]).toMatchObject({ sites: ['(N1)', '(N3)'] });
    expect(merge('all.json', '-f', 'json')).toBe(asJson);
    // A merged report of an older version does not name them.
    writeFileSync(join(cwd, 'old.json'), asJson.replace(/,\s*"sites": \[[^\]]*\](?=\s*\}\s*\],\s*"summary")/, ''));
    expect(merge('old.json')).toContain('servers: METER02, METER08');
  });

  it('may be explained by what was not looked for, which is said', () => {
    const folder = makeFolder({ 'Licsvcfg.log': log });
    const quiet = (...args: string[]): string => licdiag(['scan', folder, '-q', ...args]).stdout;
    const said = 'Errors that other signatures explain count as unexplained here.';
    expect(quiet('--only', 'Q227020')).toContain(`Only Q227020 was looked for.\n${said}`);
    expect(quiet('--skip', 'Q227020')).toContain(said);
    expect(quiet()).not.toContain(said);
    const healthy = makeFolder({ 'Licsvcfg.log': records(install('METER03'), 0) });
    expect(licdiag(['scan', healthy, '--only', 'Q227020']).stdout).not.toContain(said);
  });

  it('keeps its stages when reports are merged, also with one of an older version', () => {
    const cwd = makeFolder({ 'Licsvcfg.log': log });
    licdiag(['scan', '.', '-f', 'json', '-o', 'new.json'], { cwd });
    const old = scanJson(['.'], { cwd }).report;
    const without = { ...old, unexplained: old.unexplained.map(({ stages: _, ...rest }) => rest) };
    const both = makeFolder({ 'old.json': JSON.stringify(without), 'new.json': JSON.stringify(old) });
    const merged = JSON.parse(licdiag(['merge', 'old.json', 'new.json', '-f', 'json'], { cwd: both }).stdout);
    expect(merged.unexplained[0]).toMatchObject({ occurrences: 6, stages: ['files', 'running'] });
    expect(licdiag(['merge', 'new.json'], { cwd: both }).stdout.replace(/\s+/g, ' ')).toContain('(at files, running)');
  });
});

it.each(["O'BRIEN1", 'SRV(4)'])('is of the whole name of a server that holds a sign: %s', (server) => {
  const log = record(failed(server), 0) + record(jam(server), 0);
  const { report } = scanJson([makeFolder({ 'Licsvcfg.log': log })]);
  expect(report.unexplained.map(({ shape, servers }) => [shape, servers])).toEqual([
    ["ERROR: FAILED TO INSTALL LICENSE SERVER '{server}'", [server]],
    ['ERROR: the widget of \\\\{server}\\LicMtr jammed with error {number}', [server]],
  ]);
});
