/** `licdiag signatures` through the built command: the list, and the way of a pack from its first line to a tested signature. */
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { ledger } from '../../src/catalogue/ledger.generated.js';
import type { SignatureListData } from '../../src/model/signature-list.js';
import { signatureListSchema } from '../../src/model/signature-list-schema.js';
import { repository } from '../helpers/diagnose-paths.js';
import { record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { packText } from './pack-text.js';
import { licdiag, scanJson } from './run-licdiag.js';

function listJson(args: readonly string[] = []): SignatureListData {
  const { code, stdout, stderr } = licdiag(['signatures', 'list', '--format', 'json', ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const data: unknown = JSON.parse(stdout);
  const published = new Ajv2020().compile(
    JSON.parse(readFileSync(join(repository, 'schemas/signatures.schema.json'), 'utf8')),
  );
  published(data);
  expect(published.errors).toBeNull();
  return signatureListSchema.parse(data);
}

describe('signatures list', () => {
  it('is a row a signature, with the fields that scripts rely on', () => {
    const list = listJson();
    expect(list.kind).toBe('signatures');
    expect(list.signatures.map(({ id }) => id)).toEqual(catalogue.signatures.map(({ id }) => id));
    expect(list.signatures.find(({ id }) => id === 'orphaned-licmtr-share')).toMatchObject({
      article: 'Q214954',
      articles: ['Q214954'],
      severity: 'error',
      subject: 'server',
      logs: ['Licsvcfg.log'],
      needs: expect.arrayContaining([
        'server.role',
        'server.shares[LicMtr]',
        'server.services[SMS_LICENSE_SERVER].state',
      ]),
      provenance: 'documented',
    });
    expect(list.signatures.find(({ id }) => id === 'sp2-upgrade-hangs')).toMatchObject({
      logs: [],
      provenance: 'facts',
    });
    expect(list).not.toHaveProperty('articles');
  });

  it('--coverage has each article once, with its signature or the reason', () => {
    const { articles = [] } = listJson(['--coverage']);
    expect(new Set(articles.map(({ article }) => article)).size).toBe(articles.length);
    for (const { signature, reason } of articles) expect((signature === null) !== (reason === null)).toBe(true);
    // All articles that speak of metering; the list of them is fixed, since the Knowledge Base of SMS 2.0 is.
    expect(articles).toHaveLength(109);
    for (const { article } of ledger) expect(articles.map((row) => row.article)).toContain(article);
    expect(articles.find(({ article }) => article === 'Q214954')).toMatchObject({ signature: 'orphaned-licmtr-share' });
    expect(articles.find(({ article }) => article === 'Q299261')?.signature).toBe('metering-service-stuck-stopping');
  });

  it('in words: each signature, each article, and the totals', () => {
    const { code, stdout } = licdiag(['signatures', 'list', '--coverage']);
    expect(code).toBe(0);
    for (const { id } of catalogue.signatures) expect(stdout).toContain(id);
    for (const { article } of ledger) expect(stdout).toContain(`${article}  not diagnosable: `);
    expect(stdout).toMatch(/\d+ signatures\. \d+ articles: \d+ with a signature, \d+ with the reason why not\.\n$/);
  });
});

describe('signatures literals', () => {
  it('prints the text that each template cannot match without', () => {
    const { code, stdout } = licdiag(['signatures', 'literals']);
    expect(code).toBe(0);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((row) => row.split('\t'));
    const templates = catalogue.signatures.flatMap(({ logs }) =>
      Object.values(logs.clauses).flatMap(({ template }) => template),
    );
    expect(rows.length).toBe(templates.length);
    for (const [literal = '', , , template = ''] of rows) expect(template.toLowerCase()).toContain(literal);
  });
});

describe('signatures lint', () => {
  it('a sound pack ends with 0, and says so', () => {
    const folder = makeFolder({ 'pack/full-moon.yaml': packText });
    expect(licdiag(['signatures', 'lint', 'pack'], { cwd: folder })).toEqual({
      code: 0,
      stdout: 'The signature is sound.\n',
      stderr: '',
    });
  });

  it('all mistakes of all kinds at once, by file, line and field, end with 1', () => {
    const folder = makeFolder({
      'pack/full-moon.yaml': packText.replace('severity: info', 'severity: fatal'),
      'pack/half-moon.yaml': packText
        .replace('full-moon', 'half-moon')
        .replace('"Wait on {server}."', '"Install SP3 on the site."'),
      'pack/new-moon.yaml': packText
        .replace('full-moon', 'new-moon')
        .replace(
          '"Wait on {server}."',
          '"Install the hotfix Q245271."\n      action: { verb: install, object: hotfix Q245271 }',
        ),
      'pack/orphaned-licmtr-share.yaml': packText.replace('full-moon', 'orphaned-licmtr-share'),
    });
    const { code, stdout, stderr } = licdiag(['signatures', 'lint', 'pack'], { cwd: folder });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/^pack\/full-moon\.yaml:4: severity: /m);
    expect(stdout).toMatch(/^pack\/half-moon\.yaml:\d+: remedy\.steps\.0: installs a service pack.*Q258547/m);
    expect(stdout).toMatch(/^pack\/half-moon\.yaml:\d+: remedy\.steps\.0: leads to SP3 or later/m);
    expect(stdout).toMatch(
      /^pack\/new-moon\.yaml:\d+: remedy\.steps\.0\.action: .*contradicts metering-service-stuck-stopping/m,
    );
    expect(stdout).toMatch(/^pack\/orphaned-licmtr-share\.yaml:1: id: .*replaces: true/m);
  });

  it.each(['no-such-pack', 'empty'])('a path that holds no signature ends with 2: %s', (path) => {
    const folder = makeFolder({ 'empty/notes.txt': 'none' });
    const { code, stdout, stderr } = licdiag(['signatures', 'lint', path], { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^licdiag: [^\n]+\n$/);
  });
});

describe('from a log line to a tested signature', () => {
  const line = "ERROR: the share name is in use by Backup Agent on '\\\\CINDER01\\LicMtr'.";

  it('new, lint, fill in, test: and scan finds it', () => {
    const folder = makeFolder();
    const run = (...args: string[]): ReturnType<typeof licdiag> => licdiag(['signatures', ...args], { cwd: folder });
    expect(run('new', 'share-name-in-use', '--in', 'pack', '--line', line)).toMatchObject({ code: 0, stderr: '' });
    const draft = run('lint', 'pack');
    expect(draft.code).toBe(1);
    expect(draft.stdout.trimEnd().split('\n')).toHaveLength(6);
    expect(draft.stdout).toMatch(/^pack\/share-name-in-use\.yaml:5: title: still reads "FILL IN: what failed/m);

    const text = readFileSync(join(folder, 'pack/share-name-in-use.yaml'), 'utf8');
    const filled = makeFolder({
      'pack/share-name-in-use.yaml': text.replaceAll('FILL IN: ', 'It is said: '),
      ...Object.fromEntries(
        ['match-one-line', 'clean-quiet-log', 'near-half-of-the-line'].map((name) => [
          `pack/share-name-in-use/${name}/Licsvcfg.log`,
          readFileSync(join(folder, `pack/share-name-in-use/${name}/Licsvcfg.log`)),
        ]),
      ),
      'Licsvcfg.log': record(line),
    });
    const again = (...args: string[]): ReturnType<typeof licdiag> => licdiag(['signatures', ...args], { cwd: filled });
    expect(again('lint', 'pack')).toMatchObject({ code: 0 });
    expect(again('test', 'pack')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('expected.json is missing'),
    });
    expect(again('test', 'pack', '--write')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('4 passed, 0 failed'),
    });
    expect(again('test', 'pack')).toMatchObject({ code: 0 });
    const { report } = scanJson(['Licsvcfg.log', '--signatures', 'pack'], { cwd: filled });
    expect(report.findings.map(({ signature, subject }) => [signature, subject.server])).toEqual([
      ['share-name-in-use', 'CINDER01'],
    ]);
  });

  it('new writes over nothing, and takes no id that is a path', () => {
    const folder = makeFolder({ 'full-moon.yaml': 'mine' });
    for (const id of ['full-moon', '../escape', 'Full Moon', '']) {
      const { code, stdout, stderr } = licdiag(['signatures', 'new', id], { cwd: folder });
      expect({ id, code, stdout }).toEqual({ id, code: 2, stdout: '' });
      expect(stderr).toMatch(/^licdiag: [^\n]+\n$/);
    }
    expect(readFileSync(join(folder, 'full-moon.yaml'), 'utf8')).toBe('mine');
  });

  it.skipIf(process.platform === 'win32')('new leaves nothing behind where it cannot write all of it', () => {
    const folder = makeFolder();
    symlinkSync('nowhere', join(folder, 'full-moon'));
    const { code, stdout, stderr } = licdiag(['signatures', 'new', 'full-moon', '--in', '.'], { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^licdiag: cannot write to \.: [^\n]+\n$/);
    expect(readdirSync(folder)).toEqual(['full-moon']);
  });

  it('a line that YAML or a template could trip over makes a sound draft all the same', () => {
    for (const odd of [
      'ERROR: "quoted" {braces} \\\\back\\slash: # and - more text',
      "it's 100% of {server} & <b>",
      '- key: [value], other text',
    ]) {
      const folder = makeFolder();
      expect(licdiag(['signatures', 'new', 'odd', '--line', odd], { cwd: folder }).code).toBe(0);
      const { stdout } = licdiag(['signatures', 'lint', 'odd.yaml'], { cwd: folder });
      for (const mistake of stdout.trimEnd().split('\n')) expect(mistake).toContain('still reads "FILL IN');
    }
  });
});

describe('signatures test', () => {
  const cases = (name: string, log: string): Record<string, string> => ({
    [`pack/full-moon/${name}/Licsvcfg.log`]: log,
  });
  const moon = record('INFO: the moon is full over CINDER01');
  const quiet = record('The License Server Manager is waking up.');
  const sound = {
    'pack/full-moon.yaml': packText,
    ...cases('match-full', moon),
    ...cases('clean-quiet', quiet),
    ...cases('near-half', quiet),
  };

  function test(files: Record<string, string>): ReturnType<typeof licdiag> {
    const folder = makeFolder(files);
    licdiag(['signatures', 'test', 'pack', '--write'], { cwd: folder });
    return licdiag(['signatures', 'test', 'pack'], { cwd: folder });
  }

  it('passes a sound pack, also with a note beside its cases', () => {
    expect(test(sound)).toMatchObject({ code: 0, stderr: '' });
    expect(test({ ...sound, 'pack/full-moon/README.md': 'Of last winter.' })).toMatchObject({ code: 0, stderr: '' });
  });

  it('names the case whose snapshot is wrong', () => {
    const { code, stderr } = test({
      ...sound,
      'pack/full-moon/match-full/snapshot.json': '{"schemaVersion":1,"site":3}',
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^licdiag: pack\/full-moon\/match-full\/snapshot\.json: site: .*\n$/);
  });

  it.each([
    ['a match case without its line', { ...sound, ...cases('match-full', quiet) }, 'full-moon is not found'],
    ['a clean case with it', { ...sound, ...cases('clean-quiet', moon) }, 'full-moon is found'],
    ['a near case with it', { ...sound, ...cases('near-half', moon) }, 'full-moon is found'],
    [
      'another result than expected',
      {
        ...sound,
        'pack/full-moon/match-full/expected.json': '{"findings":[],"nearMisses":[],"undecided":[],"unexplained":[]}',
      },
      'findings.0: nothing is expected',
    ],
    [
      'an expected.json of another form',
      { ...sound, 'pack/full-moon/match-full/expected.json': '{"findings":1}' },
      'expected.json: findings: ',
    ],
    [
      'a clause that no match case feeds',
      {
        ...sound,
        'pack/full-moon.yaml': packText.replace(
          '  any:\n',
          '    sun:\n      log: Licsvcfg.log\n      template: "INFO: the sun is up over {server}"\n      provenance: documented\n  any:\n    - sequence: [sun]\n',
        ),
      },
      'no match case has a line for the clause "sun"',
    ],
    [
      'a mistake in the pack',
      { ...sound, 'pack/full-moon.yaml': packText.replace('info', 'fatal') },
      'pack/full-moon.yaml:4: severity',
    ],
  ])('fails for %s', (_, files, reason) => {
    const { code, stdout } = test(files);
    expect(stdout).toContain(reason);
    expect(code).toBe(1);
  });

  it('fails for a kind of case that is missing', () => {
    const { code, stdout } = test({ 'pack/full-moon.yaml': packText, ...cases('match-full', moon) });
    expect(code).toBe(1);
    expect(stdout).toContain('has no case full-moon/clean-<why>/');
    expect(stdout).toContain('has no case full-moon/near-<why>/');
  });

  it('an expected.json that is no JSON ends with 2', () => {
    const { code, stderr } = test({ ...sound, 'pack/full-moon/match-full/expected.json': '{' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^licdiag: [^\n]+expected\.json: cannot be read[^\n]+\n$/);
  });
});
