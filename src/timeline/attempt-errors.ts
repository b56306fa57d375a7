/** The error lines of one attempt, grouped by shape. Bounded: each group keeps its first line, a count, and the error numbers that are known. */
import { joinCodes } from '../model/join-codes.js';
import type { Quote } from '../model/observation.js';
import type { CodeMeaning, StageId, StatusMeaning } from '../model/stage.js';
import type { RawAttemptError } from '../model/timeline.js';

/** An error line with the meaning of its numbers. */
export interface ReadError {
  readonly quote: Quote;
  readonly shape: string;
  readonly codes: readonly CodeMeaning[];
  readonly status: StatusMeaning | null;
  /** The first number in it that means missing connection or rights. */
  readonly reachCode: number | null;
}

interface Group {
  occurrences: number;
  /** The stage at which the first of them was logged; null before the first stage. */
  readonly stage: StageId | null;
  readonly error: ReadError;
  /** Those of all its lines. */
  codes: readonly CodeMeaning[];
  /** The line also shows a stage, and is told with that. */
  readonly isSign: boolean;
}

const mostGroups = 20;

export class AttemptErrors {
  /** The first error about connection or rights. */
  reachError: { readonly quote: Quote; readonly code: number } | null = null;
  private readonly groups = new Map<string, Group>();

  /** @param noted called for each error, also for those that are only counted */
  constructor(private readonly noted: (shape: string, stage: StageId | null) => void) {}

  add(error: ReadError, stage: StageId | null, isSign = false): void {
    if (error.reachCode !== null) this.reachError ??= { quote: error.quote, code: error.reachCode };
    this.noted(error.shape, stage);
    const group = this.groups.get(error.shape);
    if (group) {
      group.occurrences += 1;
      group.codes = joinCodes(group.codes, error.codes);
    } else if (this.groups.size < mostGroups)
      this.groups.set(error.shape, { occurrences: 1, stage, error, codes: error.codes, isSign });
  }

  has(quote: Quote): boolean {
    return [...this.groups.values()].some(
      ({ error }) => error.quote.file === quote.file && error.quote.line === quote.line,
    );
  }

  /** Whether an error was logged while this stage was the last that had begun. */
  hasAt(stage: StageId): boolean {
    return [...this.groups.values()].some((group) => group.stage === stage);
  }

  /** The errors whose lines show no stage. */
  withoutStage(): ReadError[] {
    return [...this.groups.values()].flatMap(({ isSign, error }) => (isSign ? [] : error));
  }

  list(): RawAttemptError[] {
    return [...this.groups.values()].map(({ occurrences, stage, codes, error: { quote, shape, status } }) => ({
      shape,
      occurrences,
      stage,
      quote,
      codes,
      status,
    }));
  }
}
