/** All attempts of one server in one log stream. Bounded: of very many the first and the last are kept, and all are counted. */
import type { Observation, Quote } from '../model/observation.js';
import type { StageSign } from '../model/stage.js';
import type { Between } from '../model/timeline.js';
import type { Attempt } from './attempt.js';

const mostAttempts = 1000;
const mostTold = 20;

export class ServerTrack {
  current: Attempt | null = null;
  /** A check of the share that may begin an attempt. */
  look: { readonly sign: StageSign; readonly line: Observation } | null = null;
  looks = 0;
  attemptsSeen = 0;
  attempts: Attempt[] = [];
  /** What happened after the last attempt. */
  since: Between[] = [];

  /** @param most attempts that are kept */
  constructor(
    readonly server: string,
    private readonly most: number = mostAttempts,
  ) {}

  get lastClosed(): Attempt | null {
    return this.attempts.at(-1) ?? null;
  }

  /** @param because why it is over, where nothing tells how it ended */
  close(because: string): void {
    const { current } = this;
    if (!current) return;
    if (current.outcome === null) current.decide('unfinished', because, 'inferred');
    this.current = null;
    this.attemptsSeen += 1;
    this.attempts.push(current);
    if (this.attempts.length > this.most) this.attempts.splice(1, 1);
  }

  begin(attempt: Attempt): void {
    attempt.before.push(...this.since);
    this.since = [];
    this.current = attempt;
  }

  /** Of what repeats itself the first line and how often it came, and the last few others. */
  tell(kind: Between['kind'], { time, file, line }: Quote, says: string): void {
    const same = this.since.filter((one) => one.kind === kind);
    if (same.length < mostTold) this.since.push({ kind, time, file, line, says });
  }
}
