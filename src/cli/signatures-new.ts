/**
 * `licdiag signatures new`: writes a signature to fill in, and a case of each kind. With `--line` the template and the cases are
 * made from that log line. It never overwrites a file.
 */
import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { InputError, messageOf, UsageError } from '../errors.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { signatureDraft } from './signature-draft.js';
import type { NewOptions } from './signatures-options.js';

/** @throws UsageError for an invalid id, InputError where a file exists already or cannot be written */
export async function newCommand(id: string, options: NewOptions, io: Io): Promise<number> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 80)
    throw new UsageError(`"${id}" is no id`, 'give lower-case words joined by hyphens, such as share-name-in-use');
  const folder = resolve(io.cwd, options.in);
  const files = signatureDraft(id, options.line ?? null);
  for (const name of [`${id}.yaml`, id])
    if (existsSync(join(folder, name)))
      throw new InputError(`${join(options.in, name)} is there already`, 'give another id');
  const made: string[] = [];
  try {
    for (const [name, text] of Object.entries(files)) writeNew(join(folder, name), text, made);
  } catch (error) {
    // Half a draft would make the next attempt fail.
    for (const path of made.reverse()) rmSync(path, { recursive: true, force: true });
    throw new InputError(`cannot write to ${options.in}: ${messageOf(error)}`);
  }
  const written = Object.keys(files).map((name) => `  ${join(options.in, name)}\n`);
  const path = join(options.in, `${id}.yaml`);
  await io.stdout.write(
    `Written:\n${written.join('')}Next: fill in ${path}, then\n  licdiag signatures lint ${path}\n  licdiag signatures test ${path} --write\n`,
  );
  return exitCodes.clean;
}

/** @param made receives each folder and file as soon as it exists */
function writeNew(path: string, text: string, made: string[]): void {
  const folder = mkdirSync(dirname(path), { recursive: true });
  if (folder !== undefined) made.push(folder);
  const file = openSync(path, 'wx');
  made.push(path);
  try {
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}
