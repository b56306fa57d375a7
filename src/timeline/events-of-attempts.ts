/**
 * Collects what is new in attempts as events for `watch`, each once: that an attempt began, that a stage began, passed or failed,
 * an error that shows no stage, and how the attempt ended.
 */
import type { StageDefinition, StageId } from '../model/stage.js';
import type { WatchEvent } from '../model/watch.js';
import type { Attempt } from './attempt.js';

/** What was told of an attempt so far. */
interface Told {
  outcome: Attempt['outcome'];
  readonly errors: Set<string>;
}

export class EventsOfAttempts {
  private events: WatchEvent[] = [];
  private readonly told = new WeakMap<Attempt, Told>();

  constructor(private readonly stages: readonly StageDefinition[]) {}

  /** @param stage the stage that changed; null if something else may have changed */
  note(attempt: Attempt, stage: StageId | null): void {
    const told = this.told.get(attempt) ?? this.begin(attempt);
    if (stage !== null) this.tellStage(attempt, stage);
    for (const { shape, quote, codes } of attempt.errors.withoutStage()) {
      if (told.errors.has(shape)) continue;
      told.errors.add(shape);
      this.tell(attempt, {
        kind: 'error',
        status: null,
        says: `error${codes.map(({ code, means }) => `; ${code}: ${means}`).join('')}`,
        quote,
      });
    }
    if (attempt.outcome === told.outcome) return;
    told.outcome = attempt.outcome;
    if (attempt.outcome !== null) this.tellOutcome(attempt);
  }

  add(events: readonly WatchEvent[]): void {
    this.events.push(...events);
  }

  /** The events since the last call. */
  take(): WatchEvent[] {
    const { events } = this;
    this.events = [];
    return events;
  }

  private begin(attempt: Attempt): Told {
    const told: Told = { outcome: null, errors: new Set() };
    this.told.set(attempt, told);
    const says = attempt.beginningSeen ? 'an attempt begins' : 'an attempt, whose first lines were not seen';
    this.tell(attempt, { kind: 'begin', status: null, says, quote: attempt.first });
    return told;
  }

  private tellStage(attempt: Attempt, id: StageId): void {
    const seen = attempt.stages.get(id);
    if (!seen) return;
    const title = this.titleOf(id);
    const how = { passed: 'passed', failed: 'failed', unknown: 'begins' }[seen.status];
    const reading = seen.provenance === 'inferred' ? ' (inferred)' : '';
    this.tell(attempt, {
      kind: 'stage',
      stage: id,
      status: seen.status,
      says: `${title} ${how}${reading}`,
      quote: seen.quote,
    });
  }

  private tellOutcome(attempt: Attempt): void {
    const { outcome, failedStage, lastStage, because, last, stages } = attempt;
    const at = outcome === 'failed' ? failedStage : lastStage;
    const where = outcome === 'succeeded' ? '' : this.whereItEnded(outcome, at);
    const status = outcome === 'succeeded' ? 'passed' : outcome === 'failed' ? 'failed' : 'unknown';
    this.tell(attempt, {
      kind: 'outcome',
      status,
      says: `${outcome?.toUpperCase()}${where}${because === '' ? '' : `: ${because}`}`,
      quote: stages.get(at ?? 'running')?.quote ?? last,
    });
  }

  private whereItEnded(outcome: Attempt['outcome'], at: StageId | null): string {
    if (at === null) return ', where is not shown';
    return outcome === 'failed' ? ` at: ${this.titleOf(at)}` : `, last seen: ${this.titleOf(at)}`;
  }

  private titleOf(id: StageId): string {
    return this.stages.find((stage) => stage.id === id)?.title ?? id;
  }

  private tell({ server }: Attempt, event: Omit<WatchEvent, 'server' | 'stage'> & { readonly stage?: StageId }): void {
    this.events.push({ stage: null, server, ...event });
  }
}
