/** Turns an attempt into its form in a report, with all eight stages: first those that were seen, in that order, then the others as unknown. */
import type { StageDefinition, StageId } from '../model/stage.js';
import type { RawAttempt, RawStage } from '../model/timeline.js';
import type { Attempt } from './attempt.js';

/** The order of Q200964, for stages that were not seen. */
const order: readonly StageId[] = ['role', 'reach', 'share', 'inboxes', 'files', 'odbc', 'service', 'running'];

export function describeAttempt(attempt: Attempt, definitions: readonly StageDefinition[]): RawAttempt {
  const { outcome, failedStage, stages } = attempt;
  const definitionOf = (id: StageId | null): StageDefinition | undefined =>
    definitions.find((definition) => definition.id === id);
  const stoppedAt = outcome === 'succeeded' ? null : outcome === 'failed' ? failedStage : attempt.lastStage;
  const unseen = order.filter((id) => !stages.has(id));
  return {
    startedAt: attempt.first.time,
    endedAt: attempt.last.time,
    durationSeconds: attempt.durationSeconds,
    outcome: outcome ?? 'unfinished',
    stoppedAt,
    look: definitionOf(stoppedAt)?.look ?? null,
    beginningSeen: attempt.beginningSeen,
    because: attempt.because,
    provenance: attempt.provenance,
    stages: [...[...stages.values()], ...unseen.map(notSeen)].map((stage) => ({
      ...stage,
      title: definitionOf(stage.id)?.title ?? stage.id,
    })),
    errors: attempt.errors.list(),
    before: attempt.before,
    notes: notesOf(attempt),
  };
}

function notSeen(id: StageId): Omit<RawStage, 'title'> {
  return { id, status: 'unknown', quote: null, occurrences: 0, provenance: null, article: null, because: null };
}

function notesOf({ notes, beginningSeen, outcome, failedStage }: Attempt): string[] {
  return [
    ...notes,
    ...(beginningSeen ? [] : ['the first lines of this attempt are not in these logs']),
    ...(outcome === 'failed' && failedStage === null ? ['at which stage it failed is not shown'] : []),
  ];
}
