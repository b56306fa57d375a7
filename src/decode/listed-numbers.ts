/**
 * Follows the numbers that a search tool prints before the lines it found, to know where lines of the log are missing between
 * them: what stands on two sides of such a gap must not be read as one run.
 */

/** So many gaps are remembered. Every line after the last of them counts as not following on the line before it. */
export const mostGaps = 100_000;

/** A line of a list: the number printed before it, and its length in bytes without the prefix and the line end. */
export interface ListedLine {
  readonly number: number;
  readonly length: number;
}

/** Whether the numbers are byte offsets (grep -b): every line starts behind the end of the one before, and some directly behind it. */
export function tellOffsets(lines: readonly ListedLine[]): boolean {
  const distances = lines.slice(1).map(({ number }, i) => number - (lines[i]?.number ?? 0) - (lines[i]?.length ?? 0));
  return distances.every((distance) => distance >= 1) && distances.some((distance) => distance <= longestEnd);
}

/** The length of CR LF. On its way the file may have lost or gained the CR. */
const longestEnd = 2;

export class ListedNumbers {
  /** The lines of the list, counted from 1, before which lines of the log are missing. */
  readonly gaps: number[] = [];
  /** The current line of the list. */
  private line = 1;
  /** Length of the text of the log since the last number. */
  private passed = 0;
  private isParted = false;
  private endsInReturn = false;

  /**
   * @param areOffsets the numbers are byte offsets, not line numbers
   * @param last the last printed number; at first the one before the first line, if that is known
   */
  constructor(
    private readonly areOffsets = false,
    private last: number | null = null,
  ) {}

  /** Takes all text of the list in order, prefixes included: line ends and lengths are counted. */
  pass(text: string): void {
    if (text === '') return;
    this.passed += text.length;
    // A CR LF that lies across two pieces was counted with its CR.
    this.line -= this.endsInReturn && text.startsWith('\n') ? 1 : 0;
    this.line += text.match(/\r\n?|\n/g)?.length ?? 0;
    this.endsInReturn = text.endsWith('\r');
  }

  /** Takes a separator between two groups of lines. In a list without numbers nothing else shows that lines are missing. */
  part(): void {
    this.isParted = true;
  }

  /** Whether a number is the last one or the one after it. */
  isNext(number: number): boolean {
    return this.last === null || number === this.last + 1 || number === this.last;
  }

  /**
   * Takes the prefix of a line.
   * @param printed the number in it, if there is one. The number of the first line of a log makes no gap: it may follow on a rollover
   * @param length the length of the prefix; `pass` takes its text afterwards
   */
  see(printed: string | undefined, length: number): void {
    const number = printed === undefined ? null : Number(printed);
    const follows = number === null ? !this.isParted : this.follows(number);
    this.isParted = false;
    if (!follows && this.gaps.length < mostGaps) this.gaps.push(this.line);
    if (number !== null) this.last = number;
    this.passed = -length;
  }

  private follows(number: number): boolean {
    if (this.last === null) return true;
    if (this.areOffsets) return number === 0 || Math.abs(number - this.last - this.passed) < longestEnd;
    return number === 1 || number === this.last + 1;
  }
}

/** Whether lines of the log are missing between two lines of a list. @param gaps from `ListedNumbers` */
export function isGapBetween(gaps: readonly number[], line: number, later: number): boolean {
  const lastKnown = gaps.length === mostGaps ? (gaps.at(-1) ?? 0) : Number.POSITIVE_INFINITY;
  return later > Math.max(line, lastKnown) || gaps.some((gap) => gap > line && gap <= later);
}
