/**
 * A log of a failing installation repeats the same records, word for word, for weeks: each is read only once. When it comes again
 * and no signature uses it, it is merely counted; otherwise what was read the first time is told again with the new time and place.
 */
import type { Correlator } from '../correlate/correlator.js';
import type { LinePlace } from '../entries/line-window.js';
import { parseSound } from '../entries/parse-trailer.js';
import { threadOf, trailerOf } from '../entries/sound-line-parts.js';
import { type EntryMatcher, type MatchSink, type ReadRecord, type Taken, textBehind } from '../match/entry-matcher.js';
import type { ErrorLine, Place, Quote } from '../model/observation.js';
import type { SoundLine } from '../model/sound-line.js';

const mostKnown = 2000;

/** A record of one part of the stream: `told`, if a signature or a follower uses it, with all that was read of it; else `counted`. */
type Known = { readonly part: number } & ({ readonly told: ReadRecord } | { readonly counted: CountedRecord });

export class RepeatedRecords {
  private readonly known = new Map<number, Known>();
  /** Those whose latest place is still in the window, and was not read yet. */
  private readonly moved = new Set<CountedRecord>();

  /**
   * @param sink if it wants to see each record, none is merely counted
   * @param messageBefore reads the end of the message whose trailer is at an offset, where it matters for masking
   */
  constructor(
    private readonly bytes: Buffer,
    private readonly matcher: EntryMatcher,
    private readonly correlator: Correlator,
    private readonly sink: MatchSink,
    private readonly messageBefore: (trailer: number) => string,
  ) {}

  /** Remembers a record that was read. @param error its error line, if it is an error that no signature explains */
  learn(line: SoundLine, record: ReadRecord, part: number, error: ErrorLine | null): void {
    if (this.known.size >= mostKnown) this.known.clear();
    const { entry, matches } = record;
    this.known.set(
      line.words,
      matches.length > 0 || this.sink.record
        ? { part, told: record }
        : { part, counted: new CountedRecord(this.bytes, entry.text, error, this.messageBefore) },
    );
  }

  /**
   * Takes a record that was read before. False where it is not known, so that it must be read.
   * @param follows whether it stands right behind the record that was taken last
   */
  take(line: SoundLine, place: LinePlace, file: string, follows: boolean): boolean {
    const known = this.known.get(line.words);
    if (known?.part !== place.part) return false;
    if ('told' in known) {
      const trailer = parseSound(trailerOf(this.bytes, line), 0);
      if (!trailer) return false;
      if (!follows) this.matcher.skip(this.messageBefore(line.before));
      this.matcher.tellAgain(known.told, trailer, () => place, this.sink);
    } else this.count(known.counted, line, { file, line: place.line }, follows);
    return true;
  }

  private count(record: CountedRecord, line: SoundLine, place: Place, follows: boolean): void {
    const { text, error } = record;
    const before = this.matcher.takeAgain(text, error && threadOf(this.bytes, line), error !== null);
    if (!error) return;
    record.moveTo(line, place, follows ? before : null);
    this.moved.add(record);
    this.correlator.errorAgain(error, this.matcher.taken, record.quote);
  }

  /** To be called before the bytes of the window are moved. */
  settle(): void {
    for (const record of this.moved) record.settle();
    this.moved.clear();
  }
}

/** An uninteresting record: what it says, and the latest place at which it stands. */
class CountedRecord {
  private line: SoundLine | null = null;
  private trailer = '';
  private place: Place | null = null;
  /** What stands before the latest place; null: not looked at yet. */
  private before: Taken | null = '';

  /** @param error null: it is no error */
  constructor(
    private readonly bytes: Buffer,
    readonly text: string,
    readonly error: ErrorLine | null,
    private readonly messageBefore: (trailer: number) => string,
  ) {}

  /** The record at its latest place. Made only when asked for: mostly the record comes once more before that. */
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

  /** Reads the trailer at its latest place, and what stands before it. */
  settle(): void {
    const { line } = this;
    if (!line) return;
    this.trailer = trailerOf(this.bytes, line);
    this.before ??= this.messageBefore(line.before);
    this.line = null;
  }
}
