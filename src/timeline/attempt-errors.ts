/** The error lines of one attempt, grouped by shape. Bounded: of a group the first line is kept. */
import type { Quote } from '../model/observation.js';
import type { CodeMeaning, StageId, StatusMeaning } from '../model/stage.js';
import type { RawAttemptError } from '../model/timeline.js';

/** An error line with what is known of it. */
export interface ReadError {
  readonly quote: Quote;
  readonly shape: string;
  readonly codes: readonly CodeMeaning[];
  readonly status: StatusMeaning | null;
  /** A number of it speaks of connection or rights. */
  readonly reachCode: number | null;
}

interface Group {
  occurrences: number;
  readonly stage: StageId | null;
  readonly error: ReadError;
  /** The line is one that a stage is known by, so it is told with that. */
  readonly isSign: boolean;
}

const mostGroups = 20;

export class AttemptErrors {
  /** The first error of connection or rights, before files were copied. */
  reachError: { readonly quote: Quote; readonly code: number } | null = null;
  private readonly groups = new Map<string, Group>();

  /** @param noted told of each, also of those that are only counted */
  constructor(private readonly noted: (shape: string, stage: StageId | null) => void = () => undefined) {}

  add(error: ReadError, stage: StageId | null, isSign = false): void {
    if (error.reachCode !== null) this.reachError ??= { quote: error.quote, code: error.reachCode };
    this.noted(error.shape, stage);
    const group = this.groups.get(error.shape);
    if (group) group.occurrences += 1;
    else if (this.groups.size < mostGroups) this.groups.set(error.shape, { occurrences: 1, stage, error, isSign });
  }

  has(quote: Quote): boolean {
    return [...this.groups.values()].some(
      ({ error }) => error.quote.file === quote.file && error.quote.line === quote.line,
    );
  }

  /** Whether one was logged after this stage had begun. */
  hasAt(stage: StageId): boolean {
    return [...this.groups.values()].some((group) => group.stage === stage);
  }

  /** Those that no stage is known by. */
  unknown(): ReadError[] {
    return [...this.groups.values()].flatMap(({ isSign, error }) => (isSign ? [] : error));
  }

  list(): RawAttemptError[] {
    return [...this.groups.values()].map(({ occurrences, stage, error: { quote, shape, codes, status } }) => ({
      shape,
      occurrences,
      stage,
      quote,
      codes,
      status,
    }));
  }
}
