/**
 * One attempt to install one metering server: the stages that its lines show, in the order seen. A stage that began is `unknown`
 * until a line shows its end or a later stage begins. A stage that no line shows is never `passed`.
 */
import type { Quote } from '../model/observation.js';
import type { StageId, StageSign } from '../model/stage.js';
import type { Between, Outcome, RawStage } from '../model/timeline.js';
import { AttemptErrors } from './attempt-errors.js';
import { secondsBetween } from './clock.js';
import type { StagesOfErrors } from './stages-of-errors.js';

/** Why a line is taken to show something. */
type Reading = Pick<RawStage, 'provenance' | 'article' | 'because'>;
interface SeenStage extends Reading {
  readonly id: StageId;
  status: RawStage['status'];
  quote: Quote;
  occurrences: number;
}

export interface AttemptContext {
  /** Called after each change, for `watch`. @param stage the one whose status changed, null if none did */
  changed?(attempt: Attempt, stage: StageId | null): void;
  /** Notes at which stage each error stands. */
  readonly stagesOf?: StagesOfErrors;
}

export class Attempt {
  readonly stages = new Map<StageId, SeenStage>();
  readonly errors: AttemptErrors;
  readonly notes: string[] = [];
  readonly before: Between[] = [];
  outcome: Outcome | null = null;
  /** When a line of another log showed that the service ran. */
  ranAt: string | null = null;
  because = '';
  provenance: 'documented' | 'inferred' = 'inferred';
  last: Quote;
  /** Of the last line: `Observation.order` and `Observation.orderInThread`. */
  lastOrder = 0;
  lastInThread = 0;

  constructor(
    readonly server: string,
    readonly first: Quote,
    readonly beginningSeen: boolean,
    private readonly context: AttemptContext,
  ) {
    this.last = first;
    this.errors = new AttemptErrors((shape, stage) => this.context.stagesOf?.note(server, shape, stage));
  }

  /** The last stage that began and neither passed nor failed. */
  get pending(): StageId | null {
    return [...this.stages.values()].findLast(({ status }) => status === 'unknown')?.id ?? null;
  }

  get failedStage(): StageId | null {
    return [...this.stages.values()].findLast(({ status }) => status === 'failed')?.id ?? null;
  }

  /** The service was started, and no line shows yet whether it runs. */
  get isStarting(): boolean {
    return this.outcome === null && this.stages.get('running')?.status === 'unknown';
  }

  get lastStage(): StageId | null {
    return [...this.stages.keys()].at(-1) ?? null;
  }

  /** A line shows that a stage begins, and so that all stages before it passed. Further lines of the stage are counted. */
  begin(sign: StageSign, quote: Quote): void {
    if (sign.stage === null) return;
    this.goOn(sign.stage, quote);
    for (const implied of sign.implies ?? []) this.passBy(implied, quote);
    const seen = this.stages.get(sign.stage);
    if (seen) seen.occurrences += 1;
    if (seen?.status === 'unknown') return;
    this.outcome = null;
    this.put(sign.stage, 'unknown', quote, readingOf(sign));
  }

  pass(stage: StageId, quote: Quote, reading: Reading): void {
    this.put(stage, 'passed', quote, reading);
  }

  fail(sign: StageSign, quote: Quote): void {
    if (sign.stage === null) return;
    this.goOn(sign.stage, quote);
    this.put(sign.stage, 'failed', quote, readingOf(sign));
    this.decide('failed', sign.because, sign.reading);
  }

  /**
   * A line shows that the attempt failed, but not at which stage: it is taken to be the one that had begun. Only for the share
   * an article prints just this (Q214954), so for other stages that is inferred.
   */
  end(sign: StageSign, quote: Quote): void {
    const { pending } = this;
    const { reachError } = this.errors;
    if (this.failedStage === null && reachError !== null && (pending === null || pending === 'share')) {
      this.put('reach', 'failed', reachError.quote, inferred(`the error ${reachError.code} stands before the failure`));
    } else if (pending !== null && this.failedStage === null) {
      const isDocumented = pending === 'share';
      this.put(pending, 'failed', quote, {
        provenance: isDocumented ? 'documented' : 'inferred',
        article: isDocumented ? sign.article : null,
        because: isDocumented
          ? 'the installation failed right after the share was looked for'
          : 'it was the last stage that had begun when the installation failed',
      });
    }
    this.decide('failed', sign.because, sign.reading);
  }

  /** The service runs, so the attempt succeeded. */
  succeed(because: string, quote: Quote): void {
    this.put('running', 'passed', quote, inferred(because));
    this.decide('succeeded', because, 'inferred');
  }

  /** Something shows that the service runs. Without effect unless it was being started. */
  proveRunning(because: string): void {
    const running = this.stages.get('running');
    if (this.isStarting && running) this.succeed(because, running.quote);
  }

  decide(outcome: Outcome, because: string, provenance: 'documented' | 'inferred'): void {
    this.outcome = outcome;
    this.because = because;
    this.provenance = provenance;
    this.context.changed?.(this, null);
  }

  /** Takes what another file shows of this attempt. A stage whose end it knows, and an outcome of its own, it keeps. */
  take({ stages, outcome, because, provenance }: Attempt): void {
    const isOpen = (id: StageId): boolean => (this.stages.get(id)?.status ?? 'unknown') === 'unknown';
    const taken = [...stages.values()].filter(({ id }) => isOpen(id));
    for (const stage of taken) {
      this.goOn(stage.id, stage.quote);
      this.stages.set(stage.id, stage);
    }
    const isUndecided = this.outcome === null || this.outcome === 'unfinished';
    if (taken.length > 0 && isUndecided && outcome !== null) this.decide(outcome, because, provenance);
  }

  /** Notes the last line of the attempt. */
  touch(quote: Quote, order: number, inThread: number): void {
    this.last = quote;
    this.lastOrder = order;
    this.lastInThread = inThread;
  }

  get durationSeconds(): number | null {
    const seconds = secondsBetween(this.first.time, this.last.time);
    // The clock was set back within the attempt: how long it took is not known.
    return seconds !== null && seconds < 0 ? null : seconds;
  }

  /** Stages that had begun passed, since the next one begins. */
  private goOn(next: StageId, quote: Quote): void {
    for (const { id, status, quote: begun } of this.stages.values())
      if (status === 'unknown' && id !== next)
        this.put(id, 'passed', begun, inferred(`the installation went on (${placeOf(quote, begun)})`));
  }

  private passBy(stage: StageId, quote: Quote): void {
    if (!this.stages.has(stage)) this.put(stage, 'passed', quote, inferred('a later stage needs it'));
  }

  private put(id: StageId, status: RawStage['status'], quote: Quote, reading: Reading): void {
    const seen = this.stages.get(id);
    const isNews = seen?.status !== status;
    // The first line that shows a status is quoted; further ones are counted.
    if (seen && !isNews) seen.occurrences += 1;
    else
      this.stages.set(id, {
        id,
        status,
        quote: status === 'passed' && seen ? seen.quote : quote,
        occurrences: seen ? seen.occurrences : 1,
        ...reading,
      });
    if (isNews) this.context.changed?.(this, id);
  }
}

/** A line number, with the file if the two lines lie on different sides of a rollover. */
function placeOf({ file, line }: Quote, from: Quote): string {
  return file === from.file ? `line ${line}` : `${file}:${line}`;
}

export function inferred(because: string): Reading {
  return { provenance: 'inferred', article: null, because };
}

export function readingOf({ provenance, reading, article, because }: StageSign): Reading {
  return { provenance: provenance === 'documented' ? reading : 'inferred', article, because };
}
