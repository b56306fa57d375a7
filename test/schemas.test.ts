/** The published schemas are what their one definition generates now, and are schemas themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { reportSchema } from '../src/model/report-schema.js';
import { signatureSchema } from '../src/model/signature-schema.js';
import { timelineSchema } from '../src/model/timeline-schema.js';

const root = new URL('..', import.meta.url);
const published = (name: string): string => readFileSync(new URL(`schemas/${name}.schema.json`, root), 'utf8');

describe('schemas/', () => {
  it.each([
    ['signature', z.toJSONSchema(signatureSchema, { io: 'input' })],
    ['scan-report', z.toJSONSchema(reportSchema, { io: 'output' })],
    ['timeline', z.toJSONSchema(timelineSchema, { io: 'output' })],
  ])('%s is what "npm run generate" writes', (name, schema) => {
    expect(published(name)).toBe(`${JSON.stringify(schema, null, 2)}\n`);
  });

  it('hold nothing that is generated no more', () => {
    expect(readdirSync(new URL('schemas', root)).sort()).toEqual([
      'scan-report.schema.json',
      'signature.schema.json',
      'snapshot.schema.json',
      'timeline.schema.json',
    ]);
  });

  it('are valid JSON Schema 2020-12, without keywords that a validator would not know', () => {
    for (const name of ['signature', 'scan-report', 'timeline'])
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
