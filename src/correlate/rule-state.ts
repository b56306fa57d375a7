/**
 * Follows one signature through one log stream: what occurred for each subject, and whether a later attempt got past it.
 * The last attempt decides; earlier ones are history, of which the first is kept as evidence.
 */
import { durationMs } from '../model/duration.js';
import type { LogEnd, Observation } from '../model/observation.js';
import type { RuleResult } from '../model/stream-result.js';
import { isFull, strongest } from './full-evidence.js';
import { LastState } from './last-state.js';
import { NearMisses } from './near-misses.js';
import { stateOf } from './pattern-state.js';
import { areCompatible, type Occurrence, type PatternState, type Rule, type Seen, sameThread, seenBy } from './rule.js';
import { SameAttempt } from './same-attempt.js';
import { isWithin, toMilliseconds, untimedNear } from './time-window.js';
import type { Track } from './track.js';

/** Most subjects, where the caller sets no limit. */
const mostSubjects = 2000;
const mostSupporting = 12;
const none: readonly Seen[] = [];
/** No attempt has followed a failure yet. */
const notTriedSince = { passed: null, reopened: null, attempted: null } as const;
const supportWithin = durationMs('2 minutes');

export class RuleState {
  private readonly states: readonly PatternState[];
  private readonly tracks = new Map<string | null, Track>();
  private readonly nearMisses: NearMisses;
  private recent: Seen[] = [];
  /** For each subject the latest line that shows an attempt past the failure. */
  private readonly pastLines = new Map<string | null, Seen>();
  /** For recent lines that name nobody: the subject that the next line of their thread named. */
  private readonly owners = new WeakMap<Seen, string>();
  /** The track of the latest occurrence. */
  private latest: Track | null = null;
  /** The line that named a subject last. A line of success that names nobody is taken to be about that subject. */
  private named: Seen | null = null;
  /** An occurrence that may be of several subjects. It waits for a line that tells of which. */
  private held: Occurrence | null = null;
  private readonly sameAttempt: SameAttempt;
  private readonly opens: ReadonlySet<string>;
  private readonly passes: ReadonlySet<string>;
  private readonly fails: ReadonlySet<string>;
  private readonly supports: ReadonlySet<string>;
  private dropped = 0;

  /**
   * @param most subjects that are told apart; failures of further ones are counted
   * @param always a subject that is followed in any case
   */
  constructor(
    private readonly rule: Rule,
    private readonly most = mostSubjects,
    private readonly always: string | null = null,
  ) {
    const { any, attempt, supporting, rarest } = rule.signature.logs;
    this.states = any.map(stateOf);
    this.nearMisses = new NearMisses(any, rarest);
    this.sameAttempt = new SameAttempt(attempt?.same);
    this.opens = new Set(attempt?.opens);
    this.passes = new Set(attempt?.passed);
    this.fails = new Set(attempt?.failed);
    this.supports = new Set(supporting);
  }

  /** Takes a line. @returns the lines that are now explained by an occurrence */
  accept(observation: Observation, clause: string): readonly Seen[] {
    const seen = seenBy(this.rule.signature, clause, observation);
    if (this.isPartOfNamed(seen)) return [seen];
    const settled = this.settle(seen);
    this.followAttempt(seen);
    const occurrence = this.occurrenceAt(seen);
    const own = occurrence ? this.recordOrHold(occurrence) : this.support(seen);
    const explained = settled.length === 0 ? own : [...settled, ...own];
    this.nearMisses.note(seen, occurrence !== null);
    if (this.supports.has(clause) && !explained.includes(seen)) {
      this.recent.push(seen);
      if (this.recent.length > mostSupporting + 1) this.recent.shift();
    }
    return explained;
  }

  /**
   * Whether it is a part of the line that was seen last, which another spelling of the clause matched together with its subject:
   * the row of an event has the computer in front of the text.
   */
  private isPartOfNamed({ subject, clause, observation: { last } }: Seen): boolean {
    const { named } = this;
    if (subject !== null || named?.clause !== clause) return false;
    return named.observation.last.line === last.line && named.observation.last.file === last.file;
  }

  private occurrenceAt(seen: Seen): Occurrence | null {
    let found: Occurrence[] | null = null;
    // A loop without a list: nearly always none of them occurs.
    for (const state of this.states) {
      const occurrence = state.accept(seen);
      if (occurrence) found = [...(found ?? []), occurrence];
    }
    return found && strongest(found, this.rule);
  }

  /** The subjects whose failure no later line has shown to be over. Lines that name them still count. */
  get openSubjects(): (string | null)[] {
    return [...this.tracks.values()].flatMap(({ subject, passed }) => (passed === null ? [subject] : []));
  }

  /** Whether it wants to know how the log ends. */
  get awaitsEnd(): boolean {
    return this.states.some((state) => state instanceof LastState && state.isWaiting);
  }

  /**
   * @param lastTime the time at which the log ends
   * @param end the place where it ends; null where it could not be read to there
   */
  finish(lastTime: string | null, end: LogEnd | null): RuleResult {
    if (this.held) this.record(this.held);
    for (const state of this.states) {
      const occurrence = state instanceof LastState ? state.finish(end) : null;
      if (occurrence) this.record(occurrence);
    }
    const quiet = this.rule.signature.logs.attempt?.quiet;
    for (const track of this.tracks.values()) {
      if (track.passed === null && !(quiet !== undefined && isQuiet(track.reopened, lastTime, durationMs(quiet))))
        track.reopened = null;
    }
    const found = new Set(this.tracks.keys());
    return {
      tracks: [...this.tracks.values()],
      nearMisses: this.nearMisses.found().filter(({ subject }) => !found.has(subject)),
      passes: [...this.pastLines].map(([subject, line]) => ({ subject, line })),
      dropped: this.dropped,
    };
  }

  private followAttempt(seen: Seen): void {
    if (seen.subject !== null) this.nameRecent(seen, seen.subject);
    const isPast = this.passes.has(seen.clause);
    const isFailed = this.fails.has(seen.clause);
    const isOpening = this.opens.has(seen.clause);
    if (isOpening) this.sameAttempt.open(seen);
    const subject = seen.subject ?? (isPast || isFailed ? (this.named?.subject ?? null) : null);
    if (isPast && (this.pastLines.size < this.most || this.pastLines.has(subject))) this.pastLines.set(subject, seen);
    const track = this.tracks.get(subject);
    if (!track || track.passed || this.sameAttempt.isOther(seen, subject)) return;
    if (isPast) this.pass(track, seen);
    else if (isFailed) track.reopened = null;
    // The first one counts: a client downloads every few hours, so the last one is never old when the log ends.
    else if (isOpening) {
      track.reopened ??= seen;
      track.attempted = seen;
    }
  }

  private pass(track: Track, seen: Seen): void {
    const left = this.sameAttempt.passed(seen, track.subject);
    if (left) track.last = left;
    else track.passed = seen;
  }

  private nameRecent(seen: Seen, subject: string): void {
    this.named = seen;
    for (const one of this.recent)
      if (one.subject === null && !this.owners.has(one) && sameThread(one, seen) !== false)
        this.owners.set(one, subject);
  }

  /** Records an occurrence; where it is not known whose it is, holds it, since a general failure line right behind it may name the server. */
  private recordOrHold(occurrence: Occurrence): readonly Seen[] {
    // One that still waits came earlier. It is recorded first, undecided, or it would be lost, or overwrite this later one.
    if (this.held) this.record(this.held);
    this.held = null;
    if (occurrence.alternatives.length === 0) return this.record(occurrence);
    this.held = occurrence;
    return [...occurrence.seen];
  }

  /**
   * Decides an occurrence that waits: when a line names one of the servers it may be of, or shows one of them going on without
   * trouble, so that it was another; or when it has waited long enough.
   */
  private settle(seen: Seen): readonly Seen[] {
    const { held } = this;
    const end = held?.seen.at(-1);
    if (!held || !end) return none;
    const isPast = !isNear(end, seen) || seen.observation.order - end.observation.order > untimedNear.records;
    const decided = isPast ? { ...held, alternatives: [] } : this.decide(held, seen);
    if (!decided) return none;
    this.held = null;
    return this.recordOrHold(decided);
  }

  private decide(held: Occurrence, { clause, subject }: Seen): Occurrence | null {
    const candidates = [held, ...held.alternatives];
    if (subject === null || !candidates.some((candidate) => candidate.subject === subject)) return null;
    // A line that only opens an attempt proves nothing: it may be the retry of the one that failed.
    const goesOn = this.passes.has(clause);
    if (!goesOn && !this.supports.has(clause)) return null;
    const [first, ...rest] = candidates.filter((candidate) => (candidate.subject === subject) !== goesOn);
    if (!first) return null;
    const rivals = held.rivals.filter((rival) => rest.some((other) => other.subject === rival.subject));
    return { ...first, rivals, alternatives: rest };
  }

  private record(occurrence: Occurrence): Seen[] {
    const { subject } = occurrence;
    const supporting = this.recent.filter((seen) => this.leadsTo(seen, occurrence));
    this.recent = this.recent.filter((seen) => !supporting.includes(seen));
    const last = { ...occurrence, supporting };
    this.sameAttempt.failed(last);
    const track = this.tracks.get(subject);
    const full = isFull(occurrence, this.rule);
    const passedBefore = this.pastLines.get(subject) ?? null;
    if (track) {
      // If both share a line it is the same occurrence, seen by another pattern or continued, and counts once.
      if (!occurrence.seen.some((seen) => track.last.seen.includes(seen))) track.occurrences += 1;
      Object.assign(track, { ...notTriedSince, last, passedBefore, full: track.full || full });
      this.latest = track;
    } else if (this.tracks.size < this.most || (subject !== null && subject === this.always)) {
      this.latest = { ...notTriedSince, subject, occurrences: 1, first: last, last, full, passedBefore };
      this.tracks.set(subject, this.latest);
    } else {
      this.dropped += 1;
    }
    return [...supporting, ...occurrence.seen];
  }

  /** Whether a line right before an occurrence belongs to it. */
  private leadsTo(seen: Seen, { subject, seen: [first] }: Occurrence): boolean {
    if (!first || (this.owners.get(seen) ?? subject) !== subject) return false;
    return areCompatible(seen, { ...first, subject }) && isNear(seen, first);
  }

  /** Adds a line that belongs to the occurrence just seen, such as the general failure line at the end of an attempt. */
  private support(seen: Seen): readonly Seen[] {
    if (!this.supports.has(seen.clause)) return none;
    const track = this.tracks.get(seen.subject) ?? this.latestFor(seen);
    const end = track?.last.seen.at(-1);
    if (!track || !end || track.reopened !== null || track.last.supporting.length >= mostSupporting) return none;
    if (!areCompatible({ ...end, subject: track.subject }, seen)) return none;
    if (!isNear(end, seen) || track.last.supporting.some((other) => isOfAnotherAttempt(end, other, seen))) return none;
    if (this.isNamedSince(track, seen)) return none;
    track.last.supporting.push(seen);
    return [seen];
  }

  /** Whether the thread of a line has meanwhile named another subject. */
  private isNamedSince({ subject }: Track, seen: Seen): boolean {
    const { named } = this;
    return named !== null && subject !== null && named.subject !== subject && sameThread(named, seen) !== false;
  }

  /** The track for a line whose subject has none: that of the latest occurrence; if that is of another thread, the latest of the line's own thread. */
  private latestFor(seen: Seen): Track | null {
    const [end] = this.latest?.last.seen.slice(-1) ?? [];
    if (seen.subject !== null || !end || sameThread(end, seen) !== false) return this.latest;
    const isOfThread = ({ last }: Track): boolean =>
      last.seen.slice(-1).some((other) => sameThread(other, seen) === true);
    return [...this.tracks.values()].findLast(isOfThread) ?? null;
  }
}

/** Whether two lines are near enough to belong together: in time or, where the log prints no times, in place. */
function isNear(earlier: Seen, later: Seen): boolean {
  return isWithin(earlier.observation, later.observation, supportWithin, untimedNear);
}

/** An accompanying line comes once after an occurrence; one that names nobody once before or after it. So a second one is of another attempt. */
function isOfAnotherAttempt(end: Seen, other: Seen, seen: Seen): boolean {
  const isAfter = other.observation.order > end.observation.order;
  return (
    (isAfter || seen.subject === null) &&
    other.clause === seen.clause &&
    other.observation.template === seen.observation.template
  );
}

function isQuiet(reopened: Seen | null, lastTime: string | null, quiet: number): boolean {
  const time = reopened?.observation.quote.time ?? null;
  return time !== null && lastTime !== null && toMilliseconds(lastTime) - toMilliseconds(time) >= quiet;
}
