/** Reads normalised snapshots (JSON). Each is checked before anything is said from it. */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError, messageOf } from '../errors.js';
import type { LoadedSnapshot } from '../model/facts.js';

const mostBytes = 64 * 1024 * 1024;

/** @throws InputError for a file that is no snapshot */
export async function readSnapshots(paths: readonly string[], cwd: string): Promise<LoadedSnapshot[]> {
  if (paths.length === 0) return [];
  const { snapshotSchema } = await import('../model/snapshot-schema.js');
  return paths.map((path) => {
    const parsed = snapshotSchema.safeParse(readJson(resolve(cwd, path), path));
    if (parsed.success) return { path, snapshot: parsed.data };
    const [issue] = parsed.error.issues;
    throw new InputError(`${path}: is no snapshot: ${issue?.path.join('.') || 'top level'}: ${issue?.message}`);
  });
}

function readJson(path: string, shown: string): unknown {
  try {
    if (statSync(path).size > mostBytes) throw new InputError(`${shown}: is larger than ${mostBytes} bytes`);
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${shown}: the snapshot cannot be read: ${messageOf(error)}`);
  }
}
