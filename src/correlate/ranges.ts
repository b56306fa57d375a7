/** A set of ranges of numbers; both ends belong to a range. Ranges that touch are joined. */
interface Range {
  readonly from: number;
  readonly to: number;
}

export class Ranges {
  /** Ascending, none of them touching another. */
  private readonly ranges: Range[] = [];

  /** Where the first one starts; infinite where there is none. */
  get start(): number {
    return this.ranges[0]?.from ?? Number.POSITIVE_INFINITY;
  }

  get length(): number {
    return this.ranges.length;
  }

  /** @returns the first number that was in no range before; infinite where there is none */
  add(from: number, to: number): number {
    const first = this.indexOf(from);
    const near = this.ranges[first];
    if (!near || near.from > to) {
      this.ranges.splice(first, 0, { from, to });
      return from;
    }
    let end = first + 1;
    while ((this.ranges[end]?.from ?? Number.POSITIVE_INFINITY) <= to) end += 1;
    const last = this.ranges[end - 1] ?? near;
    this.ranges.splice(first, end - first, { from: Math.min(from, near.from), to: Math.max(to, last.to) });
    if (from < near.from) return from;
    return to <= near.to ? Number.POSITIVE_INFINITY : near.to;
  }

  /** Whether any number in between is in a range. */
  meets(from: number, to: number): boolean {
    const range = this.ranges[this.indexOf(from)];
    return range !== undefined && range.from <= to;
  }

  /** The index of the first range that does not end before a number. */
  private indexOf(number: number): number {
    let [low, high] = [0, this.ranges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ranges[middle]?.to ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
