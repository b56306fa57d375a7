/**
 * One attempt to install one metering server: the stages that its lines show, in the order seen. A stage that began and of
 * which no line tells the end is unknown until a later stage begins; what cannot be seen is never passed.
 */
import type { Quote } from '../model/observation.js';
import type { StageId, StageSign } from '../model/stage.js';
import type { Between, Outcome, RawStage } from '../model/timeline.js';
import { AttemptErrors } from './attempt-errors.js';
import { secondsBetween } from './clock.js';
import type { StagesOfErrors } from './stages-of-errors.js';

type Reading = Pick<RawStage, 'provenance' | 'article' | 'because'>;
interface SeenStage extends Reading {
  readonly id: StageId;
  status: RawStage['status'];
  quote: Quote;
  occurrences: number;
}

export interface AttemptContext {
  /** Told of each change as it happens, for who watches. */
  changed?(attempt: Attempt, stage: StageId | null): void;
  readonly stagesOf?: StagesOfErrors;
}

export class Attempt {
  readonly stages = new Map<StageId, SeenStage>();
  readonly errors: AttemptErrors;
  readonly notes: string[] = [];
  readonly before: Between[] = [];
  outcome: Outcome | null = null;
  because = '';
  provenance: 'documented' | 'inferred' = 'inferred';
  last: Quote;
  /** Among all lines of its stream, and among those of its thread. */
  lastOrder = 0;
  lastInThread = 0;

  constructor(
    readonly server: string,
    readonly first: Quote,
    readonly beginningSeen: boolean,
    private readonly context: AttemptContext = {},
  ) {
    this.last = first;
    this.errors = new AttemptErrors((shape, stage) => this.context.stagesOf?.note(server, shape, stage));
  }

  /** The stage that began last and is not decided. */
  get pending(): StageId | null {
    return [...this.stages.values()].findLast(({ status }) => status === 'unknown')?.id ?? null;
  }

  get failedStage(): StageId | null {
    return [...this.stages.values()].findLast(({ status }) => status === 'failed')?.id ?? null;
  }

  /** Its service was started, and no line tells whether it came up. */
  get isStarting(): boolean {
    return this.outcome === null && this.stages.get('running')?.status === 'unknown';
  }

  get lastStage(): StageId | null {
    return [...this.stages.keys()].at(-1) ?? null;
  }

  /** The first of its lines: further ones are counted only. A later stage shows that those before it are behind. */
  begin(sign: StageSign, quote: Quote): void {
    if (sign.stage === null) return;
    this.goOn(sign.stage, quote);
    for (const implied of sign.implies ?? []) this.passBy(implied, quote);
    const seen = this.stages.get(sign.stage);
    if (seen) seen.occurrences += 1;
    if (seen?.status === 'unknown') return;
    this.outcome = null;
    this.put(sign.stage, 'unknown', quote, readingOf(sign), (seen?.occurrences ?? 1) - 1);
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

  /** The attempt failed as a whole: at the stage that had begun. Only for the share an article prints just this (Q214954). */
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

  /** The service was started, and what follows shows no trouble. */
  succeed(because: string, quote: Quote): void {
    this.put('running', 'passed', quote, inferred(because));
    this.decide('succeeded', because, 'inferred');
  }

  /** Something shows that the service came up, if it was being started. */
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

  touch(quote: Quote, order: number, inThread: number): void {
    this.last = quote;
    this.lastOrder = order;
    this.lastInThread = inThread;
  }

  get durationSeconds(): number | null {
    return secondsBetween(this.first.time, this.last.time);
  }

  private goOn(next: StageId, quote: Quote): void {
    for (const { id, status, quote: begun } of this.stages.values())
      if (status === 'unknown' && id !== next)
        this.put(id, 'passed', begun, inferred(`the installation went on (${placeOf(quote, begun)})`));
  }

  private passBy(stage: StageId, quote: Quote): void {
    if (!this.stages.has(stage)) this.put(stage, 'passed', quote, inferred('a later stage needs it'));
  }

  private put(id: StageId, status: RawStage['status'], quote: Quote, reading: Reading, more = 0): void {
    const seen = this.stages.get(id);
    const isNews = seen?.status !== status;
    // The first line that shows it is the one to read; further ones are counted.
    if (seen && !isNews) seen.occurrences += 1;
    else
      this.stages.set(id, {
        id,
        status,
        quote: status === 'passed' && seen ? seen.quote : quote,
        occurrences: seen ? seen.occurrences : 1 + more,
        ...reading,
      });
    if (isNews) this.context.changed?.(this, id);
  }
}

/** Over a rollover a line number alone says too little. */
function placeOf({ file, line }: Quote, from: Quote): string {
  return file === from.file ? `line ${line}` : `${file}:${line}`;
}

export function inferred(because: string): Reading {
  return { provenance: 'inferred', article: null, because };
}

export function readingOf({ provenance, reading, article, because }: StageSign): Reading {
  return { provenance: provenance === 'documented' ? reading : 'inferred', article, because };
}
