/**
 * Reads a folder (or one file) of signatures in YAML: the shipped catalogue at build time, a user's own pack at run time,
 * through the same checks. All mistakes are reported at once, each with its file, line and field.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { InputError, messageOf } from '../errors.js';
import type { Signature } from '../model/signature.js';
import { checkSignature, type Mistake, type PackContext } from './check-signature.js';
import { readYaml } from './read-yaml.js';

const mostFiles = 2000;
const mostBytes = 1024 * 1024;

type Checked<T> = { value: T } | { mistakes: Mistake[] };

/** @throws InputError that names every mistake. */
export function loadPack(path: string, context: PackContext): Signature[] {
  return loadFolder(path, (data, fileId) => {
    const result = checkSignature(data, fileId, context);
    return 'signature' in result ? { value: result.signature } : result;
  });
}

/**
 * Any folder of YAML files, one thing a file.
 * @throws InputError that names every mistake.
 */
export function loadFolder<T>(path: string, check: (data: unknown, fileId: string) => Checked<T>): T[] {
  const values: T[] = [];
  const mistakes: string[] = [];
  for (const file of filesOf(path)) {
    const result = loadFile(file, check);
    if ('value' in result) values.push(result.value);
    else mistakes.push(...result.mistakes);
  }
  const [first, ...rest] = mistakes;
  if (first !== undefined)
    throw new InputError([first, ...rest].join('\n'), 'mend the pack, or leave --signatures out');
  return values;
}

function filesOf(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const files = readdirSync(path)
      .filter((name) => /\.ya?ml$/i.test(name))
      .sort()
      .map((name) => `${path}/${name}`);
    if (files.length === 0) throw new InputError(`${path}: holds no signature (*.yaml)`);
    if (files.length > mostFiles)
      throw new InputError(`${path}: holds ${files.length} files; more than ${mostFiles} are not read`);
    return files;
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${path}: the pack cannot be read: ${messageOf(error)}`);
  }
}

function loadFile<T>(
  file: string,
  check: (data: unknown, fileId: string) => Checked<T>,
): { value: T } | { mistakes: string[] } {
  const text = readText(file);
  if (text === null) return { mistakes: [`${file}: is larger than ${mostBytes} bytes, or cannot be read`] };
  const yaml = readYaml(text, file);
  if ('mistakes' in yaml) return yaml;
  const fileId = file.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/i, '');
  const result = check(yaml.data, fileId);
  if ('value' in result) return result;
  return {
    mistakes: result.mistakes.map(({ field, message }) => `${file}:${yaml.lineOf(field)}: ${field}: ${message}`),
  };
}

/** Null when it cannot be read, or is so large that it should not be. */
function readText(file: string): string | null {
  try {
    return statSync(file).size > mostBytes ? null : readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
