/** The published schemas are what their one definition generates now, and are schemas themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { diffSchema } from '../src/model/diff-schema.js';
import { mergeSchema } from '../src/model/merge-schema.js';
import { lineSchema, reportSchema } from '../src/model/report-schema.js';
import { signatureSchema } from '../src/model/signature-schema.js';
import { verifySchema } from '../src/model/verify-schema.js';

const root = new URL('..', import.meta.url);
const published = (name: string): string => readFileSync(new URL(`schemas/${name}.schema.json`, root), 'utf8');

const schemas: readonly (readonly [string, object])[] = [
  ['signature', z.toJSONSchema(signatureSchema, { io: 'input' })],
  ['scan-report', z.toJSONSchema(reportSchema, { io: 'output' })],
  ['scan-line', z.toJSONSchema(lineSchema, { io: 'output' })],
  ['diff-report', z.toJSONSchema(diffSchema, { io: 'output' })],
  ['merge-report', z.toJSONSchema(mergeSchema, { io: 'output' })],
  ['verify-report', z.toJSONSchema(verifySchema, { io: 'output' })],
];
const names = schemas.map(([name]) => name);

describe('schemas/', () => {
  it.each(schemas)('%s is what "npm run generate" writes', (name, schema) => {
    expect(published(name)).toBe(`${JSON.stringify(schema, null, 2)}\n`);
  });

  it('hold nothing that is generated no more', () => {
    expect(readdirSync(new URL('schemas', root)).sort()).toEqual(names.map((name) => `${name}.schema.json`).sort());
  });

  it('are valid JSON Schema 2020-12, without keywords that a validator would not know', () => {
    for (const name of names)
      expect(() =>
        new Ajv2020({ strict: true, allowUnionTypes: true }).compile(JSON.parse(published(name))),
      ).not.toThrow();
  });

  const folder = new URL('src/catalogue/signatures/', root);
  it.each(readdirSync(folder))('accept the shipped signature %s', (file) => {
    const validate = new Ajv2020().compile(JSON.parse(published('signature')));
    validate(parse(readFileSync(new URL(file, folder), 'utf8')));
    expect(validate.errors).toBeNull();
  });
});
