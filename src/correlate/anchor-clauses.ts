/**
 * The anchors of a signature: clauses of which one must stand in a log, or the signature has no finding and no near miss there.
 * A log is searched for these first. They follow from the patterns. Clauses that count only at the end of a log are no anchors.
 */
import { durationMs, unitMs } from '../model/duration.js';
import type { Pattern, Signature } from '../model/signature.js';
import { stepsOf } from '../model/steps-of.js';
import { defaultWithin } from './time-window.js';

export function anchorClauses({ logs }: Signature): Set<string> {
  const found = new Set<string>();
  if (logs.rarest !== undefined) return found.add(logs.rarest);
  const { opens = [], passed = [] } = logs.attempt ?? {};
  const isHealthy = (clause: string): boolean => opens.includes(clause) || passed.includes(clause);
  for (const pattern of logs.any) for (const clause of rarest(anchorsOf(pattern), isHealthy)) found.add(clause);
  return found;
}

/** The clauses that count only as the last line of a log, which is read in any case. */
export function endingClauses({ logs }: Signature): Set<string> {
  return new Set(logs.any.flatMap((pattern) => ('last' in pattern ? stepsOf(pattern).flat() : [])));
}

/** How far from an anchor other lines can still belong to it, in milliseconds. */
export interface Reach {
  readonly back: number;
  readonly ahead: number;
}

const hour = unitMs('hour');
/** Lines that merely accompany an occurrence, or tell whose it was, stand nearer to it than this. */
export const accompanying = hour / 6;

/**
 * An hour is added to what the patterns say, since the clock may have been moved in between. A sequence that ends with its anchor
 * needs nothing after it. Patterns of repeated lines need nothing at all, for each of their lines is an anchor itself.
 */
export function reachOf(signature: Signature, anchors = anchorClauses(signature)): Reach {
  const { logs } = signature;
  const lengths = logs.any.map((pattern) => {
    if (!('sequence' in pattern || 'all' in pattern)) return { back: 0, ahead: 0 };
    const back = durationMs(pattern.within ?? defaultWithin) + hour;
    const endsWithIt = 'sequence' in pattern && (stepsOf(pattern).at(-1) ?? []).every((one) => anchors.has(one));
    return { back, ahead: endsWithIt ? 0 : back };
  });
  const isAlone = logs.supporting === undefined && lengths.every(({ back }) => back === 0);
  const around = isAlone ? 0 : accompanying;
  return {
    back: Math.max(0, ...lengths.map(({ back }) => back)) + around,
    ahead: Math.max(0, ...lengths.map(({ ahead }) => ahead)) + around,
  };
}

/** The same without that hour, for lines of one time zone: between them the clock was not moved. */
export function inOneZone({ back, ahead }: Reach): Reach {
  return { back: back > accompanying ? back - hour : back, ahead: ahead > accompanying ? ahead - hour : ahead };
}

/** Whether every line that opens an attempt, or shows it past the failure, names the server (or client) it is about. */
export function namesSubjects({ logs, subject }: Signature): boolean {
  const placeholder = new RegExp(`\\{${subject}(?::\\w+)?\\}`);
  const clauses = [...(logs.attempt?.opens ?? []), ...(logs.attempt?.passed ?? [])];
  return clauses.every((clause) =>
    [logs.clauses[clause]?.template ?? []].flat().every((template) => placeholder.test(template)),
  );
}

/** The steps of a pattern that may serve as its anchor. */
function anchorsOf(pattern: Pattern): string[][] {
  if ('last' in pattern) return [];
  const steps = stepsOf(pattern);
  // A near miss of a sequence may lack any clause but its last, so only the last is sure to be there.
  return 'sequence' in pattern && pattern.atMost === undefined ? steps.slice(-1) : steps;
}

/** The step that logs hold least: healthy attempts log their opening lines and those of success all the time. Of equals the later step. */
function rarest(steps: readonly string[][], isHealthy: (clause: string) => boolean): readonly string[] {
  let best: readonly string[] = [];
  let fewest = Number.POSITIVE_INFINITY;
  for (const clauses of steps) {
    let common = 0;
    for (const clause of clauses) if (isHealthy(clause)) common += 1;
    if (common > fewest) continue;
    best = clauses;
    fewest = common;
  }
  return best;
}
