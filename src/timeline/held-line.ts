/**
 * Holds a line that shows a stage, names no server, and fits the attempts of several. It is held until a later line shows whose it
 * was. If none comes, it changes no attempt, and a note on each of them says that it may belong there.
 */
import type { Observation, Quote } from '../model/observation.js';
import type { StageSign } from '../model/stage.js';
import type { Attempt } from './attempt.js';

/** How long the line is held, in records of `Observation.order`. */
const patience = 12;

interface Held {
  readonly sign: StageSign;
  readonly line: Observation;
  readonly candidates: readonly Attempt[];
}

export class HeldLine {
  private held: Held | null = null;

  hold(held: Held): void {
    this.giveUp();
    this.held = held;
  }

  /**
   * Takes a line that names a server. If that server fails or is at the same stage, the held line was about it; if it begins
   * another stage, the held line was about one of the others.
   */
  settle(sign: StageSign, line: Observation, server: string): void {
    const { held } = this;
    if (!held) return;
    if (line.order - held.line.order > patience) {
      this.giveUp();
      return;
    }
    if (!held.candidates.some((attempt) => attempt.server === server)) return;
    const isOwner = sign.shows === 'ends' || sign.shows === 'failed' || sign.stage === held.sign.stage;
    if (!isOwner && sign.shows !== 'begins') return;
    const left = held.candidates.filter((attempt) => (attempt.server === server) === isOwner);
    this.held = null;
    const [owner, ...rivals] = left;
    if (owner && rivals.length === 0) applyUnnamed(owner, held.sign, held.line.quote);
    else this.held = { ...held, candidates: left };
  }

  /** Nothing showed whose the line was. Only a failure is worth a note. */
  giveUp(): void {
    const { held } = this;
    this.held = null;
    if (held?.sign.shows !== 'failed') return;
    const names = held.candidates.map(({ server }) => server);
    for (const attempt of held.candidates)
      attempt.notes.push(
        `line ${held.line.quote.line} (${held.sign.because}) may be of ${names.join(' or ')}; nothing tells`,
      );
  }
}

/** A line that names no server can begin a stage of an attempt or fail it, but neither open nor end an attempt. */
export function applyUnnamed(attempt: Attempt, sign: StageSign, quote: Quote): void {
  if (sign.shows === 'begins') attempt.begin(sign, quote);
  else if (sign.shows === 'failed') attempt.fail(sign, quote);
}
