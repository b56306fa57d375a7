/** Follows the numbers that a search tool put before the lines that it found, to tell where lines of the log are missing. */

/** More are not told apart: behind them each line is taken for one that does not follow on the line before. */
export const mostGaps = 100_000;

export class ListedNumbers {
  /** Lines, by their numbers in the list, that do not follow on the line before them. */
  readonly gaps: number[] = [];
  private line = 1;
  private last: number | null = null;
  private isParted = false;
  private endsInReturn = false;

  /** Text of the list, in order; only its line ends count. */
  pass(text: string): void {
    if (text === '') return;
    // Of CR LF that was cut in two the first one counted.
    this.line -= this.endsInReturn && text.startsWith('\n') ? 1 : 0;
    this.line += text.match(/\r\n?|\n/g)?.length ?? 0;
    this.endsInReturn = text.endsWith('\r');
  }

  /** What stands between two groups of lines: a list without numbers tells in no other way that lines are missing. */
  part(): void {
    this.isParted = true;
  }

  /** @param number of the line in its log; 0 where the list tells none. The first one of a log follows on the rollover */
  see(number: number): void {
    const follows = number === 0 ? !this.isParted : this.last === null || number === this.last + 1 || number === 1;
    this.isParted = false;
    if (!follows && this.gaps.length < mostGaps) this.gaps.push(this.line);
    if (number > 0) this.last = number;
  }
}

/** Whether lines are missing between two of a list. @param gaps as `ListedNumbers` tells them */
export function isGapBetween(gaps: readonly number[], line: number, later: number): boolean {
  const lastKnown = gaps.length === mostGaps ? (gaps.at(-1) ?? 0) : Number.POSITIVE_INFINITY;
  return later > Math.max(line, lastKnown) || gaps.some((gap) => gap > line && gap <= later);
}
