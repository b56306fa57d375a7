/** Reads a bundle of made files as the command does, and what a test looks at of it. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Snapshot } from '../../src/model/snapshot.js';
import { snapshotSchema } from '../../src/model/snapshot-schema.js';
import { loadSnapshot, type ReadSnapshot } from '../../src/pipelines/snapshot/load-snapshot.js';

export const fixtures = fileURLToPath(new URL('../../fixtures/snapshots', import.meta.url));

export type Files = Readonly<Record<string, string | Uint8Array>>;

export function readFixture(name: string): Record<string, Buffer> {
  const folder = join(fixtures, name);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return Object.fromEntries(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path))]));
}

export function writeBundle(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'licdiag-bundle-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** What is read always fits the schema. */
export async function readBundle(files: Files): Promise<ReadSnapshot> {
  const read = await loadSnapshot(writeBundle(files), { cwd: '/', platform: process.platform });
  snapshotSchema.parse(read.snapshot);
  return read;
}

/** The facts alone: what the files were called and how long they were is not one. */
export function factsOf({ sources: _, problems: __, ...facts }: Snapshot): Omit<Snapshot, 'sources' | 'problems'> {
  return facts;
}

type Server = NonNullable<Snapshot['meteringServers']>[number];

/** What one file in the folder of a server tells of it. */
export async function readServer(
  path: string,
  content: string | Uint8Array,
): Promise<{ server: Server; problems: string[] }> {
  const { snapshot, problems } = await readBundle({ [`servers/CINDER01/${path}`]: content });
  const server = snapshot.meteringServers?.find(({ name }) => name === 'CINDER01');
  return { server: server ?? { name: 'CINDER01' }, problems: problems.map(({ problem }) => problem) };
}
