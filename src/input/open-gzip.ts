import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { SourceReader } from '../model/source.js';
import { openStream } from './open-stream.js';

/** Most bytes that one packed log may unpack to. Logs are a few megabytes; what is larger is no log. */
const mostUnpacked = 4 * 1024 ** 3;

/** Reads what a `.gz` file unpacks to. Errors of the file and of the unpacking both reach the reader. */
export function openGzip(path: string): SourceReader {
  const unpacked = createGunzip();
  pipeline(createReadStream(path), unpacked, () => undefined);
  return openStream(unpacked, refuseBombs);
}

function refuseBombs(total: number): void {
  if (total > mostUnpacked) throw new Error(`unpacks to more than ${mostUnpacked} bytes, which no log does`);
}
