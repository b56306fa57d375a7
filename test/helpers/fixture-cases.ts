/** The cases under fixtures/signatures: a folder a signature, in it one a case, its kind before the first hyphen. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fixtures } from './diagnose-paths.js';

export const kinds = ['match', 'clean', 'near'] as const;
export type Kind = (typeof kinds)[number];

export interface FixtureCase {
  readonly signature: string;
  readonly kind: Kind;
  /** As in `orphaned-licmtr-share/match-one-attempt`. */
  readonly title: string;
  readonly folder: string;
}

/** The logs of a case by their path in its folder. */
export type LogFiles = ReadonlyMap<string, Buffer>;

const root = join(fixtures, 'signatures');
export const expectedName = 'expected.json';

export function signatureFolders(): string[] {
  return readdirSync(root).sort();
}

export function fixtureCases(): FixtureCase[] {
  return signatureFolders().flatMap((signature) =>
    readdirSync(join(root, signature))
      .sort()
      .map((name) => {
        const kind = kinds.find((known) => name.startsWith(`${known}-`));
        if (kind === undefined) throw new Error(`${signature}/${name} must start with match-, clean- or near-`);
        return { signature, kind, title: `${signature}/${name}`, folder: join(root, signature, name) };
      }),
  );
}

export function readLogs(folder: string): LogFiles {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.endsWith('.json'),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [relative(folder, path).replaceAll(sep, '/'), readFileSync(path)]));
}
