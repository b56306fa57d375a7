/** What to collect next: the artefacts that hold the missing facts, first those that decide most articles. */
import { artifactFor } from '../model/artifact-for.js';
import type { NextArtifact } from '../model/report.js';

export interface MissingFact {
  readonly fact: string;
  /** Null: the finding is about none. */
  readonly server: string | null;
  /** Article, or signature id, that it would help to decide. */
  readonly decides: string;
  /** It may still block: what decides that comes before all else, and is never the part that is left out. */
  readonly mayBlock?: boolean;
}

/** Short by design: nobody collects more at once. */
const mostArtifacts = 12;

export function nextArtifacts(missing: readonly Omit<MissingFact, 'server'>[]): NextArtifact[] {
  const decides = new Map<string, Set<string>>();
  const blocking = new Set<string>();
  for (const one of missing) {
    // A fact that a log line would have to name cannot be collected.
    if (one.fact.startsWith('captures')) continue;
    const artifact = artifactFor(one.fact);
    decides.set(artifact, (decides.get(artifact) ?? new Set()).add(one.decides));
    if (one.mayBlock) blocking.add(artifact);
  }
  return [...decides]
    .sort(
      ([one, a], [other, b]) =>
        Number(blocking.has(other)) - Number(blocking.has(one)) || b.size - a.size || (one < other ? -1 : 1),
    )
    .slice(0, mostArtifacts)
    .map(([artifact, articles]) => ({ artifact, decides: [...articles].sort() }));
}
