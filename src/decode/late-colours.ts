/**
 * Notices colours that begin only far behind the start of a log, as where `grep --color -C` or `-E 'word|$'` coloured a few words of it.
 * Nearly no log holds an escape, so its bytes stay where they were read to; from the first block with colours on they are taken out.
 */
import type { NormalReader } from '../model/source.js';
import { RewritingReader } from './rewriting-reader.js';

const escapeByte = 0x1b;
/** Bytes behind a block that are looked at where it holds an escape. */
const farthest = 2048;

export class LateColours implements NormalReader {
  /** Reads on from where the colours begin; null before that. */
  private uncoloured: RewritingReader | null = null;
  /** What was read ahead, and not given on yet. */
  private left = Buffer.alloc(0);

  constructor(private readonly reader: NormalReader) {}

  get encoding(): string | null {
    return this.reader.encoding;
  }

  get bytesRead(): number {
    return this.reader.bytesRead;
  }

  get failure(): unknown {
    return this.reader.failure;
  }

  get mayReadOtherwise(): boolean {
    return this.uncoloured !== null || this.reader.mayReadOtherwise === true;
  }

  async read(into: Uint8Array): Promise<number> {
    if (this.uncoloured) return this.uncoloured.read(into);
    const got = await this.readOn(into);
    const block = Buffer.from(into.buffer, into.byteOffset, got);
    // Buffer.indexOf is native: on a healthy log it takes a hundredth of the time of a scan.
    const at = block.indexOf(escapeByte);
    if (at < 0) return got;
    const ahead = await this.readAhead();
    const { coloursIn } = await import('./colour-codes.js');
    const rewrite = coloursIn(block.toString('latin1', at) + ahead.toString('latin1'));
    if (!rewrite) return got;
    this.left = Buffer.concat([block, ahead]);
    const { reader } = this;
    const rest = { encoding: null, bytesRead: 0, failure: null, read: (room: Uint8Array) => this.readOn(room) };
    this.uncoloured = new RewritingReader({ ...rest, close: () => reader.close() }, [rewrite], []);
    return this.uncoloured.read(into);
  }

  close(): void {
    this.reader.close();
  }

  private async readOn(into: Uint8Array): Promise<number> {
    const part = this.left.subarray(0, into.length);
    if (part.length === 0) return this.reader.read(into);
    into.set(part);
    this.left = this.left.subarray(part.length);
    return part.length;
  }

  /** What follows a block whose last escape may begin what only the next one ends. */
  private async readAhead(): Promise<Buffer> {
    const ahead = Buffer.alloc(farthest);
    let length = 0;
    for (let got = -1; got !== 0 && length < farthest; length += got) got = await this.readOn(ahead.subarray(length));
    this.left = Buffer.concat([ahead.subarray(0, length), this.left]);
    return this.left;
  }
}
