/**
 * Finds the attempt of a line that names no server: the one that its thread named last, among those in which such a line can come
 * next. Where two such attempts were named within two lines of each other, both are candidates.
 */
import type { Observation } from '../model/observation.js';
import type { StageSign } from '../model/stage.js';
import type { Attempt } from './attempt.js';

/** How near two servers must be named to be rivals for the next line, in lines of their thread. */
const rivalDistance = 2;
const mostAttempts = 12;
const mostThreads = 5000;

export class ThreadMemory {
  /** The attempts that each thread named, the last one first. Lines without a thread count as one thread. */
  private readonly byThread = new Map<number, Attempt[]>();

  /** A thread named the server of an attempt. */
  note(attempt: Attempt, thread: number | null): void {
    if (this.byThread.size > mostThreads) this.byThread.clear();
    const key = thread ?? -1;
    const others = (this.byThread.get(key) ?? []).filter((other) => other.server !== attempt.server);
    this.byThread.set(key, [attempt, ...others].slice(0, mostAttempts));
  }

  /**
   * The attempts that a line without a server may belong to, the likeliest first.
   * @param sign null for an error line that shows no stage
   * @param isLive whether an attempt may still get lines
   */
  candidates(sign: StageSign | null, { quote, orderInThread }: Line, isLive: (attempt: Attempt) => boolean): Attempt[] {
    const live = (this.byThread.get(quote.thread ?? -1) ?? []).filter(isLive);
    const fitting = sign === null ? live : live.filter((attempt) => fits(sign, attempt));
    const all = fitting.length > 0 || sign === null || live.length > 1 ? fitting : live;
    const [first] = all;
    if (!first || orderInThread < first.lastInThread) return first ? [first] : [];
    return all.filter(({ lastInThread }) => first.lastInThread - lastInThread <= rivalDistance);
  }
}

type Line = Pick<Observation, 'quote' | 'orderInThread'>;

/** Whether a line of this kind can come next in an attempt. */
function fits({ stage, shows }: StageSign, { stages, pending }: Attempt): boolean {
  if (stage === null) return true;
  const seen = stages.get(stage);
  if (shows === 'begins') return seen === undefined && !stages.has('running');
  return stage === 'files' ? pending === 'files' : seen !== undefined && seen.status !== 'passed';
}
