/**
 * The rules of the house that imports and sizes show, each by name and with what to do instead. A rule is not weakened to
 * let code through: the code moves, or the rule is changed in docs/architecture.md first.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

interface SourceFile {
  /** Below src/, with `/`. */
  readonly path: string;
  /** The folder right below src/ that it lies in; empty for a file right in src/. */
  readonly stage: string;
  readonly text: string;
  /** Code without comments. */
  readonly code: string;
  readonly imports: readonly Import[];
}

interface Import {
  /** A path below src/ with its `.ts`, or the name of a package. */
  readonly target: string;
  readonly isOurs: boolean;
  readonly isType: boolean;
}

const stages = [
  'input',
  'decode',
  'entries',
  'templates',
  'prefilter',
  'match',
  'correlate',
  'facts',
  'snapshot',
  'evaluate',
  'explain',
  'timeline',
  'precheck',
  'redact',
  'describe',
  'report',
  'compare',
  'merge',
  'completion',
  'catalogue',
] as const;
const isStage = (name: string): boolean => stages.some((stage) => stage === name);

/** These know several stages: values travel through them. */
const knowsStages = (path: string): boolean => path === 'diagnose.ts' || /^(?:cli|pipelines|stream)\//.test(path);

const isPipeline = (path: string): boolean => path === 'diagnose.ts' || path.startsWith('pipelines/');

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.generated.ts'))
  .sort()
  .map(readSource);

function readSource(path: string): SourceFile {
  const text = readFileSync(join(src, path), 'utf8');
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
  return { path, stage: folderOf(path), text, code, imports: importsOf(path, code) };
}

/** The folder right below src/: a stage may have folders of its own. */
function folderOf(path: string): string {
  const [folder = '', ...below] = path.split('/');
  return below.length > 0 ? folder : '';
}

function importsOf(path: string, code: string): Import[] {
  const statements =
    /^(?:import|export)\s+(type\s)?[^;'"]*?\bfrom\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;
  return [...code.matchAll(statements)].map(([, type, from, bare, dynamic]) => {
    const name = from ?? bare ?? dynamic ?? '';
    const isOurs = name.startsWith('.');
    return {
      target: isOurs ? posix.join(dirname(path), name).replace(/\.js$/, '.ts') : name.replace(/^node:/, ''),
      isOurs,
      isType: type !== undefined,
    };
  });
}

interface Rule {
  readonly name: string;
  readonly instead: string;
  /** What breaks the rule, in words. */
  readonly broken: () => readonly string[];
}

/** The imports for which `isWrong` holds, in words. */
function wrongImports(isWrong: (file: SourceFile, one: Import) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports.filter((one) => isWrong(file, one)).map(({ target }) => `${file.path} imports ${target}`),
  );
}

function onlyIn(packages: readonly string[], isAllowed: (path: string) => boolean): () => string[] {
  return () => wrongImports(({ path }, { target }) => packages.includes(target) && !isAllowed(path));
}

/** Where data from outside is checked. */
const checksData = [
  'catalogue/check-signature.ts',
  'cli/load-known.ts',
  'cli/load-report.ts',
  'cli/merge.ts',
  'snapshot/check-snapshot.ts',
  'catalogue/check-upgrade-check.ts',
  'cli/load-answers.ts',
  'catalogue/fact-paths.ts',
  'cli/signatures-test.ts',
];

const rules: readonly Rule[] = [
  {
    name: 'a stage imports model/, errors.ts and its own folder only',
    instead: 'Let diagnose.ts pass the value on, or move a type that both need to model/.',
    broken: () =>
      wrongImports(
        ({ stage }, { target, isOurs }) =>
          isStage(stage) && isOurs && target !== 'errors.ts' && !['model', stage].includes(folderOf(target)),
      ),
  },
  {
    name: 'model/ imports nothing but model/ and zod',
    instead: 'Move what has behaviour to the stage that it belongs to.',
    broken: () =>
      wrongImports(
        ({ stage }, { target, isOurs }) =>
          stage === 'model' && (isOurs ? folderOf(target) !== 'model' : target !== 'zod'),
      ),
  },
  {
    name: 'only cli/, stream/, pipelines/ and diagnose.ts know several stages',
    instead: 'Put the step into one stage, and call it from the pipeline.',
    broken: () =>
      files
        .filter(({ path, stage }) => !knowsStages(path) && !isStage(stage))
        .filter(({ imports }) => new Set(imports.map(({ target }) => folderOf(target)).filter(isStage)).size > 1)
        .map(({ path }) => `${path} imports several stages`),
  },
  {
    name: 'only cli/ and other pipelines import a pipeline',
    instead: 'Move what both need down, to stream/ or to the stage that it belongs to.',
    broken: () =>
      wrongImports(({ path }, { target }) => isPipeline(target) && !isPipeline(path) && !path.startsWith('cli/')),
  },
  {
    name: 'right in src/ lie diagnose.ts, errors.ts and version.ts only',
    instead: 'Put it into the stage that it belongs to, or into pipelines/ beside the command that needs it.',
    broken: () =>
      files
        .filter(({ path, stage }) => stage === '' && !['diagnose.ts', 'errors.ts', 'version.ts'].includes(path))
        .map(({ path }) => `${path} lies right in src/`),
  },
  {
    name: 'each folder of src/ is a stage, or one that docs/architecture.md names beside them',
    instead: 'Put it into one of these. A new stage is listed here, and in docs/architecture.md.',
    broken: () =>
      files.flatMap(({ path, stage }) => {
        const isKnown = isStage(stage) || ['', 'model', 'stream', 'workers', 'pipelines', 'cli'].includes(stage);
        return isKnown ? [] : [`${path} lies in a folder of its own`];
      }),
  },
  {
    name: 'nothing imports cli/ but cli/',
    instead: 'Pass the value in from the command: the library must work without a command line.',
    broken: () =>
      wrongImports(({ stage }, { target, isOurs }) => isOurs && folderOf(target) === 'cli' && stage !== 'cli'),
  },
  {
    name: 'the disk is only for input/, cli/ and catalogue/load-pack.ts',
    instead: 'Let input/ open it and take bytes or text as an argument.',
    broken: onlyIn(
      ['fs', 'fs/promises'],
      (path) => path.startsWith('input/') || path.startsWith('cli/') || path === 'catalogue/load-pack.ts',
    ),
  },
  {
    name: 'commander, chalk and ora are only for cli/',
    instead: 'Return a value and let the command print it; take colours as functions.',
    broken: onlyIn(['commander', 'chalk', 'ora'], (path) => path.startsWith('cli/')),
  },
  {
    name: 'process is only for cli/',
    instead: 'Take what is needed of it (cwd, platform, env) as an argument; cli/entry.ts passes it in.',
    broken: () => [
      ...onlyIn(['process'], (path) => path.startsWith('cli/'))(),
      ...files
        .filter(({ path, code }) => !path.startsWith('cli/') && /(?<![\w.'"`])process\s*\./.test(code))
        .map(({ path }) => `${path} uses process`),
    ],
  },
  {
    name: 'fast-glob and yauzl are only for input/',
    instead: 'Ask input/ for sources.',
    broken: onlyIn(['fast-glob', 'yauzl'], (path) => path.startsWith('input/')),
  },
  {
    name: 'yaml is only for catalogue/',
    instead: 'Let the build compile it: nothing parses YAML at start.',
    broken: onlyIn(['yaml'], (path) => path.startsWith('catalogue/')),
  },
  {
    name: 'zod is only for model/*-schema.ts',
    instead: 'Put the schema into model/<kind>-schema.ts and import its parse function or its type.',
    broken: () =>
      wrongImports(
        ({ path }, { target, isType }) => target === 'zod' && !isType && !/^model\/[\w-]+-schema\.ts$/.test(path),
      ),
  },
  {
    name: 'the schemas are loaded only where untrusted data is checked',
    instead: 'Import the type from model/: loading zod costs start-up, and the compiled catalogue is trusted.',
    broken: () =>
      wrongImports(
        ({ path, stage }, { target, isType }) =>
          target.endsWith('-schema.ts') && stage !== 'model' && !isType && !checksData.includes(path),
      ),
  },
  {
    name: 'redact() and redactPrecheck() are the only makers of a report',
    instead: 'Build a Diagnosis and pass it through redact(): a writer must never see what was not masked.',
    broken: () => {
      const isHome = (path: string): boolean =>
        /^redact\/redact(?:-\w+)?\.ts$/.test(path) ||
        /^model\/(?:report|timeline|watch|explanation|signature-list|precheck-report)\.ts$/.test(path);
      return [
        ...files
          .filter(({ path, code }) => !isHome(path) && /\[redacted\]/.test(code))
          .map(({ path }) => `${path} sets the mark of a redacted report`),
        ...files
          .filter(({ code }) => /\bas\s+(?:unknown\s+as\s+)?Report\b/.test(code))
          .map(({ path }) => `${path} asserts that something is a Report`),
      ];
    },
  },
  {
    name: 'only packages that package.json lists, and of Node only its modules, are imported',
    instead: 'Add it to dependencies with an exact version, or do without.',
    broken: () => {
      const { dependencies } = JSON.parse(readFileSync(join(src, '../package.json'), 'utf8'));
      return wrongImports(
        (_, { target, isOurs }) => !isOurs && !isBuiltin(target) && !Object.keys(dependencies).includes(target),
      );
    },
  },
  {
    name: 'no child process and no network',
    instead: 'licdiag only reads what it is pointed at; nothing needs these.',
    broken: onlyIn(['child_process', 'http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'cluster'], () => false),
  },
  {
    name: 'no import in a circle',
    instead: 'Move what both need to a third file, or to model/ when it is a type.',
    broken: () => cycles().map((cycle) => cycle.join(' -> ')),
  },
  {
    name: 'no file over 400 lines',
    instead: 'Split it by what its parts do; 40 to 80 lines are usual.',
    broken: () =>
      files.flatMap(({ path, text }) => {
        const lines = text.split('\n').length - 1;
        return lines > 400 ? [`${path} has ${lines} lines`] : [];
      }),
  },
  {
    name: 'named exports only',
    instead: 'Export it by its name, the one that the file is called after.',
    broken: () =>
      files.filter(({ code }) => /^export\s+default\b/m.test(code)).map(({ path }) => `${path} has a default export`),
  },
  {
    name: 'no type is asserted, but by `as const`',
    instead: 'Check the value (a schema, a type guard), or let inference find the type.',
    broken: () =>
      files.flatMap(({ path, code }) =>
        [...withoutStrings(code).matchAll(/[\w)\]}>]\s+as\s+(?!const\b)([\w.<>]+)/g)].map(
          ([, type]) => `${path} asserts "as ${type}"`,
        ),
      ),
  },
];

/** Code whose words are all code: without import lines and the content of strings. */
function withoutStrings(code: string): string {
  return code
    .replace(/^(?:import|export)\s[^;'"]*?from\s[^;]*;/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''");
}

/** Circles of imports, types included: each once, from its first file by name. */
function cycles(): string[][] {
  const importsFrom = new Map(
    files.map(({ path, imports }) => [path, imports.filter(({ isOurs }) => isOurs).map(({ target }) => target)]),
  );
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      found.push([...trail.slice(at), path]);
      return;
    }
    if (done.has(path)) return;
    for (const target of importsFrom.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return found;
}

describe('architecture', () => {
  it('is read from real files: each stage has some, and imports are seen', () => {
    for (const stage of stages) expect(files.filter((file) => file.stage === stage).length, stage).toBeGreaterThan(0);
    expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(100);
    const [scan] = files.filter(({ path }) => path === 'cli/scan.ts');
    expect(scan?.imports).toContainEqual({ target: 'diagnose.ts', isOurs: true, isType: false });
  });

  it.each(rules.map((rule) => [rule.name, rule] as const))('%s', (_, { instead, broken }) => {
    expect(broken(), instead).toEqual([]);
  });
});
