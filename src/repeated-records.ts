/**
 * Records that a log says again and again, word for word, and that are of no signature: each is read once, and from then on
 * counted. A log of a failing installation repeats its errors for weeks.
 */
import { parseSound } from './entries/parse-trailer.js';
import { threadOf, trailerOf } from './entries/sound-line.js';
import type { EntryMatcher } from './match/entry-matcher.js';
import { withoutQuoteMarks } from './match/quote-text.js';
import type { Entry } from './model/entry.js';
import type { ErrorAgain, ErrorLine, Place, Quote } from './model/observation.js';
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
  ) {}

  /** What is known of the record on this line; null where it is to be read. */
  find(line: SoundLine, part: number): Repeated | null {
    const known = this.known.get(line.words);
    return known?.part === part ? known : null;
  }

  /** @param error what was told of it, if it is one that nothing explains */
  learn(line: SoundLine, { text }: Entry, part: number, error: ErrorLine | null): void {
    if (this.known.size >= mostKnown) this.known.clear();
    this.known.set(line.words, { text, part, error });
  }

  /** Counts it as if it had been read; null for one that is no error. */
  count({ text, error: first }: Repeated, line: SoundLine, place: Place): ErrorAgain | null {
    const before = this.matcher.takeAgain(text, first && threadOf(this.bytes, line), first !== null);
    if (first === null) return null;
    const trailer = trailerOf(this.bytes, line);
    const quote = (): Quote => {
      const { time = null, timeZone = null, thread = null } = parseSound(trailer, 0) ?? {};
      return {
        ...first.quote,
        file: place.file,
        line: place.line,
        before: withoutQuoteMarks(before),
        time,
        timeZone,
        thread,
      };
    };
    return { first, place, order: this.matcher.taken, quote };
  }
}
