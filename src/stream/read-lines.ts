/** Some lines of a source, by number. Lines are counted as the diagnosis counts them: CR LF ends one, and a lone CR or LF too. */
import type { TextDecoding } from '../decode/decode-text.js';
import type { Source } from '../model/source.js';
import { readableBlocksOf } from './blocks-of.js';

/** Bytes that are kept of one line. */
const longestLine = 4000;
const cr = 13;
const lf = 10;

export type Lines = ReadonlyMap<number, string>;

/** What could be read where the source cannot be read to its end: the diagnosis has reported that already. */
export async function readLines(source: Source, wanted: ReadonlySet<number>, decoding: TextDecoding): Promise<Lines> {
  const lines = new Map<number, string>();
  const last = Math.max(0, ...wanted);
  const keep = new LineKeeper(wanted, (line, bytes) => lines.set(line, decoding.decode(bytes)));
  for await (const block of readableBlocksOf(source)) {
    keep.add(block);
    if (keep.line > last) break;
  }
  keep.finish();
  return lines;
}

class LineKeeper {
  line = 1;
  private bytes: number[] = [];
  private afterCr = false;
  private isOpen = false;

  constructor(
    private readonly wanted: ReadonlySet<number>,
    private readonly take: (line: number, bytes: Uint8Array) => void,
  ) {}

  add(block: Uint8Array): void {
    for (const byte of block) {
      if (byte === lf && this.afterCr) {
        this.afterCr = false;
        continue;
      }
      this.afterCr = byte === cr;
      this.isOpen = byte !== lf && byte !== cr;
      if (!this.isOpen) this.end();
      else if (this.bytes.length < longestLine && this.wanted.has(this.line)) this.bytes.push(byte);
    }
  }

  /** A last line needs no line end; after one there is no further line. */
  finish(): void {
    if (this.isOpen) this.end();
  }

  private end(): void {
    if (this.wanted.has(this.line)) this.take(this.line, Uint8Array.from(this.bytes));
    this.bytes = [];
    this.line += 1;
  }
}
