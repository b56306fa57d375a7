/** What the library for YAML thinks of a file is said as a mistake, or not at all. */
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { readYaml } from '../../src/catalogue/read-yaml.js';

/** Found by fuzzing: the warning went to standard error by itself, with text of the pack in it. */
it('a list or a map as a key makes no warning of Node', async () => {
  const warnings: string[] = [];
  const note = ({ message }: Error): void => void warnings.push(message);
  process.on('warning', note);
  const yaml = readYaml('? [ "\\e[2J" ]\n: 1\n? { a: b }\n: 2\n', 'pack.yaml');
  process.emitWarning('the last one');
  await once(process, 'warning');
  process.off('warning', note);
  expect(warnings).toEqual(['the last one']);
  expect('data' in yaml && yaml.data).toEqual({ '[ "\\e[2J" ]': 1, '{ a: b }': 2 });
});

/** What Notepad and PowerShell write: the mark was taken for a part of the first key. */
it('a mark before the text is no part of it, and UTF-16 is named as such', () => {
  const yaml = readYaml('\ufeff- {id: Q226850}\r\n', 'ack.yaml');
  expect('data' in yaml && yaml.data).toEqual([{ id: 'Q226850' }]);
  expect(readYaml(Buffer.from('\ufeff- a', 'utf16le').toString('utf8'), 'ack.yaml')).toEqual({
    mistakes: ['ack.yaml: is no text in UTF-8; save it as UTF-8'],
  });
});

it.each([
  ['a: 1\na: 2\n', 'pack.yaml:2: this field stands there already'],
  ['a: one: two\n', 'pack.yaml:1: a text with a colon in it needs quotes around it'],
])('%j is a mistake in words', (text, told) => {
  expect(readYaml(text, 'pack.yaml')).toEqual({ mistakes: [told] });
});
