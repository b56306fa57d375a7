/** Places that a search found ahead of the reading, until they are read. Of a log of errors there are many. */

/** So many that were read are kept before room is made. */
const mostRead = 4096;

export class WaitingHits {
  /** Ascending, as offsets in the stream. */
  private places: number[] = [];
  /** Index of the first that was not read. */
  private first = 0;
  /** Of the window in the stream. */
  private offset = 0;

  get count(): number {
    return this.places.length - this.first;
  }

  /** @param hits in the window, ascending, behind all that were added before */
  add(hits: readonly number[]): void {
    for (const hit of hits) this.places.push(hit + this.offset);
  }

  /** Those in [from, to) of the window. */
  between(from: number, to: number): number[] {
    const { places, offset } = this;
    const found: number[] = [];
    for (let i = this.indexOf(from + offset); i < places.length; i += 1) {
      const hit = (places[i] ?? 0) - offset;
      if (hit >= to) break;
      found.push(hit);
    }
    return found;
  }

  /** What lies before a place in the window was read. */
  forget(to: number): void {
    this.first = this.indexOf(to + this.offset);
    if (this.first <= mostRead) return;
    this.places = this.places.slice(this.first);
    this.first = 0;
  }

  /** The window made room. */
  discard(gone: number): void {
    this.offset += gone;
  }

  /** Of the first that does not lie before a place in the stream. */
  private indexOf(place: number): number {
    let [low, high] = [this.first, this.places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.places[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
