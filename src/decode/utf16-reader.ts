/**
 * Looks at the first bytes of a source, and gives back a reader whose bytes have ASCII for ASCII: UTF-16, with a mark or
 * told by its zero bytes, comes out as UTF-8; a UTF-8 mark is dropped. All later stages can then search bytes.
 */
import { TextDecoder } from 'node:util';
import type { SourceReader } from '../model/source.js';

export interface NormalReader extends SourceReader {
  /** `utf-16le`, `utf-16be` or `utf-8` where the start proves it; null where the bytes themselves must tell. */
  readonly encoding: string | null;
  /** Bytes read from the source so far. */
  readonly bytesRead: number;
}

const sample = 4096;
const chunk = 64 * 1024;

export async function normalReader(reader: SourceReader): Promise<NormalReader> {
  const head = new Uint8Array(sample);
  let length = 0;
  for (let got = -1; got !== 0 && length < sample; length += got) got = await reader.read(head.subarray(length));
  const { encoding, mark } = detectEncoding(head.subarray(0, length));
  const rest = new HeadReader(reader, head.subarray(mark, length), mark);
  return encoding === 'utf-16le' || encoding === 'utf-16be'
    ? new Utf16Reader(rest, encoding)
    : Object.assign(rest, { encoding });
}

/** All of some bytes as text when they are UTF-16, else null. */
export function utf16Of(bytes: Uint8Array): string | null {
  const { encoding, mark } = detectEncoding(bytes.subarray(0, sample));
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return null;
  return new TextDecoder(encoding).decode(bytes.subarray(mark));
}

/** What the first bytes of a log prove of its encoding, and how long its mark is. */
export function detectEncoding(head: Uint8Array): { encoding: string | null; mark: number } {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', mark: 2 };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (!head.includes(0)) return { encoding: null, mark: 0 };
  const zeros = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  // Half of the letters of a log are ASCII in any language: trailers, names, paths. A few zeros are a damaged log, not UTF-16.
  if (odd > head.length / 5 && even < odd / 20) return { encoding: 'utf-16le', mark: 0 };
  if (even > head.length / 5 && odd < even / 20) return { encoding: 'utf-16be', mark: 0 };
  return { encoding: null, mark: 0 };
}

/** Gives the bytes looked at first, then the rest. */
class HeadReader implements SourceReader {
  bytesRead: number;
  private head: Uint8Array;

  constructor(
    private readonly reader: SourceReader,
    head: Uint8Array,
    mark: number,
  ) {
    this.head = head;
    this.bytesRead = mark;
  }

  async read(into: Uint8Array): Promise<number> {
    const own = Math.min(into.length, this.head.length);
    if (own > 0) {
      into.set(this.head.subarray(0, own));
      this.head = this.head.subarray(own);
      this.bytesRead += own;
      return own;
    }
    const got = await this.reader.read(into);
    this.bytesRead += got;
    return got;
  }

  close(): void {
    this.reader.close();
  }
}

class Utf16Reader implements NormalReader {
  private readonly decoder: TextDecoder;
  private readonly raw = new Uint8Array(chunk);
  private ready: Uint8Array = new Uint8Array(0);

  constructor(
    private readonly reader: HeadReader,
    readonly encoding: 'utf-16le' | 'utf-16be',
  ) {
    this.decoder = new TextDecoder(encoding, { ignoreBOM: true });
  }

  get bytesRead(): number {
    return this.reader.bytesRead;
  }

  async read(into: Uint8Array): Promise<number> {
    for (let ended = false; this.ready.length === 0 && !ended; ) {
      const got = await this.reader.read(this.raw);
      ended = got === 0;
      this.ready = Buffer.from(this.decoder.decode(this.raw.subarray(0, got), { stream: !ended }), 'utf8');
    }
    const part = this.ready.subarray(0, into.length);
    into.set(part);
    this.ready = this.ready.subarray(part.length);
    return part.length;
  }

  close(): void {
    this.reader.close();
  }
}
