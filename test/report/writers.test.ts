/** One set of results through every format: all name the same findings, servers, steps and articles, and none of them can be misused. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import markdownIt from 'markdown-it';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/diagnose.js';
import { acknowledgementsSchema } from '../../src/model/acknowledgement-schema.js';
import { writers } from '../../src/report/scan/writers.js';
import { noColours, piecesOf, type WriterOptions } from '../../src/report/writer.js';
import { record } from '../cli/log-text.js';
import { makeFolder } from '../cli/make-folder.js';
import { diagnosePaths, fixtures, repository } from '../helpers/diagnose-paths.js';
import { parseCsv } from './parse-csv.js';
import { factsOf, readers } from './read-back.js';

const options: WriterOptions = { colours: noColours, width: 100, detail: 'verbose' };
const formats = Object.keys(readers);

async function write(report: Report, format: string, more: Partial<WriterOptions> = {}): Promise<string> {
  const known = Object.keys(writers).find((name): name is keyof typeof writers => name === format);
  if (known === undefined) throw new Error(`no writer for ${format}`);
  return [...piecesOf((await writers[known]())(report, { ...options, ...more }))].join('');
}

/** Everything that fixtures show, in one report: active, resolved, known, accepted, unexplained, unread. */
let everything: Report;
const broken = mkdtempSync(join(tmpdir(), 'licdiag-writers-'));
afterAll(() => rmSync(broken, { recursive: true, force: true }));
beforeAll(async () => {
  const known = acknowledgementsSchema.parse([
    { id: 'Q290995', reason: 'known since March | really', expires: '2999-12-31' },
  ]);
  const baseline = (await diagnosePaths(repository, ['fixtures/demo'])).findings.slice(0, 1).map(({ id }) => id);
  writeFileSync(join(broken, 'Licsrvc.log.gz'), new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0]));
  everything = await diagnosePaths(repository, ['fixtures/demo', 'fixtures/signatures', broken], {
    known: { baseline: new Set(baseline), acknowledgements: known },
    context: 2,
  });
});

it('there is a reader in this test for every format', () => {
  expect(Object.keys(writers).sort()).toEqual([...formats].sort());
});

it.each(['text', 'markdown', 'html', 'csv', 'sarif'])(
  '%s: who reads from the top has met each warning before the command that it is about',
  async (format) => {
    const report = await diagnosePaths(fixtures, [
      'signatures/orphaned-licmtr-share/match-after-an-install-that-worked',
    ]);
    const text = (await write(report, format)).replace(/\s+/g, ' ');
    const parts = [
      'LicMtr exists on every healthy metering server',
      'Check first, on METER02',
      'delete the share LicMtr. The command acts',
      'because it is not known whether METER02',
      'net share LicMtr /delete',
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  },
);

describe.each(formats)('%s', (format) => {
  it('counts one in the singular', async () => {
    expect(await write(everything, format)).not.toMatch(/(?<![\d,.])1 times\b/);
  });

  it('names the findings, servers, steps and articles of the report', async () => {
    expect(everything.findings.length).toBeGreaterThan(40);
    expect(readers[format]?.(await write(everything, format))).toEqual(factsOf(everything.findings));
  });

  it('says so when nothing was found and when something was not read', async () => {
    const report = await diagnosePaths(makeFolder({ 'despool.log.gz': new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0]) }), [
      '.',
    ]);
    const text = await write(report, format);
    expect(readers[format]?.(text)).toEqual([]);
    expect(text).toContain('despool.log.gz');
    expect(text).toMatch(/No metering log could be read|"meteringLogs": ?0/);
  });

  it('shows collected facts, what is undecided and what to collect', async () => {
    const report = await diagnosePaths(fixtures, ['demo']);
    Reflect.set(report.findings[0]?.evidence ?? [], 0, {
      kind: 'snapshot',
      file: 'site.json',
      time: null,
      fact: 'meteringServers[KILN9].shares',
      value: 'LicMtr-of-KILN9',
      says: 'the share is there & nothing else',
    });
    report.undecided.push({
      signature: 'orphaned-licmtr-share',
      article: 'Q214954',
      title: 'A left-over share',
      subject: { site: null, server: 'KILN9', client: null },
      missing: ['meteringServers[KILN9].services'],
    });
    report.nextArtifacts.push({ artifact: 'services of KILN9 (sc query)', decides: ['Q214954'] });
    const text = (await write(report, format)).replace(/\\([_[\]])/g, '$1').replaceAll('&#39;', "'");
    const isForPrograms = format === 'json' || format === 'ndjson';
    const missing = isForPrograms ? 'meteringServers[KILN9].services"' : 'the services of KILN9';
    for (const part of ['meteringServers[KILN9].shares', 'LicMtr-of-KILN9', missing, 'A left-over share'])
      expect(text).toContain(part);
    if (!isForPrograms) expect(text).not.toContain('meteringServers[KILN9].services');
    if (format !== 'csv' && format !== 'sarif') expect(text).toContain('services of KILN9 (sc query)');
  });

  it('says why a step is in its state, and what speaks against a finding or shows that it is over', async () => {
    const squeezed = (text: string): string =>
      text.replace(/&(?:#\d+|quot|lt|gt|amp);/g, '').replace(/[^A-Za-z0-9]+/g, '');
    const text = squeezed(await write(everything, format));
    const reasons = everything.findings.flatMap(({ remedy, counterEvidence }) => [
      ...remedy.steps.flatMap(({ because }) => because ?? []),
      ...counterEvidence.map(({ says }) => says),
    ]);
    expect(reasons.length).toBeGreaterThan(100);
    expect([...new Set(reasons)].filter((reason) => !text.includes(squeezed(reason)))).toEqual([]);
  });

  it('is the same for the same report', async () => {
    expect(await write(everything, format)).toBe(await write(everything, format));
  });

  it('carries the mark of a report without names', async () => {
    const report = await diagnosePaths(fixtures, ['demo'], { redact: 'names' });
    const text = await write(report, format);
    expect(text).not.toMatch(/METER0|BRANCH7|HQ1/i);
    if (format !== 'csv') expect(text).toMatch(/stand-ins|"redacted": ?"names"/);
  });
});

/** Log text that would act where it is not escaped. */
const hostile = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</article></pre></code><h1>owned</h1>',
  '=HYPERLINK("http://evil.example","x")',
  '＝HYPERLINK',
  "+1+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(1)',
  '[click](javascript:alert(1)) ![x](http://evil.example/x.png) <http://evil.example>',
  'https://evil.example/ www.evil.example @everyone #123',
  '``` \n# owned\n```',
  '| a | b |',
  '\u001b[31mred\u202e',
  '&lt;script&gt;',
  '$$x$$ ~~gone~~ **bold** __b__',
];

/** @param folder that the log lies in */
async function hostileReport(lines: readonly string[], folder = ''): Promise<Report> {
  const server = (line: string): string => line.replace(/[^A-Za-z0-9<>&=＝@#!~$^-]/g, '').slice(0, 40) || 'X1';
  const log = lines
    .flatMap((line) => [
      record(`INFO: installation destination = '\\\\${server(line)}\\LicMtr'`),
      record(`Checking for the existence of a License Server share \\\\${server(line)}\\LicMtr`),
      record(`ERROR: FAILED TO INSTALL LICENSE SERVER '${server(line)}' ${line}`),
      record(`INFO: installation destination = '\\\\X9\\LicMtr'`),
      record('Checking for the existence of a License Server share \\\\X9\\LicMtr'),
      record(`ERROR: FAILED TO INSTALL LICENSE SERVER 'X9' ${line}`),
      record(`ERROR: ${line}`),
    ])
    .join('');
  return diagnosePaths(makeFolder({ [`${folder}/Licsvcfg.log`]: Buffer.from(log, 'utf8') }), ['.'], { context: 2 });
}

describe('hostile text', () => {
  const anything = fc.array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme', maxLength: 60 })), {
    minLength: 1,
    maxLength: 4,
  });
  const check = (format: string, holds: (text: string, report: Report) => void, numRuns = 40): Promise<void> =>
    fc.assert(
      fc.asyncProperty(anything, async (lines) => {
        const report = await hostileReport(lines);
        holds(await write(report, format), report);
      }),
      { numRuns, seed: 11, examples: hostile.map((line) => [[line]]) },
    );

  it('adds no element to HTML', async () => {
    const shape = (html: string): string[] => [
      ...new Set((html.match(/<\/?[a-z][^\s>/]*/gi) ?? []).map((tag) => tag.toLowerCase())),
    ];
    const calm = shape((await write(everything, 'html')) + (await write(await hostileReport(['calm']), 'html')));
    await check('html', (html) => {
      expect(shape(html).filter((tag) => !calm.includes(tag))).toEqual([]);
      expect(html.match(/<script/g)).toHaveLength(1);
      expect(html).not.toMatch(/<[^>]*\son\w+=/i);
      expect(html).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    });
  });

  it('makes no formula in a spreadsheet, and every cell comes back', async () => {
    await check('csv', (csv, { findings }) => {
      const rows = parseCsv(csv);
      expect(rows.filter(({ kind }) => kind === 'finding')).toHaveLength(findings.length);
      for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^\s*[=+\-@|%＝＋－＠]/);
    });
  });

  it('makes no link, picture, mention or markup in Markdown', async () => {
    const parser = markdownIt({ html: true, linkify: true });
    const kinds = (markdown: string): { type: string; tag: string }[] =>
      parser.parse(markdown, {}).flatMap(({ type, tag, children }) => [{ type, tag }, ...(children ?? [])]);
    await check('markdown', (markdown, { findings }) => {
      const tokens = kinds(markdown);
      for (const type of ['html_block', 'html_inline', 'link_open', 'image', 's_open', 'blockquote_open', 'hr'])
        expect(
          tokens.filter((token) => token.type === type),
          type,
        ).toEqual([]);
      const headings = tokens.filter(({ type, tag }) => type === 'heading_open' && tag === 'h2').length;
      expect(headings).toBe((markdown.match(/^## /gm) ?? []).length);
      expect(headings).toBeGreaterThanOrEqual(findings.length);
      expect(markdown.replace(/`+[^`]*`+/g, '')).not.toMatch(/(?<!&#64;)@\w/);
    });
  });

  it('breaks no line of NDJSON', async () => {
    await check('ndjson', (text, { findings }) => {
      const lines = text.trimEnd().split('\n');
      expect(lines).toHaveLength(findings.length + 1);
      for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
    });
  });

  let validate: ValidateFunction;
  beforeAll(() => {
    const schema = createRequire(import.meta.url)
      .resolve('@microsoft/jest-sarif')
      .replace(/lib[\\/].*$/, 'lib/schemas/sarif-2.1.0-rtm.5.json');
    const { $schema: _, $id: __, id: ___, ...definition } = JSON.parse(readFileSync(schema, 'utf8'));
    // The draft-07 of ajv, formats left out but uri checked below.
    validate = new Ajv.default({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(definition);
  });

  it('SARIF stays valid', async () => {
    validate(JSON.parse(await write(everything, 'sarif')));
    expect(validate.errors).toBeNull();
    await check('sarif', (text) => {
      validate(JSON.parse(text));
      expect(validate.errors).toBeNull();
    });
    expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
  });

  it.skipIf(process.platform === 'win32').each(hostile)('SARIF has a URI for a log in the folder %s', async (line) => {
    const text = await write(await hostileReport(['calm'], line.replaceAll('/', ' ')), 'sarif');
    const uris = [...text.matchAll(/"uri": "([^"]*)"/g)].map(([, uri = '']) => uri);
    expect(uris.length).toBeGreaterThan(3);
    for (const uri of uris) {
      expect(uri).not.toMatch(/[\s\\<>"{}|^`]/);
      expect(() => new URL(uri, 'file:///')).not.toThrow();
    }
  });
});

describe('a picture of the timeline', () => {
  it('stands in the HTML as it was given, and nowhere else', async () => {
    const timelinePicture =
      '<svg viewBox="0 0 10 10" role="img" aria-label="x"><rect width="1" height="1" fill="red"/></svg>';
    for (const format of formats)
      expect((await write(everything, format, { timelinePicture })).includes(timelinePicture), format).toBe(
        format === 'html',
      );
  });
});
