/**
 * Follows the installations of all servers through one log stream: gives each line to the attempt that it is of. Interleaved
 * installations never mix: a line that names nobody goes where only it fits, or nowhere.
 */
import type { ErrorLine, Observation, Quote } from '../model/observation.js';
import type { StageSign } from '../model/stage.js';
import type { Limit } from '../model/timeline.js';
import type { Attempt, AttemptContext } from './attempt.js';
import type { ReadError } from './attempt-errors.js';
import { secondsBetween } from './clock.js';
import { type FollowedContext, FollowedServers } from './followed-servers.js';
import { applyUnnamed, HeldLine } from './held-line.js';
import { NamedLines, silentSeconds } from './named-lines.js';
import type { ServerTrack } from './server-track.js';
import { ThreadMemory } from './thread-memory.js';

export interface FollowContext extends AttemptContext, FollowedContext {
  /** What an error line says, in words. */
  readError(quote: Quote): ReadError;
  serversIn(text: string): readonly string[];
}

/** The same as `silentSeconds`, in lines of a log that prints no times. */
const silentLines = 400;
const mostStrays = 500;

export class AttemptFollower {
  /** Error lines that belong to no attempt of this stream. */
  readonly strays: ReadError[] = [];
  private readonly servers: FollowedServers;
  private readonly named: NamedLines;
  private readonly threads = new ThreadMemory();
  private readonly held = new HeldLine();
  /** An error that may be of the same line as the next stage. */
  private waiting: ErrorLine | null = null;

  constructor(private readonly context: FollowContext) {
    this.servers = new FollowedServers(context);
    this.named = new NamedLines(context, (attempt) => this.addWaiting(attempt));
  }

  get tracks(): ReadonlyMap<string, ServerTrack> {
    return this.servers.tracks;
  }

  get limits(): Limit[] {
    return this.servers.limits;
  }

  /** A line of a stage. An error on the same line came before it, and goes with it. */
  see(sign: StageSign, line: Observation): void {
    if (this.waiting && this.waiting.order !== line.order) this.release();
    const { server: named } = line.captures;
    const server = named?.replace(/^\\+/, '').toUpperCase();
    const attempt = server === undefined ? this.assign(sign, line) : this.take(sign, line, server);
    if (!attempt) return;
    attempt.touch(line.quote, line.order, line.orderInThread);
    if (server !== undefined) this.threads.note(attempt, line.quote.thread);
    this.addWaiting(attempt);
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
    this.held.giveUp();
    for (const track of this.tracks.values()) {
      const { current } = track;
      // An error that came after the start is no proof of anything good.
      if (current?.isStarting && !current.errors.hasAt('running') && goesOn(current))
        current.proveRunning('the service was started, and the log goes on without an error of it');
      track.close('the log ends, or tells no more of it');
    }
  }

  private take(sign: StageSign, line: Observation, server: string): Attempt | null {
    this.held.settle(sign, line, server);
    const track = this.servers.trackOf(server, line.quote);
    return track && this.named.take(track, sign, line);
  }

  private assign(sign: StageSign, line: Observation): Attempt | null {
    const candidates = this.threads.candidates(sign, line, (attempt) => this.isLive(attempt, line));
    const [first, ...rivals] = candidates;
    if (!first) return null;
    if (rivals.length > 0) {
      this.held.hold({ sign, line, candidates });
      return null;
    }
    applyUnnamed(first, sign, line.quote);
    return first;
  }

  private addWaiting(attempt: Attempt): void {
    if (this.waiting) attempt.errors.add(this.context.readError(this.waiting.quote), attempt.lastStage, true);
    this.waiting = null;
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

  private isLive(attempt: Attempt, { quote, order }: Pick<ErrorLine, 'quote' | 'order'>): boolean {
    if (this.tracks.get(attempt.server)?.current !== attempt) return false;
    const passed = secondsBetween(attempt.last.time, quote.time);
    return passed === null ? order - attempt.lastOrder <= silentLines : passed <= silentSeconds;
  }
}
