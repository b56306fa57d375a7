/**
 * `licdiag signatures test`: runs the whole catalogue on each case of a pack. Cases are the folders `<id>/<kind>-<why>/` beside the
 * pack's files, with logs, snapshots and `expected.json`. A match case must show its signature; clean and near cases must not.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { catalogue } from '../catalogue/catalogue.generated.js';
import { diagnose, type Report } from '../diagnose.js';
import { InputError, messageOf } from '../errors.js';
import { toSlashes } from '../input/disk-path.js';
import { caseSchema } from '../model/case-schema.js';
import { schemaMessage } from '../model/schema-message.js';
import type { Signature } from '../model/signature.js';
import { stepsOf } from '../model/steps-of.js';
import { loadBundles, loadSnapshots } from '../pipelines/snapshot/load-snapshot.js';
import { differences } from '../report/differences.js';
import { writeJson } from '../report/json.js';
import { summarizeCase } from '../report/summarize-case.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { oneLine } from './one-line.js';
import { lintPack } from './signatures-lint.js';
import type { TestOptions } from './signatures-options.js';

const kinds = ['match', 'clean', 'near'] as const;
const expectedName = 'expected.json';

interface Case {
  readonly kind: (typeof kinds)[number];
  readonly folder: string;
  readonly signature: Signature;
}

/** What all signatures of a pack are tested with. */
interface Bench {
  /** The whole catalogue, the pack included. */
  readonly signatures: readonly Signature[];
  readonly options: TestOptions;
  readonly io: Io;
}

interface Outcome {
  readonly title: string;
  readonly reasons: readonly string[];
}

/** @throws InputError for a path that holds no signature */
export async function testCommand(path: string, options: TestOptions, io: Io): Promise<number> {
  const { loaded, signatures, mistakes } = await lintPack(path, io.cwd);
  const root = statSync(resolve(io.cwd, path)).isDirectory() ? path : dirname(path);
  const outcomes: Outcome[] = mistakes.length > 0 ? [{ title: 'signatures lint', reasons: mistakes }] : [];
  // The cases of a pack with mistakes are not run: their results would mean nothing.
  for (const { signature } of mistakes.length > 0 ? [] : loaded)
    outcomes.push(...(await testSignature(signature, join(root, signature.id), { signatures, options, io })));
  for (const { title, reasons } of outcomes) {
    await io.stdout.write(`${reasons.length === 0 ? 'ok    ' : 'FAILED'}  ${oneLine(title)}\n`);
    for (const reason of reasons) await io.stdout.write(`        ${oneLine(reason)}\n`);
  }
  const failed = outcomes.filter(({ reasons }) => reasons.length > 0).length;
  await io.stdout.write(`${outcomes.length - failed} passed, ${failed} failed\n`);
  return failed > 0 ? exitCodes.findings : exitCodes.clean;
}

async function testSignature(signature: Signature, folder: string, bench: Bench): Promise<Outcome[]> {
  const { signatures, options, io } = bench;
  const cases = casesOf(signature, folder, io.cwd);
  const fed = new Set<string>();
  const outcomes: Outcome[] = [];
  for (const one of cases) {
    const report = await run(one, signatures, io);
    if (one.kind === 'match') for (const clause of clausesShown(report, signature)) fed.add(clause);
    outcomes.push({
      title: `${signature.id}/${one.folder.slice(folder.length + 1)}`,
      reasons: judge(one, report, options, io.cwd),
    });
  }
  const lacking = kinds.filter((kind) => !cases.some((one) => one.kind === kind));
  const deciding = new Set(signature.logs.any.flatMap((pattern) => stepsOf(pattern).flat()));
  const unfed = cases.length === 0 ? [] : [...deciding].filter((clause) => !fed.has(clause));
  const reasons = [
    ...lacking.map((kind) => `has no case ${signature.id}/${kind}-<why>/`),
    ...unfed.map((clause) => `no match case has a line for the clause "${clause}"`),
  ];
  return [...outcomes, { title: `${signature.id}: cases of each kind, for each clause`, reasons }];
}

function casesOf(signature: Signature, folder: string, cwd: string): Case[] {
  const onDisk = resolve(cwd, folder);
  if (!existsSync(onDisk)) return [];
  return readdirSync(onDisk, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const kind = kinds.find((known) => name.startsWith(`${known}-`));
      if (kind === undefined) throw new InputError(`${folder}/${name}: a case starts with match-, clean- or near-`);
      return { kind, folder: join(folder, name), signature };
    });
}

async function run({ folder }: Case, signatures: readonly Signature[], io: Io): Promise<Report> {
  const context = { cwd: resolve(io.cwd, folder), platform: io.platform };
  const named = readdirSync(context.cwd)
    .filter((name) => /^snapshot[\w-]*\.json$/.test(name))
    .sort();
  const snapshots = await loadSnapshots(named, context).catch((error: unknown) => {
    // It names the file as seen from the case.
    const shown = toSlashes(folder, io.platform);
    throw error instanceof InputError ? new InputError(`${shown}/${error.message}`, error.hint) : error;
  });
  return diagnose({
    ...context,
    paths: ['.'],
    catalogue: { ...catalogue, signatures },
    snapshots: [...snapshots, ...(await loadBundles(['.'], context))],
  });
}

function clausesShown({ findings }: Report, { id }: Signature): string[] {
  return findings
    .filter(({ signature }) => signature === id)
    .flatMap(({ evidence }) => evidence.flatMap((one) => (one.kind === 'log' ? one.clause : [])));
}

function judge({ kind, folder, signature }: Case, report: Report, { write }: TestOptions, cwd: string): string[] {
  const own = report.findings.filter((finding) => finding.signature === signature.id);
  // A near case may show a "possible" finding where the signature itself allows one for a part of the lines (atMost).
  const mayBePossible = kind === 'near' && signature.logs.any.some(({ atMost }) => atMost !== undefined);
  const isFound = own.some(
    ({ state, confidence }) => state === 'active' && !(mayBePossible && confidence === 'possible'),
  );
  const reasons = [
    ...(kind === 'match' && own.length === 0 ? [`${signature.id} is not found`] : []),
    ...(kind !== 'match' && isFound ? [`${signature.id} is found`] : []),
  ];
  return [...reasons, ...compareWithExpected(join(folder, expectedName), cwd, report, write === true)];
}

function compareWithExpected(path: string, cwd: string, report: Report, isToBeWritten: boolean): string[] {
  const shown = summarizeCase(report);
  const onDisk = resolve(cwd, path);
  if (!existsSync(onDisk)) {
    if (!isToBeWritten) return [`${expectedName} is missing; --write writes what is shown now`];
    writeFileSync(onDisk, writeJson(shown));
    return [];
  }
  const parsed = caseSchema.safeParse(readJson(path, cwd));
  if (parsed.success) return differences(parsed.data, shown).map((text) => `${expectedName}: ${text}`);
  return parsed.error.issues.map(
    (issue) => `${expectedName}: ${issue.path.join('.') || 'top level'}: ${schemaMessage(issue.message)}`,
  );
}

function readJson(path: string, cwd: string): unknown {
  try {
    return JSON.parse(readFileSync(resolve(cwd, path), 'utf8'));
  } catch (error) {
    throw new InputError(`${path}: cannot be read: ${messageOf(error)}`);
  }
}
