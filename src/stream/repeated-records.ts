/**
 * Records that a log says again and again, word for word: each is read once. From then on those of no signature are counted,
 * and those of one are told without being read. A log of a failing installation repeats its errors for weeks.
 */
import type { Correlator } from '../correlate/correlator.js';
import type { LinePlace } from '../entries/line-window.js';
import { parseSound } from '../entries/parse-trailer.js';
import { threadOf, trailerOf } from '../entries/sound-line-parts.js';
import { type EntryMatcher, type MatchSink, type ReadRecord, type Taken, textBehind } from '../match/entry-matcher.js';
import type { ErrorLine, Place, Quote } from '../model/observation.js';
import type { SoundLine } from '../model/sound-line.js';

const mostKnown = 2000;

/** What is known of a record of a part: of one that a signature has a use for, or that someone follows, all that was read of it. */
type Known = { readonly part: number } & ({ readonly told: ReadRecord } | { readonly counted: CountedRecord });

export class RepeatedRecords {
  private readonly known = new Map<number, Known>();
  /** Those that came again since the window made room last. */
  private readonly moved = new Set<CountedRecord>();

  /**
   * @param sink if it wants to see each record, none is merely counted
   * @param messageBefore what tells of the message whose trailer is there
   */
  constructor(
    private readonly bytes: Buffer,
    private readonly matcher: EntryMatcher,
    private readonly correlator: Correlator,
    private readonly sink: MatchSink,
    private readonly messageBefore: (trailer: number) => string,
  ) {}

  /** @param error what was told of it, if it is one that nothing explains */
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
   * Takes it as if it had been read; false where it is to be read, since nothing is known of it.
   * @param follows right behind what was taken last
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

  /** The bytes are about to be others. */
  settle(): void {
    for (const record of this.moved) record.settle();
    this.moved.clear();
  }
}

/** What a record told when it was read, and where it stands last. */
class CountedRecord {
  private line: SoundLine | null = null;
  private trailer = '';
  private place: Place | null = null;
  /** Null: not looked at yet. */
  private before: Taken | null = '';

  /**
   * @param error null: it is none
   */
  constructor(
    private readonly bytes: Buffer,
    readonly text: string,
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
