// Compiles the catalogue (YAML) into one TypeScript module, and writes the published JSON Schemas from their one definition.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  const { stages, codes } = await readStages();
  const templates = await templateFacts(signatures, [...stages.signs, ...stages.clientSigns]);
  const windows = await searchWindows({ logs, signatures });
  const { compileCatalogue } = await importSource('src/catalogue/lazy-catalogue.ts');
  const compiled = compileCatalogue({ logs, signatures, templates, windows, hash, stages, codes });
  writeIfChanged(
    join(catalogueFolder, 'catalogue.generated.ts'),
    `// Compiled from the YAML in this folder by "npm run generate". Not edited by hand.\nimport { lazyCatalogue } from './lazy-catalogue.js';\n\nexport const catalogue = lazyCatalogue(${JSON.stringify(compiled)});\n`,
  );
  await writeLedger();
  await writeSearchModule();
  await writeSchemas();
}

/** @throws when one of the two files is not what its schema says */
async function readStages() {
  const { stagesSchema, codesSchema } = await importSource('src/model/stage-schema.ts');
  const read = (name, schema) => schema.parse(parse(readFileSync(join(catalogueFolder, name), 'utf8')));
  return { stages: read('stages.yaml', stagesSchema), codes: read('codes.yaml', codesSchema) };
}

/** A module of its own: only `signatures list` and `explain` ask for it, so `scan` does not load it. */
async function writeLedger() {
  const { ledgerSchema } = await importSource('src/model/ledger-schema.ts');
  const ledger = ledgerSchema.parse(parse(readFileSync(join(catalogueFolder, 'not-diagnosable.yaml'), 'utf8')));
  writeIfChanged(
    join(catalogueFolder, 'ledger.generated.ts'),
    `// Compiled from not-diagnosable.yaml by "npm run generate". Not edited by hand.\nimport type { NotDiagnosable } from './ledger.js';\n\nexport const ledger: readonly NotDiagnosable[] = ${JSON.stringify(ledger)};\n`,
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
      const { opening, literal } = compileTemplate(source);
      return [source, { opening, literal }];
    }),
  );
}

/** For each word of a search where its window starts, and its bucket. */
async function searchWindows(catalogue) {
  const { bindTemplates } = await importSource('src/bind-templates.ts');
  const { searchedWords } = await importSource('src/plan-search.ts');
  const { placeWindows } = await importSource('src/prefilter/place-windows.ts');
  const sample = sampleText();
  const groups = searchedWords(bindTemplates(catalogue.signatures).templates, catalogue);
  const placed = groups.flatMap((words) => placeWindows(words, sample));
  return Object.fromEntries(placed.map(({ literal, at, bucket }) => [literal, [at, bucket]]));
}

/** Logs as they usually are, and other English text. */
function sampleText() {
  const texts = (folder, kind) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(kind))
      .sort()
      .map((name) => readFileSync(join(root, folder, name), 'latin1'));
  return [...texts('fixtures/demo', '.log'), ...texts('docs', '.md')].join('');
}

/** The search module as bytes inside a source module, so that there is no file to be found at run time. */
async function writeSearchModule() {
  const { default: startWabt } = await import('wabt');
  const { parseWat } = await startWabt();
  const name = 'search.wat';
  const module = parseWat(name, readFileSync(join(root, 'src/prefilter', name), 'utf8'), { simd: true });
  module.validate({ simd: true });
  const { buffer } = module.toBinary({});
  module.destroy();
  writeIfChanged(
    join(root, 'src/prefilter/search-module.generated.ts'),
    `// Compiled from search.wat by "npm run generate". Not edited by hand.\nexport const moduleBytes = '${Buffer.from(buffer).toString('base64')}';\n`,
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

if (process.argv[1] === new URL(import.meta.url).pathname) await generate();
