import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { SourceReader } from '../model/source.js';
import { openFile } from './open-file.js';
import { openStream } from './open-stream.js';

/** Most bytes that one packed log may unpack to. Logs are a few megabytes; what is larger is no log. */
const mostUnpacked = 4 * 1024 ** 3;

/** Reads a `.gz` file, unpacked. The file is closed with the reader; a stream of Node would stay open for a while, and block the file on Windows. */
export function openGzip(path: string): SourceReader {
  return unpackReader(openFile(path));
}

/** Unpacks what another reader gives. */
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

/** Errors in reading and in unpacking both reach the caller. */
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
