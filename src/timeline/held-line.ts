/**
 * A line of a stage that names nobody and fits the attempts of several servers. It waits for a line that tells whose it was;
 * where none comes, it changes no attempt, and each that it may be of says so.
 */
import type { Observation, Quote } from '../model/observation.js';
import type { StageSign } from '../model/stage.js';
import type { Attempt } from './attempt.js';

/** What tells comes within so many lines, or not at all. */
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

  /** A failure that names a server tells whose the held line was; a server that goes on shows that it was another's. */
  settle(sign: StageSign, line: Observation, server: string): void {
    const { held } = this;
    if (!held) return;
    if (line.order - held.line.order > patience) {
      this.giveUp();
      return;
    }
    if (!held.candidates.some((attempt) => attempt.server === server)) return;
    const isHis = sign.shows === 'ends' || sign.shows === 'failed' || sign.stage === held.sign.stage;
    if (!isHis && sign.shows !== 'begins') return;
    const left = held.candidates.filter((attempt) => (attempt.server === server) === isHis);
    this.held = null;
    const [one, ...more] = left;
    if (one && more.length === 0) applyUnnamed(one, held.sign, held.line.quote);
    else this.held = { ...held, candidates: left };
  }

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

/** Without a name a line can go on with an attempt or fail it, but neither open nor end one. */
export function applyUnnamed(attempt: Attempt, sign: StageSign, quote: Quote): void {
  if (sign.shows === 'begins') attempt.begin(sign, quote);
  else if (sign.shows === 'failed') attempt.fail(sign, quote);
}
