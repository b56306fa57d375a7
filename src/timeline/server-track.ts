/** The attempts of one server in one log stream. Bounded: the first and the last ones are kept, the others counted. */
import type { Observation, Quote } from '../model/observation.js';
import type { StageSign } from '../model/stage.js';
import type { Between } from '../model/timeline.js';
import type { Attempt } from './attempt.js';

const mostAttempts = 1000;
const mostAttemptsInAll = 5000;
const mostTold = 20;

/** How many attempts all tracks of a run may keep together. The last attempt of each server is kept even if there is no room. */
export class AttemptRoom {
  private kept = 0;

  get isFull(): boolean {
    return this.kept >= mostAttemptsInAll;
  }

  take(): void {
    this.kept += 1;
  }
}

/** The attempts that are not kept, by outcome. */
export interface CountedAttempts {
  succeeded: number;
  failed: number;
  unfinished: number;
  /** When the first of them began. */
  since: string | null;
}

export interface Stop {
  readonly sign: StageSign;
  readonly quote: Quote;
}

export class ServerTrack {
  current: Attempt | null = null;
  /** The manager's last look at the server (a check of the share), which may turn out to begin an attempt. */
  look: { readonly sign: StageSign; readonly line: Observation } | null = null;
  /** Looks that began no attempt. */
  looks = 0;
  /** Attempts that are over, kept or not. */
  attemptsSeen = 0;
  /** Attempts that are over and kept. */
  attempts: Attempt[] = [];
  readonly counted: CountedAttempts = { succeeded: 0, failed: 0, unfinished: 0, since: null };
  /** What happened after the last attempt. */
  since: Between[] = [];
  /** Status messages after the last attempt that the service does not run; they may be about an attempt in another log. */
  readonly stops: Stop[] = [];

  /** @param most how many attempts are kept, as far as there is room */
  constructor(
    readonly server: string,
    private readonly most: number = mostAttempts,
    private readonly room: AttemptRoom = new AttemptRoom(),
  ) {}

  get lastClosed(): Attempt | null {
    return this.attempts.at(-1) ?? null;
  }

  /** Ends the current attempt. @param because why it is taken to be over, if no line shows its outcome */
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

  stop(stop: Stop, says: string): void {
    if (this.stops.length < mostTold) this.stops.push(stop);
    this.tell('stopped', stop.quote, says);
  }

  /** Notes an event after the last attempt. Of many of one kind the first and the last are kept: these show how long it went on. */
  tell(kind: Between['kind'], { time, file, line }: Quote, says: string): void {
    const same = this.since.filter((event) => event.kind === kind);
    const second = same[1];
    if (second && same.length >= mostTold) this.since.splice(this.since.indexOf(second), 1);
    this.since.push({ kind, time, file, line, says });
  }
}
