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
