/**
 * Records that a log says again and again, word for word, and that are of no signature: each is read once, and from then on
 * counted. A log of a failing installation repeats its errors for weeks.
 */
import type { Correlator } from '../correlate/correlator.js';
import { parseSound } from '../entries/parse-trailer.js';
import { threadOf, trailerOf } from '../entries/sound-line.js';
import { type EntryMatcher, type Taken, textBehind } from '../match/entry-matcher.js';
import type { Entry } from '../model/entry.js';
import type { ErrorLine, Place, Quote } from '../model/observation.js';
import type { SoundLine } from '../model/sound-line.js';

const mostKnown = 2000;

export class RepeatedRecords {
  private readonly known = new Map<number, RepeatedRecord>();
  /** Those that came again since the window made room last. */
  private readonly moved = new Set<RepeatedRecord>();

  /** @param messageBefore what tells of the message whose trailer is there */
  constructor(
    private readonly bytes: Buffer,
    private readonly matcher: EntryMatcher,
    private readonly correlator: Correlator,
    private readonly messageBefore: (trailer: number) => string,
  ) {}

  /** @param error what was told of it, if it is one that nothing explains */
  learn(line: SoundLine, { text }: Entry, part: number, error: ErrorLine | null): void {
    if (this.known.size >= mostKnown) this.known.clear();
    this.known.set(line.words, new RepeatedRecord(this.bytes, text, part, error, this.messageBefore));
  }

  /**
   * Counts it as if it had been read; false where it is to be read, since nothing is known of it.
   * @param follows right behind what was taken last
   */
  count(line: SoundLine, part: number, place: Place, follows: boolean): boolean {
    const known = this.known.get(line.words);
    if (known?.part !== part) return false;
    const { text, error } = known;
    const before = this.matcher.takeAgain(text, error && threadOf(this.bytes, line), error !== null);
    if (error) {
      known.moveTo(line, place, follows ? before : null);
      this.moved.add(known);
      this.correlator.errorAgain(error, this.matcher.taken, known.quote);
    }
    return true;
  }

  /** The bytes are about to be others. */
  settle(): void {
    for (const record of this.moved) record.settle();
    this.moved.clear();
  }
}

/** What a record told when it was read, and where it stands last. */
class RepeatedRecord {
  private line: SoundLine | null = null;
  private trailer = '';
  private place: Place | null = null;
  /** Null: not looked at yet. */
  private before: Taken | null = '';

  /**
   * @param part of the stream in which it stands
   * @param error null: it is none
   */
  constructor(
    private readonly bytes: Buffer,
    readonly text: string,
    readonly part: number,
    readonly error: ErrorLine | null,
    private readonly messageBefore: (trailer: number) => string,
  ) {}

  /** As it stands last, made out when it is asked for: mostly it stands once more. */
  readonly quote = (): Quote => {
    const { quote } = this.error ?? {};
    if (!quote || !this.place) throw new Error('only an error that came again is asked for');
    this.settle();
    const { time = null, timeZone = null, thread = null } = parseSound(this.trailer, 0) ?? {};
    return { ...quote, ...this.place, before: textBehind(this.before ?? ''), time, timeZone, thread };
  };

  moveTo(line: SoundLine, place: Place, before: Taken | null): void {
    this.line = line;
    this.place = place;
    this.before = before;
  }

  /** Its trailer, and what stands before it, are known from then on. */
  settle(): void {
    const { line } = this;
    if (!line) return;
    this.trailer = trailerOf(this.bytes, line);
    this.before ??= this.messageBefore(line.before);
    this.line = null;
  }
}
