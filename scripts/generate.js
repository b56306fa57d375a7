// Generates from their sources: the catalogue module (from YAML), the published JSON Schemas, a page for each signature, the man page
// (from the command line), and the search module (from WebAssembly text).

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { importSource, root } from './bundle.js';

const catalogueFolder = join(root, 'src/catalogue');

export async function generate() {
  const logs = parse(readFileSync(join(catalogueFolder, 'logs.yaml'), 'utf8'));
  const { loadPack } = await importSource('src/catalogue/load-pack.ts');
  const { templateMistake } = await importSource('src/templates/compile-template.ts');
  const logNames = [...logs.metering, ...logs.neighbours].map(({ name }) => name);
  const signatures = loadPack(join(catalogueFolder, 'signatures'), { logNames, templateMistake });
  const hash = createHash('sha256').update(JSON.stringify(signatures)).digest('hex').slice(0, 12);
  const notDiagnosable = await readLedger();
  await checkAdvice(signatures, notDiagnosable);
  const { stages, codes } = await readStages();
  const templates = await templateFacts(signatures, [...stages.signs, ...stages.clientSigns]);
  const windows = await searchWindows({ logs, signatures });
  const catalogue = { logs, signatures, templates, windows, hash, stages, codes };
  const { compileCatalogue } = await importSource('src/catalogue/lazy-catalogue.ts');
  writeIfChanged(
    join(catalogueFolder, 'catalogue.generated.ts'),
    `// Compiled from the YAML in this folder by "npm run generate". Not edited by hand.\nimport { lazyCatalogue } from './lazy-catalogue.js';\n\nexport const catalogue = lazyCatalogue(${compileCatalogue(catalogue)});\n`,
  );
  writeLedger(notDiagnosable);
  await writeSearchModule();
  await generateUpgrade({ loadFolder: (await importSource('src/catalogue/load-pack.ts')).loadFolder, templateMistake });
  await writeSchemas();
  await writeManPage();
  await writePages({ ...catalogue, notDiagnosable });
}

async function writeManPage() {
  const { wholeProgram } = await importSource('src/cli/main.ts');
  const { describeProgram } = await importSource('src/cli/describe-program.ts');
  const { manPage } = await importSource('src/completion/man-page.ts');
  const program = await wholeProgram({}, () => undefined);
  mkdirSync(join(root, 'man'), { recursive: true });
  writeIfChanged(join(root, 'man', 'licdiag.1'), manPage(describeProgram(program)));
}

/** @throws when the advice of one signature contradicts that of another, or leads into another failure */
async function checkAdvice(signatures, notDiagnosable) {
  const { checkCatalogue } = await importSource('src/catalogue/check-catalogue.ts');
  const { areExclusive } = await importSource('src/facts/are-exclusive.ts');
  const mistakes = checkCatalogue(signatures, notDiagnosable, { areExclusive });
  if (mistakes.length > 0)
    throw new Error(mistakes.map(({ id, field, message }) => `${id}.yaml: ${field}: ${message}`).join('\n'));
}

/** The articles without a signature, each with the reason. */
async function readLedger() {
  const { ledgerSchema } = await importSource('src/model/ledger-schema.ts');
  return ledgerSchema.parse(parse(readFileSync(join(catalogueFolder, 'not-diagnosable.yaml'), 'utf8')));
}

/** Writes a page for each signature, from the data of `licdiag explain`, and an index. Removes pages of deleted signatures. */
async function writePages(catalogue) {
  const { signaturePages } = await importSource('src/pipelines/explain/signature-pages.ts');
  const folder = join(root, 'docs/signatures');
  mkdirSync(folder, { recursive: true });
  const pages = signaturePages(catalogue);
  for (const [name, text] of Object.entries(pages)) writeIfChanged(join(folder, name), text);
  for (const name of readdirSync(folder)) if (!(name in pages)) rmSync(join(folder, name));
}

/** @throws when one of the two files does not fit its schema */
async function readStages() {
  const { stagesSchema, codesSchema } = await importSource('src/model/stage-schema.ts');
  const read = (name, schema) => schema.parse(parse(readFileSync(join(catalogueFolder, name), 'utf8')));
  return { stages: read('stages.yaml', stagesSchema), codes: read('codes.yaml', codesSchema) };
}

/** A separate module, so that `scan` does not load what only `signatures list` and `explain` need. */
function writeLedger(ledger) {
  writeIfChanged(
    join(catalogueFolder, 'ledger.generated.ts'),
    `// Compiled from not-diagnosable.yaml by "npm run generate". Not edited by hand.\nimport type { NotDiagnosable } from './ledger.js';\n\nexport const ledger: readonly NotDiagnosable[] = ${JSON.stringify(ledger)};\n`,
  );
}

/** A separate module for the checks, which only `precheck` loads. */
async function generateUpgrade({ loadFolder, templateMistake }) {
  const { checkUpgradeCheck } = await importSource('src/catalogue/check-upgrade-check.ts');
  const { setupLineSchema } = await importSource('src/model/upgrade-check-schema.ts');
  const setupLines = setupLineSchema
    .array()
    .parse(parse(readFileSync(join(catalogueFolder, 'setup-lines.yaml'), 'utf8')));
  const mistakes = setupLines.flatMap(({ id, lines, over = [] }) =>
    [...lines, ...over].map((line) => `${id}: ${templateMistake(line)}`),
  );
  const wrong = mistakes.filter((mistake) => !mistake.endsWith(': null'));
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const checks = loadFolder(join(catalogueFolder, 'upgrade'), (data, fileId) =>
    checkUpgradeCheck(data, fileId, setupLines),
  );
  const hash = createHash('sha256').update(JSON.stringify({ checks, setupLines })).digest('hex').slice(0, 12);
  writeIfChanged(
    join(catalogueFolder, 'upgrade.generated.ts'),
    `// Compiled from the YAML in this folder by "npm run generate". Not edited by hand.\nimport type { UpgradeCatalogue } from '../model/upgrade-check.js';\n\nexport const upgradeCatalogue: UpgradeCatalogue = ${JSON.stringify({ checks, setupLines, hash })};\n`,
  );
}

async function templateFacts(signatures, signs) {
  const { compileTemplate } = await importSource('src/templates/compile-template.ts');
  const sources = [
    ...signatures.flatMap(({ logs }) => Object.values(logs.clauses).flatMap(({ template }) => template)),
    ...signs.map(({ template }) => template),
  ];
  return Object.fromEntries(
    [...new Set(sources)].sort().map((source) => {
      const { opening, literal, neighbours } = compileTemplate(source);
      return [source, { opening, literal, neighbours }];
    }),
  );
}

/** For each search word the start of its window and its bucket: from `windows.json`; for newer words a quick choice made here. */
async function searchWindows(catalogue) {
  const { wordsOfSearch } = await import('./words-of-search.js');
  const { placeWindows } = await importSource('src/prefilter/place-windows.ts');
  const chosen = JSON.parse(readFileSync(join(catalogueFolder, 'windows.json'), 'utf8'));
  const { decisive, others, elsewhere } = await wordsOfSearch(catalogue);
  const placed = (words, beside) => {
    const known = words.flatMap((literal) => {
      const [at, bucket] = chosen[literal] ?? [];
      return bucket === undefined ? [] : { literal, at, bucket };
    });
    const unknown = words.filter((literal) => chosen[literal] === undefined);
    return [...known, ...placeWindows(unknown, undefined, [...beside, ...known])];
  };
  const first = placed(decisive, []);
  const all = [...first, ...placed(others, first), ...placed(elsewhere, [])];
  return Object.fromEntries(all.map(({ literal, at, bucket }) => [literal, [at, bucket]]));
}

/**
 * Embeds the WebAssembly search in a source module, so that no file has to be found at run time; once more with relaxed swizzles,
 * which take an instruction less and do the same as long as all indexes are below sixteen.
 */
async function writeSearchModule() {
  const { default: startWabt } = await import('wabt');
  const { parseWat } = await startWabt();
  const name = 'search.wat';
  const text = readFileSync(join(root, 'src/prefilter', name), 'utf8');
  const compiled = (source) => {
    const module = parseWat(name, source, { simd: true, relaxed_simd: true });
    module.validate({ simd: true, relaxed_simd: true });
    const { buffer } = module.toBinary({});
    module.destroy();
    return Buffer.from(buffer).toString('base64');
  };
  const relaxed = text.replaceAll('i8x16.swizzle', 'i8x16.relaxed_swizzle');
  writeIfChanged(
    join(root, 'src/prefilter/search-module.generated.ts'),
    `// Compiled from ${name} by "npm run generate". Not edited by hand.\nexport const moduleBytes = '${compiled(text)}';\nexport const relaxedBytes = '${compiled(relaxed)}';\n`,
  );
}

async function writeSchemas() {
  const { z } = await import('zod');
  const { publishedSchemas } = await importSource('src/model/published-schemas.ts');
  mkdirSync(join(root, 'schemas'), { recursive: true });
  for (const [name, { schema, io }] of Object.entries(publishedSchemas)) {
    writeIfChanged(
      join(root, 'schemas', `${name}.schema.json`),
      `${JSON.stringify(z.toJSONSchema(schema, { io }), null, 2)}\n`,
    );
  }
}

function writeIfChanged(path, text) {
  let old = null;
  try {
    old = readFileSync(path, 'utf8');
  } catch {
    // not there yet
  }
  if (old !== text) writeFileSync(path, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();
