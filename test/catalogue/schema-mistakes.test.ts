/** What a schema has to say is told in words of the field, and at the place where it stands. */
import { expect, it } from 'vitest';
import * as z from 'zod';
import { listMistake, readYaml } from '../../src/catalogue/read-yaml.js';
import { schemaMistakes } from '../../src/catalogue/schema-mistakes.js';

const schema = z.strictObject({
  text: z.string(),
  word: z.enum(['red', 'green']),
  list: z.array(z.string()).min(1),
  group: z.record(z.string(), z.string()),
  switch: z.boolean(),
  count: z.number().int(),
  either: z.union([z.string(), z.boolean()]),
  one: z.literal(1),
  own: z.string().regex(/^Q\d+$/, 'must be an article number'),
});

const sound = {
  text: 'x',
  word: 'red',
  list: ['x'],
  group: {},
  switch: true,
  count: 1,
  either: 'x',
  one: 1,
  own: 'Q1',
};

it.each([
  [{ text: undefined }, 'text: is missing'],
  [{ text: null }, 'text: is empty'],
  [{ text: 214954 }, 'text: must be text, in quotes'],
  [{ text: [] }, 'text: must be text'],
  [{ word: 'blue' }, 'word: must be one of red, green'],
  [{ list: 'x' }, 'list: must be a list'],
  [{ list: [] }, 'list: must not be an empty list'],
  [{ group: [] }, 'group: must be a group of fields'],
  [{ switch: 'maybe' }, 'switch: must be true or false'],
  [{ count: 'x' }, 'count: must be a number'],
  [{ count: 1.5 }, 'count: must be a whole number'],
  [{ one: 2 }, 'one: must be 1'],
  [{ own: 'x' }, 'own: must be an article number'],
  [{ colour: 1, size: 2 }, 'colour: is no field that is known here; size: is no field that is known here'],
])('%j', (change, told) => {
  const { error } = schema.safeParse({ ...sound, ...change });
  const mistakes = schemaMistakes(error?.issues ?? []);
  expect(mistakes.map(({ field, message }) => `${field}: ${message}`).join('; ')).toBe(told);
});

it.each([
  ['{}', '(top level): is missing'],
  ['[]', '(top level): must be a group of fields'],
])('%s where a group of fields is asked for', (text, told) => {
  const { error } = z.strictObject({}).safeParse(text === '{}' ? undefined : JSON.parse(text));
  expect(schemaMistakes(error?.issues ?? []).map(({ field, message }) => `${field}: ${message}`)).toEqual([told]);
});

it.each([
  ['- text: x\n  either: 5\n', 'a.yaml:2: entry 1: either: is of a kind that cannot stand here'],
  ['- text: x\n- text: x\n  colour: red\n', 'a.yaml:3: entry 2: unknown field "colour"'],
])('an entry of a list: %j', (text, told) => {
  const yaml = readYaml(text, 'a.yaml');
  if ('mistakes' in yaml) throw new Error(yaml.mistakes.join());
  const entry = z.strictObject({ text: z.string(), either: z.union([z.string(), z.boolean()]).optional() });
  const [issue] = z.array(entry).safeParse(yaml.data).error?.issues ?? [];
  expect(issue && listMistake(issue, 'a.yaml', yaml)).toBe(told);
});
