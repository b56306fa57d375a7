/**
 * Takes out of a log, piece by piece, what a tool added to it. Line ends stay, so that lines keep the numbers they have in
 * the file. The bytes are treated as Latin-1 text, which loses nothing.
 */
import type { NormalReader } from '../model/source.js';
import { PieceReader } from './piece-reader.js';

/** @param startsLine the text begins at the start of a line */
export type Rewrite = (text: string, startsLine: boolean) => string;

const chunk = 64 * 1024;
/** Longer than any prefix or row of a table. A rewrite never gets less of a line than this, unless the line is shorter. */
const longestPrefix = 8 * 1024;
/** Longer than anything that `open` finds. */
const longestOpen = 400;
/** What may go on behind a text, or could if it is whole: an entity, a tag, an order to a terminal, or one whose escape is shown or lost. */
const open =
  /(?:&[#\w;]{0,24}|<[^<>\r\n]{0,320}|\x1b(?:\][^\x07\x1b\r\n]{0,300}(?:\x1b\\?)?|[()*+]|\[[0-?]{0,40}[ -/]{0,4}[@-~]?)?|(?:\^\[?|ES?C?|(?<!\x1b)\\\w{0,5}|[\xe2\xef][\x80-\xbf]{0,2})?(?:\[[\d;]{0,40}m?)?(?:\[K?)?)$/i;

export class RewritingReader extends PieceReader {
  protected readonly written = 'latin1';
  protected readonly mostBytes = 1;
  private readonly raw = Buffer.alloc(chunk);
  /** How many bytes at the start of `raw` were read before, and wait for what follows them. */
  private held = 0;
  private startsLine = true;
  private ended = false;

  constructor(
    private readonly reader: NormalReader,
    private readonly rewrites: readonly Rewrite[],
    /** See `NormalReader`. */
    readonly gaps: readonly number[],
  ) {
    super(reader);
  }

  get encoding(): string | null {
    return this.reader.encoding;
  }

  protected async nextPiece(): Promise<string | null> {
    if (this.ended) return null;
    const { raw, held, startsLine } = this;
    const got = await this.reader.read(raw.subarray(held));
    this.ended = got === 0;
    const text = raw.toString('latin1', 0, held + got);
    const whole = this.ended ? text.length : wholeLength(text, startsLine);
    this.held = text.length - whole;
    raw.copyWithin(0, whole, text.length);
    if (whole > 0) this.startsLine = isLineEnd(text.charAt(whole - 1));
    return this.rewrites.reduce((piece, rewrite) => rewrite(piece, startsLine), text.slice(0, whole));
  }
}

/**
 * How much of a text can be rewritten without what follows: all but its last line if that is so short that its prefix may
 * go on; else all but what near the end may begin an entity, a tag or a colour. Never between CR and LF.
 */
function wholeLength(text: string, startsLine: boolean): number {
  const to = text.endsWith('\r') ? text.length - 1 : text.length;
  const lineStart = to === 0 ? 0 : Math.max(text.lastIndexOf('\n', to - 1), text.lastIndexOf('\r', to - 1)) + 1;
  if ((lineStart > 0 || startsLine) && to - lineStart < longestPrefix) return lineStart;
  const from = Math.max(0, to - longestOpen);
  return from + text.slice(from, to).search(open);
}

function isLineEnd(letter: string): boolean {
  return letter === '\n' || letter === '\r';
}
