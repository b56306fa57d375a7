/** Reads a snapshot in JSON. */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError, messageOf } from '../errors.js';
import type { LoadedSnapshot } from '../model/facts.js';
import { snapshotSchema } from '../model/snapshot-schema.js';

const mostBytes = 64 * 1024 * 1024;

/** @throws InputError that names the file and the field. */
export async function loadSnapshots(paths: readonly string[], { cwd }: { cwd: string }): Promise<LoadedSnapshot[]> {
  return paths.map((path) => {
    const parsed = snapshotSchema.safeParse(readJson(resolve(cwd, path), path));
    if (parsed.success) return { path: path.replaceAll('\\', '/'), snapshot: parsed.data };
    const [issue] = parsed.error.issues;
    throw new InputError(`${path}: is no site snapshot: ${issue?.path.join('.') || 'top level'}: ${issue?.message}`);
  });
}

function readJson(file: string, shown: string): unknown {
  try {
    if (statSync(file).size > mostBytes) throw new Error('is larger than a snapshot can be');
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    throw new InputError(`${shown}: the snapshot cannot be read: ${messageOf(error)}`);
  }
}
