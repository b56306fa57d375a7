/** All attempts of one server in one log stream. Bounded: of very many the first and the last are kept, and all are counted. */
import type { Observation, Quote } from '../model/observation.js';
import type { StageSign } from '../model/stage.js';
import type { Between } from '../model/timeline.js';
import type { Attempt } from './attempt.js';

const mostAttempts = 1000;
const mostAttemptsInAll = 5000;
const mostTold = 20;

/** Attempts that all tracks of a run keep together. Of each server the last one is kept in any case. */
export class AttemptRoom {
  private kept = 0;

  get isFull(): boolean {
    return this.kept >= mostAttemptsInAll;
  }

  take(): void {
    this.kept += 1;
  }
}

/** What is known of attempts that are not kept. */
export interface CountedAttempts {
  succeeded: number;
  failed: number;
  unfinished: number;
  /** When the first of them began. */
  since: string | null;
}

export class ServerTrack {
  current: Attempt | null = null;
  /** A check of the share that may begin an attempt. */
  look: { readonly sign: StageSign; readonly line: Observation } | null = null;
  looks = 0;
  attemptsSeen = 0;
  attempts: Attempt[] = [];
  readonly counted: CountedAttempts = { succeeded: 0, failed: 0, unfinished: 0, since: null };
  /** What happened after the last attempt. */
  since: Between[] = [];

  /** @param most attempts that are kept, as far as there is room */
  constructor(
    readonly server: string,
    private readonly most: number = mostAttempts,
    private readonly room: AttemptRoom = new AttemptRoom(),
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
    const { attempts, room } = this;
    attempts.push(current);
    if (attempts.length > 1 && (room.isFull || attempts.length > this.most)) this.drop(attempts.length > 2 ? 1 : 0);
    else room.take();
  }

  private drop(at: number): void {
    const [dropped] = this.attempts.splice(at, 1);
    if (!dropped) return;
    this.counted[dropped.outcome ?? 'unfinished'] += 1;
    this.counted.since ??= dropped.first.time;
  }

  begin(attempt: Attempt): void {
    attempt.before.push(...this.since);
    this.since = [];
    this.current = attempt;
  }

  /** Of what repeats itself the first line and the last ones: until when it went on matters most. */
  tell(kind: Between['kind'], { time, file, line }: Quote, says: string): void {
    const same = this.since.filter((one) => one.kind === kind);
    const second = same[1];
    if (second && same.length >= mostTold) this.since.splice(this.since.indexOf(second), 1);
    this.since.push({ kind, time, file, line, says });
  }
}
