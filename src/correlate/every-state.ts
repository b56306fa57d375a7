/**
 * Follows the pattern `every`: a line that comes again and again for one subject, never further apart than `apart`. After a longer
 * pause the count starts anew. Once there are enough lines, each further one continues the same occurrence.
 */
import { durationMs } from '../model/duration.js';
import type { Pattern } from '../model/signature.js';
import { weekdays } from '../model/weekdays.js';
import { areCompatible, type Occurrence, type PatternState, type Seen } from './rule.js';
import { isWithin, toMilliseconds, untimedNear } from './time-window.js';

type Every = Extract<Pattern, { every: unknown }>;

/** How many runs are followed at the same time; of more, the oldest is dropped. */
const mostRuns = 2000;
/** How many lines of a run are kept as evidence. */
const mostShown = 12;

interface Run {
  readonly first: Seen;
  last: Seen;
  count: number;
  /** The first lines of the run, until there are enough lines. */
  readonly shown: Seen[];
}

export class EveryState implements PatternState {
  private runs: Run[] = [];
  private readonly step: ReadonlySet<string>;
  private readonly apart: number;
  private readonly lasting: number;

  constructor(private readonly pattern: Every) {
    this.step = new Set([pattern.every].flat());
    this.apart = durationMs(pattern.apart);
    this.lasting = pattern.lasting === undefined ? 0 : durationMs(pattern.lasting);
  }

  accept(seen: Seen): Occurrence | null {
    if (!this.step.has(seen.clause)) return null;
    const run = this.runOf(seen);
    const before = run.last;
    Object.assign(run, { count: run.count + 1, last: seen });
    if (this.isEnough(run))
      return this.occurrence(run, run.shown.length > 0 ? [...run.shown.splice(0), seen] : [before, seen]);
    if (run.shown.length < mostShown) run.shown.push(seen);
    return null;
  }

  private occurrence({ first: { subject } }: Run, seen: readonly Seen[]): Occurrence {
    return { subject, seen, pattern: this.pattern, rivals: [], doubts: [], alternatives: [] };
  }

  /** The run that the line continues, else a new one. */
  private runOf(seen: Seen): Run {
    const found = this.runs.findLast((run) => areCompatible(run.last, seen));
    // Where a log prints no times, lines of one run stand near each other: other lines in between count as a pause.
    const untimed = seen.observation.quote.time === null ? untimedNear : undefined;
    if (found && isWithin(found.last.observation, seen.observation, this.apart, untimed)) return found;
    const run = { first: seen, last: seen, count: 0, shown: [] };
    this.runs = [...this.runs.filter((other) => other !== found).slice(1 - mostRuns), run];
    return run;
  }

  private isEnough({ first, last, count }: Run): boolean {
    const { atLeast, starting } = this.pattern;
    if (count < atLeast || (starting !== undefined && !startsIn(first, starting))) return false;
    const [from, to] = [first.observation.quote.time, last.observation.quote.time];
    return from === null || to === null || toMilliseconds(to) - toMilliseconds(from) >= this.lasting;
  }
}

/** By the local time of the log. Never for a line without a time. */
function startsIn({ observation }: Seen, { weekday, from, to }: NonNullable<Every['starting']>): boolean {
  const { time } = observation.quote;
  if (time === null) return false;
  const hour = time.slice(11, 16);
  return weekdays[new Date(toMilliseconds(time)).getUTCDay()] === weekday && hour >= from && hour < to;
}
