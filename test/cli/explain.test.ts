/** `licdiag explain` through the built command: what it tells of a signature, and clause by clause what of it held. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import markdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { explainFormats } from '../../src/cli/explain-options.js';
import type { ExplanationData } from '../../src/model/explanation.js';
import { explanationSchema } from '../../src/model/explanation-schema.js';
import { explanationWriters } from '../../src/report/explain/writers.js';
import { fixtures, repository } from '../helpers/diagnose-paths.js';
import { record as timed } from '../timeline/follow.js';
import { leftOverShare, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { packText } from './pack-text.js';
import { licdiag } from './run-licdiag.js';

const published = new Ajv2020().compile(
  JSON.parse(readFileSync(join(repository, 'schemas/explain.schema.json'), 'utf8')),
);

function explainJson(args: readonly string[], cwd?: string): ExplanationData {
  const { code, stdout, stderr } = licdiag(['explain', ...args, '--format', 'json'], cwd === undefined ? {} : { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const data: unknown = JSON.parse(stdout);
  published(data);
  expect(published.errors).toBeNull();
  return explanationSchema.parse(data);
}

/** What is told of a server. */
function seenOn({ signatures }: ExplanationData, server: string | null) {
  const seen = signatures[0]?.against?.subjects.find(({ subject }) => subject.server === server);
  if (!seen) throw new Error(`nothing is told of ${server}`);
  return seen;
}

it('does not say that a line stands only for one server where it stands for several', () => {
  const check = record('Checking for the existence of a License Server share \\\\METER01\\LicMtr');
  const insteadWith = (others: string): (string | null)[] => {
    const cwd = makeFolder({ 'Licsvcfg.log': check + others });
    const [pattern] = seenOn(explainJson(['Q214954', '--against', '.'], cwd), 'METER01').patterns;
    return (pattern?.steps ?? []).map(({ instead }) => instead);
  };
  expect(insteadWith(leftOverShare('EMBER02'))[0]).toMatch(/^only for EMBER02: /);
  expect(insteadWith(leftOverShare('EMBER02') + leftOverShare('CINDER01'))[0]).toMatch(
    /^only for others, such as EMBER02: /,
  );
});

describe('explain', () => {
  it('offers the formats that there are', () => {
    expect([...explainFormats]).toEqual(Object.keys(explanationWriters));
  });

  it.each(catalogue.signatures.map(({ id }) => id))('%s is told in every format, with all that its file says', (id) => {
    const [signature] = explainJson([id]).signatures;
    const own = catalogue.signatures.find((one) => one.id === id);
    expect(signature?.clauses.map(({ name }) => name)).toEqual(Object.keys(own?.logs.clauses ?? {}));
    expect(signature?.remedy.steps.map(({ source }) => source)).toEqual(own?.remedy.steps.map(({ source }) => source));
    for (const format of ['text', 'markdown']) {
      const { code, stdout } = licdiag(['explain', id, '--format', format]);
      expect(code).toBe(0);
      for (const section of ['What happened', 'Careful', 'How to see that it worked', 'Looks alike', 'Sources'])
        expect(stdout).toContain(section);
      expect(stdout).not.toMatch(/\{(server|client|site)\} (has|is|runs)/);
    }
  });

  it('an article tells all its signatures, in any letters', () => {
    const [article] = catalogue.signatures.flatMap((one) => one.articles ?? []);
    for (const asked of ['Q214954', 'q214954'])
      expect(explainJson([asked]).signatures.map(({ id }) => id)).toEqual(['orphaned-licmtr-share']);
    expect(explainJson([article ?? '']).signatures.length).toBeGreaterThan(0);
  });

  it('tells guards with their reason, and which steps no article documents', () => {
    const { stdout } = licdiag(['explain', 'orphaned-licmtr-share']);
    const flat = stdout.replace(/\s+/g, ' ');
    const told = 'the role is not assigned to the server any more';
    expect(flat).toContain(`DO NOT: if not so: the server has the role of software metering server: ${told}`);
    const guards = explainJson(['orphaned-licmtr-share']).signatures[0]?.remedy.steps.flatMap((step) => step.guards);
    expect(guards?.map(({ words }) => words)).toContainEqual(
      expect.stringContaining(`if server.role is false: ${told}`),
    );
    expect(flat).toContain('stop here. (Q213241, inferred)');
    expect(stdout).toContain('sc \\\\<server> query SMS_LICENSE_SERVER');
  });

  it.each([
    ['orphand-licmtr-share', 'orphaned-licmtr-share'],
    ['licmtr-share', 'orphaned-licmtr-share'],
    ['Q214955', 'Q214954'],
    ['zzzzzzzzzzz', 'signatures list'],
    ['', 'signatures list'],
    ['\u001b[31mred', 'signatures list'],
  ])('an unknown name costs one line, with the nearest: %s', (asked, near) => {
    const { code, stdout, stderr } = licdiag(['explain', asked]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^licdiag: [^\n]+\n$/);
    expect(stderr).toContain(near);
    expect(stderr).not.toContain('\u001b');
  });

  it("tells a pack's signature too, and nothing in it acts on a terminal or becomes markup", () => {
    const text = packText.replace(
      'title: The moon is full',
      'title: "<b>The moon</b> \\e[2J[x](y) `is` full &lt;i&gt; &#60;"',
    );
    const folder = makeFolder({ 'full-moon.yaml': text });
    const { stdout } = licdiag(['explain', 'full-moon', '--signatures', '.', '--format', 'markdown'], { cwd: folder });
    expect(stdout).toContain('# \\<b\\>The moon\\</b\\> \\\\x1b\\[2J\\[x\\](y) \\`is\\` full \\&lt;i\\&gt; \\&#60;\n');
    expect(stdout).not.toContain('\u001b');
  });

  it('writes to a file', () => {
    const folder = makeFolder();
    expect(licdiag(['explain', 'Q214954', '-o', 'why.txt'], { cwd: folder })).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(join(folder, 'why.txt'), 'utf8')).toBe(licdiag(['explain', 'Q214954']).stdout);
  });
});

describe('explain --against', () => {
  it('makes no link and no mention in Markdown of what a log says', () => {
    const lines = leftOverShare('CINDER01').split('\r\n').slice(0, 2).join('\r\n');
    const log = `${lines}\r\n${record('@everyone see https://evil.example/ or www.evil.example')}`;
    const cwd = makeFolder({ 'Licsvcfg.log': log });
    const { stdout } = licdiag(['explain', 'Q214954', '--against', '.', '--format', 'markdown'], { cwd });
    expect(stdout).toContain('&#64;everyone');
    const tokens = markdownIt({ linkify: true }).parse(stdout, {});
    expect(tokens.flatMap(({ children }) => children ?? []).filter(({ type }) => type === 'link_open')).toEqual([]);
  });

  it('says that an article without a signature cannot be held against anything', () => {
    const cwd = makeFolder({ 'Licsvcfg.log': leftOverShare('CINDER01') });
    const { code, stdout, stderr } = licdiag(['explain', 'Q226842', '--against', '.'], { cwd });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'licdiag: no signature is for Q226842, so what was given cannot be held against one\n',
    });
    expect(stdout).toContain('Q226842 is in no signature');
    expect(licdiag(['explain', 'Q226842'], { cwd }).stderr).toBe('');
  });

  it.each([
    ['clean-log-goes-on', [], false, ['the log goes on after it: ./Liccli.log:4 OK']],
    ['near-goes-on-in-the-next-part', [], false, ['the log goes on in ./Liccli.log']],
    // The line is the last one, and the version of the agent speaks against it.
    ['clean-agent-older-than-sp3', ['-s', 'snapshot.json'], true, []],
  ])('tells of a line that has to be the last one whether the log goes on: %s', (name, args, holds, failed) => {
    const folder = join(fixtures, 'signatures/agent-stops-in-download', name);
    const { signatures } = explainJson(['agent-stops-in-download', '--against', '.', ...args], folder);
    const [seen] = signatures[0]?.against?.subjects ?? [];
    expect(seen?.verdict).toBeNull();
    expect(seen?.patterns).toMatchObject([{ holds, failed }]);
  });

  it('says where each clause held, by file and line', () => {
    const folder = makeFolder({ 'Licsvcfg.log': leftOverShare('CINDER01') });
    const { verdict, patterns, clauses } = seenOn(explainJson(['Q214954', '--against', '.'], folder), 'CINDER01');
    expect(verdict).toMatchObject({ confidence: 'likely', state: 'active' });
    expect(patterns[0]).toMatchObject({ holds: true, failed: [] });
    expect(patterns[0]?.steps.map(({ held }) => `${held?.file}:${held?.line}`)).toEqual([
      './Licsvcfg.log:1',
      './Licsvcfg.log:2',
      './Licsvcfg.log:3',
    ]);
    expect(clauses.find(({ clause }) => clause === 'copying')).toMatchObject({ count: 0, first: null });
  });

  it('says what stood in between', () => {
    const [first = '', second = '', third = ''] = leftOverShare('CINDER01').split(/(?<=\r\n)/);
    const copy = record('Copying C:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\CINDER01\\LicMtr\\ProductDB.Dll...');
    const folder = makeFolder({ 'Licsvcfg.log': first + second + copy + third });
    const { verdict, patterns } = seenOn(explainJson(['Q214954', '--against', '.'], folder), 'CINDER01');
    expect(verdict).toBeNull();
    expect(patterns[0]?.failed).toEqual([
      expect.stringMatching(/^copying stands in between: \.\/Licsvcfg\.log:3 Copying/),
    ]);
  });

  it('says what stood there instead of a line that is missing', () => {
    const [first = '', second = ''] = leftOverShare('CINDER01').split(/(?<=\r\n)/);
    const folder = makeFolder({ 'Licsvcfg.log': first + second + record('INFO: something else of CINDER01') });
    const { patterns } = seenOn(explainJson(['Q214954', '--against', '.'], folder), 'CINDER01');
    expect(patterns[0]?.steps.at(-1)).toMatchObject({
      clause: 'install-failed',
      held: null,
      instead: 'no such line; after the one before it stands ./Licsvcfg.log:3 INFO: something else of CINDER01',
    });
  });

  it.each([
    ['too early', -90_000, 'it stands too long before the others: ./Licsvcfg.log:1 INFO'],
    ['behind them', 5, 'it stands behind the others: ./Licsvcfg.log:3 INFO'],
  ])('says of the line that should stand before the others that it stands %s', (_, at, instead) => {
    const lines: [at: number, text: string][] = [
      [at, "INFO: installation destination = '\\\\CINDER01\\LicMtr'"],
      [0, 'Checking for the existence of a License Server share \\\\CINDER01\\LicMtr'],
      [1, "ERROR: FAILED TO INSTALL LICENSE SERVER 'CINDER01'"],
    ];
    const log = lines.sort(([one], [other]) => one - other).map(([time, text]) => timed(text, time));
    const folder = makeFolder({ 'Licsvcfg.log': log.join('') });
    const { patterns } = seenOn(explainJson(['Q214954', '--against', '.'], folder), 'CINDER01');
    expect(patterns[0]?.steps[0]?.instead).toContain(instead);
  });

  it('tells each server apart, and takes one by name', () => {
    const folder = makeFolder({ 'Licsvcfg.log': leftOverShare('CINDER01') + leftOverShare('EMBER02') });
    const servers = (args: string[]): (string | null)[] =>
      explainJson(['Q214954', '--against', '.', ...args], folder).signatures[0]?.against?.subjects.map(
        ({ subject }) => subject.server,
      ) ?? [];
    expect(servers([])).toEqual(['CINDER01', 'EMBER02']);
    expect(servers(['--server', 'ember02'])).toEqual(['EMBER02']);
  });

  it('says which fact is missing, and which held', () => {
    const folder = join(fixtures, 'signatures/orphaned-licmtr-share/match-role-not-collected');
    const explanation = explainJson(['Q214954', '--against', '.', '-s', 'snapshot.json'], folder);
    const { facts } = explanation.signatures[0]?.against?.subjects[0] ?? { facts: [] };
    expect(facts.find(({ role }) => role === 'raising')).toMatchObject({
      truth: 'unknown',
      missing: ['meteringServers[METER02].role'],
    });
    expect(facts.filter(({ truth }) => truth === 'fails').length).toBeGreaterThan(0);
  });

  it('a snapshot alone will do', () => {
    const folder = join(fixtures, 'signatures/sp2-upgrade-hangs/match-stop-pending');
    const [signature] = explainJson(['Q258547', '--snapshot', 'snapshot.json'], folder).signatures;
    expect(signature?.against?.subjects.map(({ verdict }) => verdict?.state)).toContain('active');
  });

  it('ends with 0 whatever it shows, also where nothing is about it', () => {
    const folder = makeFolder({ 'Licsvcfg.log': record('INFO: nothing of interest') });
    const { code, stdout } = licdiag(['explain', 'Q214954', '--against', 'Licsvcfg.log'], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toContain('No line of it stands there');
  });

  it('says of which server nothing stands there, and that a failure without lines looks for none', () => {
    const folder = makeFolder({ 'Licsvcfg.log': leftOverShare('CINDER01') });
    const against = (...args: string[]): string =>
      licdiag(['explain', ...args, '--against', '.'], { cwd: folder }).stdout.replace(/\s+/g, ' ');
    expect(against('Q214954', '--server', 'cinder1')).toContain(
      'No line of it about CINDER1 stands there, and no snapshot is about CINDER1.',
    );
    expect(against('Q258547')).toContain(
      'It looks for facts of a snapshot and for no line of a log, and no snapshot is about it.',
    );
  });

  it('does not say of an article what only the lists of corrections tell', () => {
    const { stdout } = licdiag(['explain', 'Q258547']);
    expect(stdout).toContain('no correction is documented, and no service pack lists one');
  });

  it('says that nothing was looked at where no log reaches into the time that is asked for', () => {
    const folder = makeFolder({ 'Licsvcfg.log': leftOverShare('CINDER01') });
    const against = (...args: string[]): string =>
      licdiag(['explain', 'Q214954', '--against', '.', ...args], { cwd: folder }).stdout.replace(/\s+/g, ' ');
    const later = against('--since', '2001-01-01');
    expect(later).toContain('No entry of the logs was looked at, and no snapshot is about it.');
    expect(later).toContain('Entries before 2001-01-01 00:00:00 were left out.');
    expect(later).toContain('No log reaches into that time: the first entry is of 1999-05-11 21:14');
    const earlier = against('--until', '1998-12-31');
    expect(earlier).toContain('Entries after 1998-12-31 23:59:59 were left out.');
    expect(earlier).toContain('No log reaches into that time');
    expect(against('--since', '1999-05-11')).not.toContain('No log reaches');
    expect(against()).not.toMatch(/left out|No log reaches/);
  });

  it('masks passwords in what stood there instead', () => {
    const [first = ''] = leftOverShare('CINDER01').split(/(?<=\r\n)/);
    const secret = record('SQL login: user=sa password=hunter2hunter2');
    const folder = makeFolder({ 'Licsvcfg.log': first + secret });
    for (const format of explainFormats) {
      const { stdout } = licdiag(['explain', 'Q214954', '--against', '.', '-f', format], { cwd: folder });
      expect(stdout.replace(/\s+/g, ' ')).toContain('SQL login');
      expect(stdout).not.toContain('hunter2');
    }
  });

  it.each([
    ['a path that does not exist', ['--against', 'gone']],
    ['a snapshot that is none', ['--snapshot', 'Licsvcfg.log']],
    ['a snapshot that does not exist', ['--snapshot', 'gone.json']],
    ['a server without logs', ['--server', 'CINDER01']],
    ['a time without logs', ['--since', '1999-05-11']],
    ['a code page without logs', ['--code-page', '932']],
  ])('%s: exit 2, one line', (_, args) => {
    const folder = makeFolder({ 'Licsvcfg.log': leftOverShare('CINDER01') });
    const { code, stdout, stderr } = licdiag(['explain', 'Q214954', ...args], { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^licdiag: [^\n]+\n$/);
  });
});
