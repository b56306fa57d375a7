/** Follows the numbers that a search tool put before the lines that it found, to tell where lines of the log are missing. */

/** More are not told apart: behind them each line is taken for one that does not follow on the line before. */
export const mostGaps = 100_000;

/** Of a line of a list: the number before it, and how long it is without that. */
export interface ListedLine {
  readonly number: number;
  readonly length: number;
}

/** Whether numbers are offsets in bytes (grep -b): no line begins within the one before, and some directly behind it. */
export function tellOffsets(lines: readonly ListedLine[]): boolean {
  const lengths = lines.slice(1).map(({ number }, i) => number - (lines[i]?.number ?? 0) - (lines[i]?.length ?? 0));
  return lengths.every((end) => end >= 1) && lengths.some((end) => end <= longestEnd);
}

/** CR LF. It may have become LF on its way, or the other way round. */
const longestEnd = 2;

export class ListedNumbers {
  /** Lines, by their numbers in the list, that do not follow on the line before them. */
  readonly gaps: number[] = [];
  private line = 1;
  private last: number | null = null;
  /** Of the text since the last number. */
  private passed = 0;
  private isParted = false;
  private endsInReturn = false;

  constructor(private readonly areOffsets = false) {}

  /** Text of the list, in order, with what is taken away; of that only line ends and length count. */
  pass(text: string): void {
    if (text === '') return;
    this.passed += text.length;
    // Of CR LF that was cut in two the first one counted.
    this.line -= this.endsInReturn && text.startsWith('\n') ? 1 : 0;
    this.line += text.match(/\r\n?|\n/g)?.length ?? 0;
    this.endsInReturn = text.endsWith('\r');
  }

  /** What stands between two groups of lines: a list without numbers tells in no other way that lines are missing. */
  part(): void {
    this.isParted = true;
  }

  /** Whether a number is that of the next line, or of the one that was seen last. */
  isNext(number: number): boolean {
    return this.last === null || number === this.last + 1 || number === this.last;
  }

  /**
   * @param printed the number of the line in its log, if the list tells it. The first one of a log follows on the rollover
   * @param length of the prefix, which is passed later
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

/** Whether lines are missing between two of a list. @param gaps as `ListedNumbers` tells them */
export function isGapBetween(gaps: readonly number[], line: number, later: number): boolean {
  const lastKnown = gaps.length === mostGaps ? (gaps.at(-1) ?? 0) : Number.POSITIVE_INFINITY;
  return later > Math.max(line, lastKnown) || gaps.some((gap) => gap > line && gap <= later);
}
