/** Base of readers that turn the bytes of another reader into text, piece by piece, and give that out as bytes again. */
import type { NormalReader } from '../model/source.js';

type Underneath = Pick<NormalReader, 'bytesRead' | 'failure' | 'close'>;
/** The bytes of a source as they are. */
export type SourceBytes = Underneath & Pick<NormalReader, 'read'>;

export abstract class PieceReader implements NormalReader {
  abstract readonly encoding: string | null;
  /** The encoding of the bytes that are given out. */
  protected abstract readonly written: 'utf8' | 'latin1';
  /** How many bytes one UTF-16 unit of the text takes in it at most. */
  protected abstract readonly mostBytes: number;
  /** Bytes of the last piece that the caller had no room for. */
  private ready: Buffer = Buffer.alloc(0);

  constructor(private readonly underneath: Underneath) {}

  /** @returns the next text, which may be empty; or how many bytes it wrote at the start of `into` instead; null at the end */
  protected abstract nextPiece(into: Uint8Array): Promise<string | number | null>;

  /** Whether bytes wait that found no room. */
  protected get isReady(): boolean {
    return this.ready.length > 0;
  }

  get bytesRead(): number {
    return this.underneath.bytesRead;
  }

  get failure(): unknown {
    return this.underneath.failure;
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
