/** The published schemas are what their one definition generates now, and are schemas themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { publishedSchemas } from '../src/model/published-schemas.js';

const root = new URL('..', import.meta.url);
const names = Object.keys(publishedSchemas);
const published = (name: string): string => readFileSync(new URL(`schemas/${name}.schema.json`, root), 'utf8');

/** Fields without a description, by their way through the schema. */
function undescribed(schema: unknown, way = ''): string[] {
  if (schema === null || typeof schema !== 'object') return [];
  return Object.entries(schema).flatMap(([key, inner]) => {
    if (key !== 'properties' || inner === null || typeof inner !== 'object') return undescribed(inner, way);
    return Object.entries<object>({ ...inner }).flatMap(([field, own]) => [
      ...('description' in own || '$ref' in own ? [] : [`${way}.${field}`]),
      ...undescribed(own, `${way}.${field}`),
    ]);
  });
}

/** Descriptions that are no sentences: fragments can only be read by who knows the code. */
function fragments(schema: unknown): string[] {
  if (schema === null || typeof schema !== 'object') return [];
  return Object.entries(schema).flatMap(([key, inner]) =>
    key === 'description' && typeof inner === 'string'
      ? [inner].filter((text) => !/^["`A-Z][\s\S]*\.$/.test(text))
      : fragments(inner),
  );
}

describe('schemas/', () => {
  it.each(
    Object.entries(publishedSchemas).map(([name, { schema, io }]) => [name, z.toJSONSchema(schema, { io })] as const),
  )('%s is what "npm run generate" writes', (name, schema) => {
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

  it.each(names)('say what each field is: %s', (name) => {
    expect(undescribed(JSON.parse(published(name)))).toEqual([]);
    expect(fragments(JSON.parse(published(name)))).toEqual([]);
  });

  const folder = new URL('src/catalogue/signatures/', root);
  it.each(readdirSync(folder))('accept the shipped signature %s', (file) => {
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(published('signature')));
    validate(parse(readFileSync(new URL(file, folder), 'utf8')));
    expect(validate.errors).toBeNull();
  });

  const checks = new URL('src/catalogue/upgrade/', root);
  it('accept the shipped checks before an upgrade', () => {
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(published('upgrade-check')));
    for (const file of readdirSync(checks)) {
      validate(parse(readFileSync(new URL(file, checks), 'utf8')));
      expect(validate.errors, file).toBeNull();
    }
  });
});
