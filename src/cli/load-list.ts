/** Reads a list of entries that a user wrote, YAML or JSON: the YAML parser reads both. For `--answers` and `--ack`. */
import { resolve } from 'node:path';
import type * as z from 'zod';
import { listMistake, readYaml } from '../catalogue/read-yaml.js';
import { InputError, messageOf } from '../errors.js';
import { readWholeFile } from '../input/read-whole-file.js';

/** Far more than a person writes. */
export const mostListBytes = 1024 * 1024;

export interface ListKind<T> {
  readonly schema: z.ZodType<T[]>;
  /** What the file holds, in a message: `the answers`. */
  readonly words: string;
  /** How an entry is written. */
  readonly entryHint: string;
}

/**
 * @param file as it was given, and as messages name it
 * @throws InputError for a file that cannot be read, or holds anything else
 */
export function loadList<T>(file: string, cwd: string, { schema, words, entryHint }: ListKind<T>): T[] {
  const yaml = readYaml(readList(resolve(cwd, file), file, words), file);
  if ('mistakes' in yaml) throw new InputError(yaml.mistakes.join('\n'), entryHint);
  const parsed = schema.safeParse(yaml.data ?? []);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map((issue) => listMistake(issue, file, yaml));
  throw new InputError(mistakes.join('\n'), entryHint);
}

/**
 * The text of such a file.
 * @throws InputError when it cannot be read
 */
export function readList(path: string, shown: string, words: string): string {
  try {
    return readWholeFile(path, mostListBytes).toString('utf8');
  } catch (error) {
    throw new InputError(`${shown}: ${words} cannot be read: ${messageOf(error)}`);
  }
}
