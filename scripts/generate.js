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
  const logNames = logs.metering.map(({ name }) => name);
  const signatures = loadPack(join(catalogueFolder, 'signatures'), { logNames, templateMistake });
  const hash = createHash('sha256').update(JSON.stringify(signatures)).digest('hex').slice(0, 12);
  writeIfChanged(
    join(catalogueFolder, 'catalogue.generated.ts'),
    `// Compiled from the YAML in this folder by "npm run generate". Not edited by hand.\nimport type { Catalogue } from './catalogue.js';\n\nexport const catalogue: Catalogue = ${JSON.stringify({ logs, signatures, templates: await templateFacts(signatures), hash })};\n`,
  );
  await writeSchemas();
  await writeManPage();
}

async function writeManPage() {
  const { createProgram } = await importSource('src/cli/main.ts');
  const { describeProgram } = await importSource('src/cli/describe-program.ts');
  const { manPage } = await importSource('src/completion/man-page.ts');
  const program = createProgram({}, () => undefined);
  mkdirSync(join(root, 'man'), { recursive: true });
  writeIfChanged(join(root, 'man', 'licdiag.1'), manPage(describeProgram(program, '')));
}

async function templateFacts(signatures) {
  const { compileTemplate } = await importSource('src/templates/compile-template.ts');
  const sources = signatures.flatMap(({ logs }) => Object.values(logs.clauses).flatMap(({ template }) => template));
  return Object.fromEntries(
    [...new Set(sources)].sort().map((source) => {
      const { opening, literal } = compileTemplate(source);
      return [source, { opening, literal }];
    }),
  );
}

async function writeSchemas() {
  const { z } = await import('zod');
  const { signatureSchema } = await importSource('src/model/signature-schema.ts');
  const { lineSchema, reportSchema } = await importSource('src/model/report-schema.ts');
  const { diffSchema } = await importSource('src/model/diff-schema.ts');
  const { mergeSchema } = await importSource('src/model/merge-schema.ts');
  const { verifySchema } = await importSource('src/model/verify-schema.ts');
  mkdirSync(join(root, 'schemas'), { recursive: true });
  for (const [name, schema, io] of [
    ['signature', signatureSchema, 'input'],
    ['scan-report', reportSchema, 'output'],
    ['scan-line', lineSchema, 'output'],
    ['diff-report', diffSchema, 'output'],
    ['merge-report', mergeSchema, 'output'],
    ['verify-report', verifySchema, 'output'],
  ]) {
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
