import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { SourceReader } from '../model/source.js';
import { openFile } from './open-file.js';
import { openStream } from './open-stream.js';

/** Limit of one unpacked log, in bytes. Real logs are a few megabytes. */
const mostUnpacked = 4 * 1024 ** 3;

/** Reads a `.gz` file, unpacked. Closing the reader closes the file at once; a Node stream would keep it open for a while, which blocks it on Windows. */
export function openGzip(path: string): SourceReader {
  return unpackReader(openFile(path));
}

/** Unpacks the gzip data of another reader. */
export function unpackReader(packed: SourceReader): SourceReader {
  const unpacked = unpack(Readable.from(blocksOf(packed)));
  return {
    read: (into) => unpacked.read(into),
    close: () => {
      unpacked.close();
      packed.close();
    },
  };
}

/** `pipeline` passes errors of reading to the unpacking stream, from which they reach the caller. */
function unpack(packed: Readable): SourceReader {
  const unpacked = createGunzip();
  pipeline(packed, unpacked, () => undefined);
  return openStream(unpacked, refuseBombs);
}

async function* blocksOf(reader: SourceReader): AsyncGenerator<Uint8Array> {
  for (;;) {
    const block = new Uint8Array(64 * 1024);
    const got = await reader.read(block);
    if (got === 0) return;
    yield block.subarray(0, got);
  }
}

function refuseBombs(total: number): void {
  if (total > mostUnpacked) throw new Error(`unpacks to more than ${mostUnpacked} bytes, which no log does`);
}
