/**
 * Reads a folder (or one file) of signatures in YAML: the shipped catalogue at build time, a user's own pack at run time,
 * through the same checks. All mistakes are reported at once, each with its file, line and field.
 */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError, messageOf } from '../errors.js';
import type { Signature } from '../model/signature.js';
import { checkSignature, type PackContext } from './check-signature.js';
import type { Mistake } from './mistake.js';
import { readYaml } from './read-yaml.js';

const mostFiles = 2000;
const mostBytes = 1024 * 1024;

/** Where something that was loaded stands. */
interface InFile {
  readonly file: string;
  /** Line of a field, such as `remedy.steps.0`. */
  lineOf(field: string): number;
}

export interface LoadedSignature extends InFile {
  readonly signature: Signature;
}

export interface ReadPack {
  readonly loaded: readonly LoadedSignature[];
  /** As `file:line: field: what is wrong`. */
  readonly mistakes: readonly string[];
}

/**
 * @param cwd the folder from which the path is seen
 * @throws InputError for a path that holds no pack; mistakes inside are in the result.
 */
export function readPack(path: string, context: PackContext, cwd: string): ReadPack {
  const { loaded, mistakes } = readFolder(path, cwd, signatureCheck(context));
  return { loaded: loaded.map(({ value, file, lineOf }) => ({ signature: value, file, lineOf })), mistakes };
}

/** @throws InputError that names every mistake. */
export function loadPack(path: string, context: PackContext): Signature[] {
  return loadFolder(path, signatureCheck(context));
}

function signatureCheck(context: PackContext): Check<Signature> {
  return (data, fileId) => {
    const result = checkSignature(data, fileId, context);
    return 'signature' in result ? { value: result.signature } : result;
  };
}

export function packError(mistakes: readonly string[]): InputError {
  return new InputError(mistakes.join('\n'), 'mend the pack, or leave --signatures out');
}

type Check<T> = (data: unknown, fileId: string) => { value: T } | { mistakes: Mistake[] };

interface Loaded<T> extends InFile {
  readonly value: T;
}

/**
 * Any folder of YAML files, one thing a file.
 * @throws InputError that names every mistake.
 */
export function loadFolder<T>(path: string, check: Check<T>): T[] {
  const { loaded, mistakes } = readFolder(path, '', check);
  if (mistakes.length > 0) throw packError(mistakes);
  return loaded.map(({ value }) => value);
}

function readFolder<T>(path: string, cwd: string, check: Check<T>): { loaded: Loaded<T>[]; mistakes: string[] } {
  const loaded: Loaded<T>[] = [];
  const mistakes: string[] = [];
  for (const file of filesOf(path, cwd)) {
    const result = loadFile(file, cwd, check);
    if ('value' in result) loaded.push(result);
    else mistakes.push(...result.mistakes);
  }
  return { loaded, mistakes };
}

function filesOf(path: string, cwd: string): string[] {
  try {
    const onDisk = resolve(cwd, path);
    if (!statSync(onDisk).isDirectory()) return [path];
    const files = readdirSync(onDisk)
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

function loadFile<T>(file: string, cwd: string, check: Check<T>): Loaded<T> | { mistakes: string[] } {
  let text: string | null;
  try {
    text = readText(resolve(cwd, file));
  } catch (error) {
    return { mistakes: [`${file}: cannot be read: ${messageOf(error)}`] };
  }
  if (text === null) return { mistakes: [`${file}: is larger than ${mostBytes} bytes`] };
  const yaml = readYaml(text, file);
  if ('mistakes' in yaml) return yaml;
  const fileId = file.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/i, '');
  const result = checkWithinDepth(check, yaml.data, fileId);
  if ('value' in result) return { ...result, file, lineOf: yaml.lineOf };
  return {
    mistakes: result.mistakes.map(({ field, message }) => `${file}:${yaml.lineOf(field)}: ${field}: ${message}`),
  };
}

/** An alias can make data that contains itself, which no check would come to the end of. */
function checkWithinDepth<T>(check: Check<T>, data: unknown, fileId: string): ReturnType<Check<T>> {
  try {
    return check(data, fileId);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { mistakes: [{ field: '(top level)', message: 'contains itself, or is nested too deeply' }] };
  }
}

/** Null for a larger one. A device tells no size and has no end, so it is read up to the limit. @throws when it cannot be read */
function readText(file: string): string | null {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.allocUnsafe(mostBytes + 1);
    let length = 0;
    for (let got = -1; got !== 0 && length < bytes.length; length += got)
      got = readSync(descriptor, bytes, length, bytes.length - length, null);
    return length > mostBytes ? null : bytes.toString('utf8', 0, length);
  } finally {
    closeSync(descriptor);
  }
}
