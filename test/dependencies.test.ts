/** docs/dependencies.md tells the truth about what licdiag is made of. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

const root = new URL('..', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const page = read('docs/dependencies.md');
const locked: Record<string, Locked> = JSON.parse(read('package-lock.json')).packages;
const { dependencies, devDependencies }: Record<string, Record<string, string>> = JSON.parse(read('package.json'));

/** Licence by package, of the table rows behind a heading or line and before the next. */
function rows(from: string, to: string): Map<string, string> {
  const part = page.slice(page.indexOf(from), page.indexOf(to));
  return new Map(
    [...part.matchAll(/^\| ([^|]+) \| ([^|]+) \|/gm)].flatMap(([, names = '', licence = '']) =>
      names.startsWith('package') || names.startsWith('---')
        ? []
        : names.split(', ').map((name): [string, string] => [name.trim(), licence.trim()]),
    ),
  );
}

const licences = (names: readonly string[]): Map<string, string> =>
  new Map(names.map((name) => [name, locked[`node_modules/${name}`]?.license ?? '']));
const sorted = (map: Map<string, string>): [string, string][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

describe('the page of dependencies', () => {
  test('lists what licdiag needs at run time, with its licence', () => {
    expect(sorted(rows('# Dependencies', 'They bring'))).toEqual(sorted(licences(Object.keys(dependencies ?? {}))));
  });

  test('lists what these bring with them', () => {
    const brought = Object.entries(locked).flatMap(([path, { dev }]) =>
      path === '' || dev === true ? [] : path.replace(/^.*node_modules\//, ''),
    );
    const own = new Set(Object.keys(dependencies ?? {}));
    const others = brought.filter((name) => !own.has(name));
    expect(sorted(rows('They bring', '## For building'))).toEqual(sorted(licences(others)));
  });

  test('lists what builds and tests it', () => {
    expect(sorted(rows('## For building', 'Of all packages'))).toEqual(
      sorted(licences(Object.keys(devDependencies ?? {}))),
    );
  });

  test('is right that only esbuild runs a script when it is installed', () => {
    const withScript = Object.entries(locked).flatMap(([path, one]) => (one.hasInstallScript === true ? path : []));
    expect(withScript).toEqual(['node_modules/esbuild']);
  });
});
