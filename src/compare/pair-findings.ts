/**
 * Pairs the findings of a report with those of a new diagnosis. The ids do so, unless two findings of one subject are told apart
 * only by their folders: their ids hold the folders as they were given then, which may lie elsewhere now. There the quoted lines
 * decide, then the ends of the paths. Findings that neither tells apart are returned as unclear.
 */
import { groupBy } from '../model/group-by.js';
import type { ReportInput } from '../model/report-input.js';
import { commonEnd } from './common-end.js';

type Old = ReportInput['findings'][number];

/** What pairing needs of a finding of the new diagnosis. */
export interface Now
  extends Pick<Old, 'id' | 'signature' | 'subject' | 'state' | 'confidence' | 'occurrences' | 'lastSeen'> {
  readonly evidence: readonly Partial<Old['evidence'][number]>[];
}

export interface Pairing<N> {
  readonly pairs: ReadonlyMap<Old, N>;
  /** Groups of findings of one subject in which it is not known which of the report is which of the new diagnosis. */
  readonly unclear: readonly { readonly before: readonly Old[]; readonly now: readonly N[] }[];
}

/** The paths of all files that were read, also of those without a finding. */
interface Files {
  readonly before: readonly string[];
  readonly now: readonly string[];
}

/**
 * How alike two findings are: shared lines with a time, common steps at the end of their paths, shared lines without a time.
 * The first number that differs decides.
 */
type Likeness = readonly [number, number, number];

export function pairFindings<N extends Now>(before: readonly Old[], now: readonly N[], files: Files): Pairing<N> {
  const pairs = new Map<Old, N>();
  const unclear: { before: readonly Old[]; now: readonly N[] }[] = [];
  const newer = groupBy(now, whose);
  for (const [key, olds] of groupBy(before, whose)) {
    const group = pairGroup(olds, newer.get(key) ?? [], files);
    for (const [old, current] of group.pairs) pairs.set(old, current);
    unclear.push(...group.unclear);
  }
  return { pairs, unclear };
}

/** Pairs the findings of one subject: by id, then those that are most alike for each other, then those between which nothing differs. */
function pairGroup<N extends Now>(before: readonly Old[], now: readonly N[], files: Files): Pairing<N> {
  const pairs = new Map<Old, N>();
  const left = { before: new Set(before), now: new Set(now) };
  const pair = (old: Old, current: N): void => {
    pairs.set(old, current);
    left.before.delete(old);
    left.now.delete(current);
  };
  const byId = groupBy(now, ({ id }) => id);
  for (const [id, [old, ...others]] of groupBy(before, (finding) => finding.id)) {
    const [current, ...more] = byId.get(id) ?? [];
    if (current && others.length + more.length === 0) pair(old, current);
  }
  const like = likenesses([...left.before], [...left.now], files);
  // Each pair that is found may leave others without a rival.
  for (let pairsBefore = -1; pairsBefore !== pairs.size; ) {
    pairsBefore = pairs.size;
    for (const old of left.before) {
      const current = bestOf(like.get(old), left.now);
      if (current && bestOf(likenessTo(current, like), left.before) === old) pair(old, current);
    }
  }
  const open = {
    before: [...left.before].filter((old) => [...left.now].some((current) => like.get(old)?.has(current))),
    now: [...left.now].filter((current) => [...left.before].some((old) => like.get(old)?.has(current))),
  };
  if (open.before.length === open.now.length && (areAlike(open.before) || areAlike(open.now))) {
    for (const [i, old] of open.before.entries()) {
      const current = open.now[i];
      if (current) pairs.set(old, current);
    }
    return { pairs, unclear: [] };
  }
  return { pairs, unclear: [open] };
}

/** How alike each finding of the report is to those of the new diagnosis that may be the same. */
function likenesses<N extends Now>(
  before: readonly Old[],
  now: readonly N[],
  files: Files,
): Map<Old, Map<N, Likeness>> {
  const nearest = (finding: Now, paths: readonly string[]): number => endOf(filesOf(finding), paths);
  const nearestOfNow = new Map(now.map((current) => [current, nearest(current, files.before)]));
  return new Map(
    before.map((old) => {
      const nearestOfOld = nearest(old, files.now);
      const ends = now.flatMap((current): [N, Likeness][] => {
        const [timed, untimed] = sharedLines(old, current);
        const end = endOf(filesOf(old), filesOf(current));
        // The file of one of them has a better match among the files of the other side: they are of two sites.
        const isApart = end < nearestOfOld || end < (nearestOfNow.get(current) ?? 0);
        return isApart && timed === 0 ? [] : [[current, [timed, end, untimed]]];
      });
      return [old, new Map(ends)];
    }),
  );
}

function sharedLines(old: Old, now: Now): [timed: number, untimed: number] {
  const keyOf = ({ line, time, text }: Now['evidence'][number]): string => JSON.stringify([line, time ?? null, text]);
  const there = new Set(now.evidence.map(keyOf));
  const shared = old.evidence.filter((one) => one.kind === 'log' && there.has(keyOf(one)));
  const timed = shared.filter(({ time }) => typeof time === 'string').length;
  return [timed, shared.length - timed];
}

/** The most alike of some findings; null if two are equally so. */
function bestOf<T>(like: ReadonlyMap<T, Likeness> | undefined, among: ReadonlySet<T>): T | null {
  const ranked = [...(like ?? [])].filter(([one]) => among.has(one)).sort(([, a], [, b]) => compare(b, a));
  const [first, second] = ranked;
  return first && (!second || compare(first[1], second[1]) > 0) ? first[0] : null;
}

/** How alike the findings of the report are to one of the new diagnosis. */
function likenessTo<N>(current: N, like: ReadonlyMap<Old, ReadonlyMap<N, Likeness>>): Map<Old, Likeness> {
  return new Map(
    [...like].flatMap(([old, byCurrent]) => {
      const likeness = byCurrent.get(current);
      return likeness ? [[old, likeness]] : [];
    }),
  );
}

function compare(a: Likeness, b: Likeness): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** Whether findings do not differ in anything that is compared: then it does not matter which is paired with which. */
function areAlike(findings: readonly Now[]): boolean {
  const shown = findings.map(({ state, confidence, occurrences, lastSeen }) =>
    JSON.stringify([state, confidence, occurrences, lastSeen]),
  );
  return shown.every((one) => one === shown[0]);
}

export function filesOf({ evidence }: Pick<Now, 'evidence'>): string[] {
  return [...new Set(evidence.flatMap(({ kind, file }) => (kind === 'log' && file !== undefined ? file : [])))];
}

function endOf(files: readonly string[], others: readonly string[]): number {
  return Math.max(0, ...files.flatMap((file) => others.map((other) => commonEnd(file, other))));
}

/** The signature and the subject, as a key. */
function whose({ signature, subject: { site, server, client } }: Pick<Now, 'signature' | 'subject'>): string {
  return JSON.stringify([signature, site, server, client]);
}
