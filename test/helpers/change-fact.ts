/**
 * Changes one fact of a snapshot and demands another verdict: a fact that evidence shows and that changes nothing is dead. Where
 * a second fact of the same kind takes its place (another message of the same id, say), that one goes too.
 */
import { expect } from 'vitest';
import type { LoadedSnapshot, Report } from '../../src/diagnose.js';
import type { SnapshotEvidence } from '../../src/model/report.js';
import { snapshotSchema } from '../../src/model/snapshot-schema.js';
import { diagnosePaths, readSnapshots } from './diagnose-paths.js';
import type { FixtureCase } from './fixture-cases.js';

/** Facts of one kind that a case may hold. */
const mostAlike = 12;

/** Changed to one value and to the other: a limit may lie on either side. */
export const mutations = ['removed', 'changed', 'changed otherwise'] as const;
type Mutation = (typeof mutations)[number];

/**
 * At least one of removing and changing it must count: what only picks a member may be removed with that member alone. Where several
 * facts show the same, each by itself is enough, and may be taken for dead: then it must count once another is gone.
 */
export async function changeFact(one: FixtureCase, report: Report, fact: SnapshotEvidence): Promise<void> {
  const whole = readSnapshots(one.folder);
  if (await counts(one, report, fact, whole)) return;
  for (const other of factsOf(report, one.signature)) {
    if (other.fact === fact.fact || fact.fact.startsWith(other.fact) || other.fact.startsWith(fact.fact)) continue;
    const without = withChange(whole, other, 'removed');
    const alone = verdictOf(await diagnosePaths(one.folder, ['.'], { snapshots: without }), one.signature);
    if (alone === verdictOf(report, one.signature) && (await counts(one, report, fact, without))) return;
  }
  expect.fail(`${fact.fact} (${fact.value}) changes nothing`);
}

async function counts(
  one: FixtureCase,
  report: Report,
  fact: SnapshotEvidence,
  snapshots: readonly LoadedSnapshot[],
): Promise<boolean> {
  for (const mutation of mutations) {
    const verdict = await verdictWithout(one, report, fact, mutation, snapshots);
    if (verdict !== verdictOf(report, one.signature)) return true;
  }
  return false;
}

async function verdictWithout(
  one: FixtureCase,
  report: Report,
  fact: SnapshotEvidence,
  mutation: Mutation,
  from: readonly LoadedSnapshot[],
): Promise<string> {
  let snapshots = from;
  let current: SnapshotEvidence | undefined = fact;
  let verdict = '';
  const done = new Set<string>();
  while (current && done.size < mostAlike) {
    done.add(current.fact);
    snapshots = withChange(snapshots, current, mutation);
    const changed = await diagnosePaths(one.folder, ['.'], { snapshots });
    verdict = verdictOf(changed, one.signature);
    if (verdict !== verdictOf(report, one.signature)) return verdict;
    current = factsOf(changed, one.signature).find((other) => kindOf(other) === kindOf(fact) && !done.has(other.fact));
  }
  return verdict;
}

/** Of the signature's findings, with the states of their steps. */
export function verdictOf({ findings }: Report, id: string): string {
  return findings
    .filter(({ signature }) => signature === id)
    .map(({ article, subject, confidence, state, remedy }) =>
      [
        article,
        subject.site,
        subject.server,
        subject.client,
        confidence,
        state,
        ...remedy.steps.map((step) => step.state),
      ].join(' '),
    )
    .join('; ');
}

export function factsOf({ findings }: Report, id: string): SnapshotEvidence[] {
  return findings
    .filter(({ signature }) => signature === id)
    .flatMap(({ evidence }) => evidence.flatMap((one) => (one.kind === 'snapshot' ? one : [])));
}

function kindOf({ fact }: SnapshotEvidence): string {
  return fact.replace(/\[[^\]]+\]/g, '[]');
}

/** @throws when the mutation did not apply: then it measures nothing */
export function withChange(
  snapshots: readonly LoadedSnapshot[],
  { file, fact }: Pick<SnapshotEvidence, 'file' | 'fact'>,
  mutation: Mutation,
): LoadedSnapshot[] {
  return snapshots.map((loaded) => {
    if (!file.endsWith(loaded.path)) return loaded;
    const copy = structuredClone(loaded.snapshot);
    const before = JSON.stringify(copy);
    mutate(copy, fact, mutation);
    expect(JSON.stringify(copy), `${fact} could not be ${mutation}`).not.toBe(before);
    const parsed = snapshotSchema.safeParse(copy);
    // What a member cannot lack, such as the id of a message, goes with the member.
    if (!parsed.success && mutation === 'removed') {
      const member = structuredClone(loaded.snapshot);
      mutate(member, fact.slice(0, fact.lastIndexOf('.')), 'removed');
      return { ...loaded, snapshot: snapshotSchema.parse(member) };
    }
    return { ...loaded, snapshot: snapshotSchema.parse(copy) };
  });
}

function mutate(snapshot: object, fact: string, mutation: Mutation): void {
  const steps = fact.match(/[A-Za-z]+|\[[^\]]+\]/g) ?? [];
  const last = steps.pop() ?? '';
  const holder = follow(snapshot, steps);
  if (!isObject(holder)) throw new Error(`${fact} leads nowhere`);
  const key = keyOf(holder, last);
  if (Array.isArray(holder)) mutateMember(snapshot, holder, steps, key, mutation);
  else Reflect.set(holder, key, mutation === 'removed' ? null : another(Reflect.get(holder, key), last, mutation));
}

/** A member that is there goes. Of one that is not, the list is unknown, or has it. */
function mutateMember(
  snapshot: object,
  list: unknown[],
  steps: readonly string[],
  key: string,
  mutation: Mutation,
): void {
  if (/^\d+$/.test(key)) list.splice(Number(key), 1);
  else if (mutation !== 'removed') list.push({ name: key });
  else {
    const owner = follow(snapshot, steps.slice(0, -1));
    if (isObject(owner)) Reflect.set(owner, steps.at(-1) ?? '', null);
  }
}

function follow(snapshot: object, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((at, step) => (isObject(at) ? Reflect.get(at, keyOf(at, step)) : undefined), snapshot);
}

/** The index of a member that is told by its name. */
function keyOf(holder: object, step: string): string {
  if (!step.startsWith('[')) return step;
  const name = step.slice(1, -1).toUpperCase();
  const members: unknown[] = Array.isArray(holder) ? holder : [];
  const at = members.findIndex((member) => namesOf(member).includes(name));
  return at >= 0 ? String(at) : name;
}

function namesOf(member: unknown): string[] {
  if (!isObject(member)) return [String(member).toUpperCase()];
  return ['name', 'siteCode', 'path'].map((key) => String(Reflect.get(member, key)).toUpperCase());
}

/** Another value of the same form. */
function another(value: unknown, field: string, mutation: Mutation): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return mutation === 'changed' ? (value === 0 ? 1 : 0) : value * 1000 + 1;
  if (Array.isArray(value)) return [];
  if (typeof value !== 'string') return null;
  const others: Readonly<Record<string, readonly string[]>> = {
    state: ['running', 'missing'],
    servicePack: ['SP5', 'SP4', 'RTM'],
    target: ['SP5', 'SP1'],
    mode: ['online', 'offline'],
    domainRole: ['pdc', 'member'],
    os: ['NT4', '9x'],
    security: ['mixed', 'integrated'],
    type: ['primary', 'secondary'],
  };
  const choices = (others[field] ?? []).filter((one) => one !== value);
  const other = choices[mutation === 'changed' ? 0 : choices.length - 1];
  if (other !== undefined) return other;
  const isUp = mutation === 'changed';
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return `${isUp ? '2015' : '1990'}${value.slice(4)}`;
  if (/^\d+(\.\d+)+$/.test(value)) return isUp ? '9.99.9999.9999' : '0.0.0.1';
  return `not ${value}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
