// Compiles the catalogue (YAML) into one TypeScript module, and writes the published JSON Schemas from their one definition, and
// the man page from the command line.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  writeIfChanged(
    join(catalogueFolder, 'catalogue.generated.ts'),
    `// Compiled from the YAML in this folder by "npm run generate". Not edited by hand.\nimport type { Catalogue } from './catalogue.js';\n\nexport const catalogue: Catalogue = ${JSON.stringify({ logs, signatures, templates, hash, stages, codes })};\n`,
  );
  await writeLedger();
  await writeSchemas();
  await writeManPage();
}

async function writeManPage() {
  const { createProgram } = await importSource('src/cli/main.ts');
  const { describeProgram } = await importSource('src/cli/describe-program.ts');
  const { manPage } = await importSource('src/completion/man-page.ts');
  const { commandsFor } = await importSource('src/cli/commands.ts');
  const program = createProgram({});
  for (const load of commandsFor([])) (await load())(program, {}, () => undefined);
  mkdirSync(join(root, 'man'), { recursive: true });
  writeIfChanged(join(root, 'man', 'licdiag.1'), manPage(describeProgram(program, '')));
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
