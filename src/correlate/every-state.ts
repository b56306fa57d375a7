/**
 * Follows `every`: one of its clauses that comes again and again for one subject, never longer apart than said. A longer pause
 * starts anew. Once it is enough, each further line goes on with the same occurrence.
 */
import { durationMs } from '../model/duration.js';
import type { Pattern } from '../model/signature.js';
import { areCompatible, type Occurrence, type PatternState, type Seen } from './rule.js';
import { isWithin, toMilliseconds, untimedNear } from './time-window.js';

type Every = Extract<Pattern, { every: unknown }>;

/** Runs that are followed at the same time; the oldest gives way. */
const mostRuns = 2000;
/** Lines of a run that are kept as evidence. */
const mostShown = 12;
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

interface Run {
  readonly first: Seen;
  last: Seen;
  count: number;
  /** Those before it was enough, the first ones of many. */
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

  /** The run that the line goes on with, else a new one. */
  private runOf(seen: Seen): Run {
    const found = this.runs.findLast((run) => areCompatible(run.last, seen));
    // Where a log prints no times, what comes again at once stands near: others in between are a pause.
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

/** Local time of the log. A line without a time starts at no hour. */
function startsIn({ observation }: Seen, { weekday, from, to }: NonNullable<Every['starting']>): boolean {
  const { time } = observation.quote;
  if (time === null) return false;
  const hour = time.slice(11, 16);
  return weekdays[new Date(toMilliseconds(time)).getUTCDay()] === weekday && hour >= from && hour < to;
}
