/**
 * Whose line is one that names no server: of the attempt that its thread named last and that such a line fits. Where two
 * fit and were named right before each other, nothing tells, and the line waits for one that does.
 */
import type { Observation } from '../model/observation.js';
import type { StageSign } from '../model/stage.js';
import type { Attempt } from './attempt.js';

/** How near two servers must be named to be rivals for the line after, in lines of their thread. */
const rivalDistance = 2;
const mostAttempts = 12;
const mostThreads = 5000;

export class ThreadMemory {
  private readonly byThread = new Map<number, Attempt[]>();

  /** The attempt was named on this thread. */
  note(attempt: Attempt, thread: number | null): void {
    if (this.byThread.size > mostThreads) this.byThread.clear();
    const key = thread ?? -1;
    const others = (this.byThread.get(key) ?? []).filter((other) => other.server !== attempt.server);
    this.byThread.set(key, [attempt, ...others].slice(0, mostAttempts));
  }

  /** Those that a line without a server may be of; more than one where nothing tells. */
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

/** Whether such a line can come next in this attempt. */
function fits({ stage, shows }: StageSign, { stages, pending }: Attempt): boolean {
  if (stage === null) return true;
  const seen = stages.get(stage);
  if (shows === 'begins') return seen === undefined && !stages.has('running');
  return stage === 'files' ? pending === 'files' : seen !== undefined && seen.status !== 'passed';
}
