/**
 * Follows the installations of all servers through one log stream: opens attempts, gives each line to the attempt of its
 * server, closes them. Interleaved installations never mix: a line that names nobody goes where only it fits, or nowhere.
 */
import type { ErrorLine, Observation, Quote } from '../model/observation.js';
import type { StageSign } from '../model/stage.js';
import type { Limit } from '../model/timeline.js';
import { Attempt, type AttemptContext, readingOf } from './attempt.js';
import type { ReadError } from './attempt-errors.js';
import { secondsBetween } from './clock.js';
import { type AttemptRoom, ServerTrack } from './server-track.js';
import { ThreadMemory } from './thread-memory.js';

export interface FollowContext extends AttemptContext {
  /** What an error line says, in words. */
  readError(quote: Quote): ReadError;
  serversIn(text: string): readonly string[];
  /** Attempts of a server that are kept, two at least: the first and the last ones. Absent where all are to be told in the end. */
  readonly mostAttempts?: number;
  /** Shared by all logs of a run. */
  readonly room?: AttemptRoom;
  /** A server that was asked for: it is followed in any case. */
  readonly always?: string | null;
}

/** An attempt that nothing was heard of for so long takes no lines that name nobody. */
const silentSeconds = 3600;
/** Lines right after the end of an attempt that go with it, such as status messages. */
const afterwardsSeconds = 120;
const afterwardsLines = 12;
const mostServers = 5000;
/** Further ones that are counted. */
const mostOthers = 50_000;
const mostStrays = 500;
/** A service that did not come up is reported in one of the next two cycles of 15 minutes (Q299261). */
const reportedSeconds = 1800;

interface Held {
  readonly sign: StageSign;
  readonly line: Observation;
  readonly candidates: readonly Attempt[];
}

export class AttemptFollower {
  readonly tracks = new Map<string, ServerTrack>();
  /** Error lines that belong to no attempt of this stream. */
  readonly strays: ReadError[] = [];
  private readonly threads = new ThreadMemory();
  /** Servers beyond the most that are followed. */
  private readonly others = new Set<string>();
  private firstOther: Quote | null = null;
  private held: Held | null = null;
  private waiting: ErrorLine | null = null;

  constructor(private readonly context: FollowContext) {}

  /** A line of a stage. An error on the same line came before it, and goes with it. */
  see(sign: StageSign, line: Observation, named: string | null): void {
    if (this.waiting && this.waiting.order !== line.order) this.release();
    const server = named === null ? null : named.replace(/^\\+/, '').toUpperCase();
    if (server !== null) this.settle(sign, line, server);
    const attempt = server === null ? this.assign(sign, line) : this.take(sign, line, server);
    if (!attempt) return;
    attempt.touch(line.quote, line.order, line.orderInThread);
    if (server !== null) this.threads.note(attempt, line.quote.thread);
    if (this.waiting) attempt.errors.add(this.context.readError(this.waiting.quote), attempt.lastStage, true);
    this.waiting = null;
    this.context.changed?.(attempt, null);
  }

  error(line: ErrorLine, mayBeSign: boolean): void {
    if (this.waiting) this.release();
    if (mayBeSign) this.waiting = line;
    else this.attach(line);
  }

  /** The log ends. `goesOn` tells whether it goes on without trouble after the last line of an attempt. */
  finish(goesOn: (attempt: Attempt) => boolean): void {
    this.release();
    this.giveUp();
    for (const track of this.tracks.values()) {
      const { current } = track;
      // An error that came after the start is no proof of anything good.
      if (current && !current.errors.hasAt('running'))
        this.proveRunning(current, goesOn, 'the service was started, and the log goes on without an error of it');
      track.close('the log ends, or tells no more of it');
    }
  }

  proveRunning(attempt: Attempt, isProved: (attempt: Attempt) => boolean, because: string): void {
    const running = attempt.stages.get('running');
    if (attempt.outcome !== null || running?.status !== 'unknown' || !isProved(attempt)) return;
    attempt.succeed(because, running.quote);
    this.context.changed?.(attempt, null);
  }

  private take(sign: StageSign, line: Observation, server: string): Attempt | null {
    const track = this.trackOf(server, line.quote);
    if (!track) return null;
    switch (sign.shows) {
      case 'opens':
        return this.open(track, sign, line);
      case 'looks':
        return this.look(track, sign, line);
      case 'begins':
        return this.begin(track, sign, line);
      case 'failed':
        return this.fail(track, sign, line);
      case 'ends':
        return this.end(track, sign, line);
      case 'stopped':
        return this.stopped(track, sign, line);
      case 'passed':
        track.current?.pass(sign.stage ?? 'running', line.quote, readingOf(sign));
        return track.current;
      default:
        return sign.shows satisfies never;
    }
  }

  private open(track: ServerTrack, sign: StageSign, { quote }: Observation): Attempt {
    track.close('it was begun again; what is complete is not retried (Q214954)');
    track.look = null;
    const attempt = this.start(track, quote, true);
    if (sign.stage !== null) attempt.pass(sign.stage, quote, readingOf(sign));
    return attempt;
  }

  /** Each cycle of a server that works has such a line too. So it makes an attempt only together with what follows. */
  private look(track: ServerTrack, sign: StageSign, line: Observation): Attempt | null {
    const { current } = track;
    if (current && current.outcome === null && [...current.stages.keys()].every((id) => id === 'role')) {
      current.begin(sign, line.quote);
      return current;
    }
    if (current)
      this.proveRunning(
        current,
        () => true,
        'the manager looked at the server again and did not retry, as it does with what is not complete (Q214954)',
      );
    track.close('the manager looked at the server again, and no line tells how the attempt ended');
    track.looks += 1;
    track.look = { sign, line };
    return null;
  }

  private begin(track: ServerTrack, sign: StageSign, { quote }: Observation): Attempt {
    const isAgain = sign.stage !== null && track.current?.stages.get(sign.stage)?.status === 'failed';
    if (isAgain) track.close('it was begun again');
    const attempt = track.current ?? this.fromLook(track, quote) ?? this.start(track, quote, false);
    attempt.begin(sign, quote);
    return attempt;
  }

  private fail(track: ServerTrack, sign: StageSign, line: Observation): Attempt {
    const attempt = track.current ?? this.justFailed(track, line) ?? this.fromLook(track, line.quote);
    const own = attempt ?? this.start(track, line.quote, false);
    if (own === track.current || !own.stages.has(sign.stage ?? 'role')) own.fail(sign, line.quote);
    return own;
  }

  private end(track: ServerTrack, sign: StageSign, line: Observation): Attempt {
    const before = track.look === null ? this.justFailed(track, line) : null;
    if (!track.current && before) return before;
    const attempt = track.current ?? this.fromLook(track, line.quote) ?? this.start(track, line.quote, false);
    if (this.waiting) attempt.errors.add(this.context.readError(this.waiting.quote), attempt.lastStage, true);
    this.waiting = null;
    attempt.touch(line.quote, line.order, line.orderInThread);
    attempt.end(sign, line.quote);
    track.close('');
    return attempt;
  }

  /** Status message 9406 comes in every cycle while the service is down. Right after its start it tells that the start failed. */
  private stopped(track: ServerTrack, sign: StageSign, line: Observation): Attempt | null {
    const { current } = track;
    const running = current?.stages.get('running');
    const passed = secondsBetween(running?.quote.time ?? null, line.quote.time);
    if (current && running?.status === 'unknown' && (passed ?? 0) <= reportedSeconds) {
      current.fail(sign, line.quote);
      return current;
    }
    track.tell(
      'stopped',
      line.quote,
      'status message 9406: SMS_LICENSE_SERVER was not running on it, or its state could not be read (Q299261)',
    );
    return null;
  }

  /** The check of the share that came right before makes the beginning of an attempt whose first line is lost. */
  private fromLook(track: ServerTrack, quote: Quote): Attempt | null {
    const { look } = track;
    const passed = secondsBetween(look?.line.quote.time ?? null, quote.time);
    track.look = null;
    if (look === null || (passed ?? 0) > silentSeconds) return null;
    track.looks -= 1;
    const attempt = this.start(track, look.line.quote, false);
    attempt.begin(look.sign, look.line.quote);
    return attempt;
  }

  private start(track: ServerTrack, quote: Quote, beginningSeen: boolean): Attempt {
    const attempt = new Attempt(track.server, quote, beginningSeen, this.context);
    track.begin(attempt);
    return attempt;
  }

  /** The attempt that has just failed, for lines that come right after. */
  private justFailed(track: ServerTrack, line: Observation): Attempt | null {
    const last = track.current ? null : track.lastClosed;
    if (last?.outcome !== 'failed') return null;
    const passed = secondsBetween(last.last.time, line.quote.time);
    const isNear =
      passed === null ? line.order - last.lastOrder <= afterwardsLines : Math.abs(passed) <= afterwardsSeconds;
    return isNear ? last : null;
  }

  private assign(sign: StageSign, line: Observation): Attempt | null {
    const [first, ...rivals] = this.threads.candidates(sign, line, (attempt) => this.isLive(attempt, line));
    if (!first) return null;
    if (rivals.length > 0) {
      this.giveUp();
      this.held = { sign, line, candidates: [first, ...rivals] };
      return null;
    }
    return this.apply(first, sign, line.quote);
  }

  private apply(attempt: Attempt, sign: StageSign, quote: Quote): Attempt {
    if (sign.shows === 'begins') attempt.begin(sign, quote);
    else if (sign.shows === 'failed') attempt.fail(sign, quote);
    return attempt;
  }

  /** A failure that names a server tells whose the held line was; a server that goes on shows that it was another's. */
  private settle(sign: StageSign, line: Observation, server: string): void {
    const { held } = this;
    if (!held) return;
    if (line.order - held.line.order > afterwardsLines) {
      this.giveUp();
      return;
    }
    if (!held.candidates.some((attempt) => attempt.server === server)) return;
    const isHis = sign.shows === 'ends' || sign.shows === 'failed' || sign.stage === held.sign.stage;
    if (!isHis && sign.shows !== 'begins') return;
    const left = held.candidates.filter((attempt) => (attempt.server === server) === isHis);
    this.held = null;
    const [one, ...more] = left;
    if (one && more.length === 0) this.apply(one, held.sign, held.line.quote);
    else this.held = { ...held, candidates: left };
  }

  /** Nothing told whose the held line was: so it changes no attempt, and each that it may be of says so. */
  private giveUp(): void {
    const { held } = this;
    this.held = null;
    if (held?.sign.shows !== 'failed') return;
    const names = held.candidates.map(({ server }) => server);
    for (const attempt of held.candidates)
      attempt.notes.push(
        `line ${held.line.quote.line} (${held.sign.because}) may be of ${names.join(' or ')}; nothing tells`,
      );
  }

  private release(): void {
    const { waiting } = this;
    this.waiting = null;
    if (waiting) this.attach(waiting);
  }

  /** An error that no stage has: of the server that it names, else of the attempt that its thread works on. */
  private attach({ quote, order }: ErrorLine): void {
    // To make out what a line says takes longer than to read it: a log may hold millions, and no attempt.
    if (this.tracks.size === 0 && this.strays.length >= mostStrays) return;
    const error = this.context.readError(quote);
    const named = this.context.serversIn(quote.text);
    const line = { quote, orderInThread: Number.POSITIVE_INFINITY };
    const isLive = (attempt: Attempt): boolean => this.isLive(attempt, { quote, order });
    const owners =
      named.length > 0
        ? named.flatMap((server) => this.tracks.get(server)?.current ?? []).filter(isLive)
        : this.threads.candidates(null, line, isLive);
    const [owner, ...others] = owners;
    if (owner && (others.length === 0 || named.length > 0)) {
      for (const one of owners) one.errors.add(error, one.lastStage);
      for (const one of owners) this.context.changed?.(one, null);
    } else if (this.strays.length < mostStrays) this.strays.push(error);
  }

  private isLive(attempt: Attempt, { quote, order }: { readonly quote: Quote; readonly order: number }): boolean {
    if (this.tracks.get(attempt.server)?.current !== attempt) return false;
    const passed = secondsBetween(attempt.last.time, quote.time);
    return passed === null ? order - attempt.lastOrder <= 400 : passed <= silentSeconds;
  }

  /** What is not told of a log because it names too many servers. */
  get limits(): Limit[] {
    const { firstOther, others } = this;
    if (!firstOther) return [];
    const { file, line, time: from } = firstOther;
    const count = `${others.size >= mostOthers ? 'at least ' : ''}${others.size}`;
    const says = `only the first ${mostServers} servers of a log are followed: ${count} more that it names are not listed here (--server shows any one)`;
    return [{ kind: 'servers', file, line, from, to: null, says }];
  }

  private trackOf(server: string, quote: Quote): ServerTrack | null {
    const { mostAttempts, room, always } = this.context;
    const known = this.tracks.get(server);
    if (known) return known;
    if (this.tracks.size >= mostServers && server !== always) {
      this.firstOther ??= quote;
      if (this.others.size < mostOthers) this.others.add(server);
      return null;
    }
    const track = new ServerTrack(server, mostAttempts, room);
    this.tracks.set(server, track);
    return track;
  }
}

/** The server that a line names; null for one that names nobody. */
export function serverNamed({ captures: { server } }: Observation): string | null {
  return server ?? null;
}
