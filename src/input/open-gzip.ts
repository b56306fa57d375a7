import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { SourceReader } from '../model/source.js';
import { mostUnpacked, openStream } from './open-stream.js';

/** Reads what a `.gz` file unpacks to. Errors of the file and of the unpacking both reach the reader. */
export function openGzip(path: string): SourceReader {
  const unpacked = createGunzip();
  pipeline(createReadStream(path), unpacked, () => undefined);
  return openStream(unpacked, mostUnpacked);
}
