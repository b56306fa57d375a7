/**
 * Follows the installations of all servers through one log stream, and gives each line to the attempt it belongs to. Interleaved
 * installations are never mixed: a line that names no server goes to the only attempt it fits, or to none.
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
import { wordsOf } from './named-servers.js';
import type { ServerTrack } from './server-track.js';
import { ThreadMemory } from './thread-memory.js';

export interface FollowContext extends AttemptContext, FollowedContext {
  /** Explains the numbers in an error line. */
  readError(quote: Quote): ReadError;
  /** The servers that a line names, in capitals. */
  serversIn(text: string): readonly string[];
}

/** In place of `silentSeconds` in a log without times, in records of `Observation.order`. */
const silentLines = 400;
const mostStrays = 500;

export class AttemptFollower {
  /** Error lines that belong to no attempt of this stream. */
  readonly strays: ReadError[] = [];
  private readonly servers: FollowedServers;
  private readonly named: NamedLines;
  private readonly threads = new ThreadMemory();
  private readonly held = new HeldLine();
  /** The last error, if its line may turn out to show a stage, too. */
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

  /** Takes a line that shows a stage. `error` was called with the same line before, if it speaks of an error. */
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

  /**
   * Takes a line that speaks of an error.
   * @param mayBeSign the line may show a stage, so that a call of `see` may follow
   */
  error(line: ErrorLine, mayBeSign: boolean): void {
    if (this.waiting) this.release();
    if (mayBeSign) this.waiting = line;
    else this.attach(line);
  }

  /**
   * Closes all attempts at the end of the log.
   * @param goesOn whether the log goes on without errors after the last line of an attempt
   */
  finish(goesOn: (attempt: Attempt) => boolean): void {
    this.release();
    this.held.giveUp();
    for (const track of this.tracks.values()) {
      const { current } = track;
      // After an error of the start, further lines do not prove that the service runs.
      if (current?.isStarting && !current.errors.hasAt('running') && goesOn(current))
        current.proveRunning('the service was started, and the log goes on without an error of it');
      track.close('the log ends, or tells no more of it');
    }
  }

  /** Finds the attempt of a line that names its server. */
  private take(sign: StageSign, line: Observation, server: string): Attempt | null {
    this.held.settle(sign, line, server);
    const track = this.servers.trackOf(server, line.quote);
    return track && this.named.take(track, sign, line);
  }

  /** Finds the attempt of a line that names no server. Where several fit, the line is held until another one decides. */
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

  /** Gives an error to the attempts of the servers it names, else to the one attempt its thread works on, else to the strays. */
  private attach({ quote, order }: ErrorLine): void {
    // Explaining an error takes longer than reading it, and a log may hold millions of them and no attempt.
    if (this.tracks.size === 0 && this.strays.length >= mostStrays) return;
    const error = this.context.readError(quote);
    const named = this.namedIn(quote.text);
    const line = { quote, orderInThread: Number.POSITIVE_INFINITY };
    const isLive = (attempt: Attempt): boolean => this.isLive(attempt, { quote, order });
    const owners =
      named.length > 0
        ? named.flatMap((server) => this.tracks.get(server)?.current ?? []).filter(isLive)
        : this.threads.candidates(null, line, isLive);
    const [owner, ...others] = owners;
    if (owner && (others.length === 0 || named.length > 0)) {
      for (const attempt of owners) attempt.errors.add(error, attempt.lastStage);
      for (const attempt of owners) this.context.changed?.(attempt, null);
    } else if (this.strays.length < mostStrays) this.strays.push(error);
  }

  /** The servers that an error names: as such (`\\\\METER02\\`), else by a word that is the name of a followed one. */
  private namedIn(text: string): readonly string[] {
    const named = this.context.serversIn(text);
    return named.length > 0 ? named : [...new Set(wordsOf(text).filter((name) => this.tracks.has(name)))];
  }

  /** Whether an attempt is open, and was heard of so recently that a line without a server may belong to it. */
  private isLive(attempt: Attempt, { quote, order }: Pick<ErrorLine, 'quote' | 'order'>): boolean {
    if (this.tracks.get(attempt.server)?.current !== attempt) return false;
    const passed = secondsBetween(attempt.last.time, quote.time);
    return passed === null ? order - attempt.lastOrder <= silentLines : passed <= silentSeconds;
  }
}
