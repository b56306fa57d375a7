/**
 * Records that a log says again and again, word for word, and that are of no signature: each is read once, and from then on
 * counted. A log of a failing installation repeats its errors for weeks.
 */
import type { Correlator } from './correlate/correlator.js';
import { parseSound } from './entries/parse-trailer.js';
import { threadOf, trailerOf } from './entries/sound-line.js';
import type { EntryMatcher } from './match/entry-matcher.js';
import type { Entry } from './model/entry.js';
import type { ErrorLine, Place, Quote } from './model/observation.js';
import type { SoundLine } from './model/sound-line.js';

/** What a record told when it was read. */
interface Repeated {
  readonly text: string;
  /** In this part of the stream. */
  readonly part: number;
  /** Null: it is no error. */
  readonly error: ErrorLine | null;
}

const mostKnown = 2000;

export class RepeatedRecords {
  private readonly known = new Map<number, Repeated>();

  constructor(
    private readonly bytes: Buffer,
    private readonly matcher: EntryMatcher,
    private readonly correlator: Correlator,
  ) {}

  /** @param error what was told of it, if it is one that nothing explains */
  learn(line: SoundLine, { text }: Entry, part: number, error: ErrorLine | null): void {
    if (this.known.size >= mostKnown) this.known.clear();
    this.known.set(line.words, { text, part, error });
  }

  /** Counts it as if it had been read; false where it is to be read, since nothing is known of it. */
  count(line: SoundLine, part: number, place: Place): boolean {
    const known = this.known.get(line.words);
    if (known?.part !== part) return false;
    const { text, error } = known;
    const before = this.matcher.takeAgain(text, error && threadOf(this.bytes, line), error !== null);
    if (error) this.correlator.errorAgain(error, place, this.matcher.taken, this.quoteOf(line, error, place, before));
    return true;
  }

  private quoteOf(
    line: SoundLine,
    { quote }: ErrorLine,
    { file, line: number }: Place,
    before: () => string,
  ): () => Quote {
    const trailer = trailerOf(this.bytes, line);
    return () => {
      const { time = null, timeZone = null, thread = null } = parseSound(trailer, 0) ?? {};
      return { ...quote, file, line: number, before: before(), time, timeZone, thread };
    };
  }
}
