/**
 * Which finding of now is which of a report. The id tells it, but where folders had to tell two findings of one subject
 * apart, the id is of the folders as they were given: there the lines that show them decide, and then the ends of their
 * paths. Where neither does, it is said which ones cannot be told apart.
 */
import { groupBy } from '../model/group-by.js';
import type { ReportInput } from '../model/report-input.js';
import { commonEnd } from './common-end.js';

type Old = ReportInput['findings'][number];

/** What a pairing needs to know of a finding of now. */
export interface Now
  extends Pick<Old, 'id' | 'signature' | 'subject' | 'state' | 'confidence' | 'occurrences' | 'lastSeen'> {
  readonly evidence: readonly Partial<Old['evidence'][number]>[];
}

export interface Pairing<N> {
  readonly pairs: ReadonlyMap<Old, N>;
  /** Of one subject each: which of them is which is not known. */
  readonly unclear: readonly { readonly before: readonly Old[]; readonly now: readonly N[] }[];
}

/** The paths of all files that were read, of which some show nothing. */
interface Files {
  readonly before: readonly string[];
  readonly now: readonly string[];
}

/** Lines with their times, steps of the path, lines that have no time: what comes first counts more. */
type Likeness = readonly [number, number, number];

export function pairFindings<N extends Now>(before: readonly Old[], now: readonly N[], files: Files): Pairing<N> {
  const pairs = new Map<Old, N>();
  const unclear: { before: readonly Old[]; now: readonly N[] }[] = [];
  const newer = groupBy(now, whose);
  for (const [key, olds] of groupBy(before, whose)) {
    const group = pairGroup(olds, newer.get(key) ?? [], files);
    for (const [old, one] of group.pairs) pairs.set(old, one);
    unclear.push(...group.unclear);
  }
  return { pairs, unclear };
}

function pairGroup<N extends Now>(before: readonly Old[], now: readonly N[], files: Files): Pairing<N> {
  const pairs = new Map<Old, N>();
  const left = { before: new Set(before), now: new Set(now) };
  const pair = (old: Old, one: N): void => {
    pairs.set(old, one);
    left.before.delete(old);
    left.now.delete(one);
  };
  const byId = groupBy(now, ({ id }) => id);
  for (const [id, [old, ...others]] of groupBy(before, (one) => one.id)) {
    const [one, ...more] = byId.get(id) ?? [];
    if (one && others.length + more.length === 0) pair(old, one);
  }
  const like = likenesses([...left.before], [...left.now], files);
  for (let found = -1; found !== pairs.size; ) {
    found = pairs.size;
    for (const old of left.before) {
      const one = bestOf(like.get(old), left.now);
      if (one && bestOf(invertedTo(one, like), left.before) === old) pair(old, one);
    }
  }
  const open = {
    before: [...left.before].filter((old) => [...left.now].some((one) => like.get(old)?.has(one))),
    now: [...left.now].filter((one) => [...left.before].some((old) => like.get(old)?.has(one))),
  };
  if (open.before.length === open.now.length && (areAlike(open.before) || areAlike(open.now))) {
    for (const [i, old] of open.before.entries()) {
      const one = open.now[i];
      if (one) pairs.set(old, one);
    }
    return { pairs, unclear: [] };
  }
  return { pairs, unclear: [open] };
}

/** Of those that may be the same. */
function likenesses<N extends Now>(
  before: readonly Old[],
  now: readonly N[],
  files: Files,
): Map<Old, Map<N, Likeness>> {
  const nearest = (finding: Now, paths: readonly string[]): number => endOf(filesOf(finding), paths);
  const nearestOfNow = new Map(now.map((one) => [one, nearest(one, files.before)]));
  return new Map(
    before.map((old) => {
      const nearestOfOld = nearest(old, files.now);
      const ends = now.flatMap((one): [N, Likeness][] => {
        const [timed, untimed] = sharedLines(old, one);
        const end = endOf(filesOf(old), filesOf(one));
        // What lies nearer to either of them shows nothing: they are of two sites.
        const isApart = end < nearestOfOld || end < (nearestOfNow.get(one) ?? 0);
        return isApart && timed === 0 ? [] : [[one, [timed, end, untimed]]];
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

/** The one that is more like than all others; null where two are as much. */
function bestOf<T>(like: ReadonlyMap<T, Likeness> | undefined, among: ReadonlySet<T>): T | null {
  const ranked = [...(like ?? [])].filter(([one]) => among.has(one)).sort(([, a], [, b]) => compare(b, a));
  const [first, second] = ranked;
  return first && (!second || compare(first[1], second[1]) > 0) ? first[0] : null;
}

function invertedTo<N>(one: N, like: ReadonlyMap<Old, ReadonlyMap<N, Likeness>>): Map<Old, Likeness> {
  return new Map(
    [...like].flatMap(([old, ones]) => {
      const likeness = ones.get(one);
      return likeness ? [[old, likeness]] : [];
    }),
  );
}

function compare(a: Likeness, b: Likeness): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** Whichever of them it is, the outcome is the same. */
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

function whose({ signature, subject: { site, server, client } }: Pick<Now, 'signature' | 'subject'>): string {
  return JSON.stringify([signature, site, server, client]);
}
