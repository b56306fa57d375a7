/** A reader that makes text of another one's bytes piece by piece, and gives it out as bytes, where it does not make those at once. */
import type { NormalReader } from '../model/source.js';

type Underneath = Pick<NormalReader, 'bytesRead' | 'close'>;

export abstract class PieceReader implements NormalReader {
  abstract readonly encoding: string | null;
  /** As which bytes the text is given out, and how many there are of one letter at most. */
  protected abstract readonly written: 'utf8' | 'latin1';
  protected abstract readonly mostBytes: number;
  /** What found no room. */
  private ready: Buffer = Buffer.alloc(0);

  constructor(private readonly underneath: Underneath) {}

  /**
   * A text, which may be empty, or how many bytes were written at the start of `into` instead. Null when there is no more.
   */
  protected abstract nextPiece(into: Uint8Array): Promise<string | number | null>;

  get bytesRead(): number {
    return this.underneath.bytesRead;
  }

  async read(into: Uint8Array): Promise<number> {
    while (this.ready.length === 0) {
      const piece = await this.nextPiece(into);
      if (piece === null) return 0;
      if (typeof piece === 'number') return piece;
      if (piece !== '' && piece.length * this.mostBytes <= into.length)
        return Buffer.from(into.buffer, into.byteOffset, into.length).write(piece, this.written);
      this.ready = Buffer.from(piece, this.written);
    }
    const part = this.ready.subarray(0, into.length);
    into.set(part);
    this.ready = this.ready.subarray(part.length);
    return part.length;
  }

  close(): void {
    this.underneath.close();
  }
}
