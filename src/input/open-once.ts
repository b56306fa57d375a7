/** Opens a source that can be read only once (standard input, a named pipe). Its first bytes tell whether it is packed. */
import type { SourceReader } from '../model/source.js';
import { bytesReader } from './keep-bytes.js';
import { kindBy } from './open-file.js';

export async function openOnce(reader: SourceReader): Promise<SourceReader> {
  const start = new Uint8Array(4);
  let length = 0;
  for (let got = -1; got !== 0 && length < start.length; length += got) got = await reader.read(start.subarray(length));
  const whole = bytesReader(start.subarray(0, length), reader);
  const kind = kindBy(start);
  if (kind === 'gzip') return (await import('./open-gzip.js')).unpackReader(whole);
  if (kind === 'zip') {
    reader.close();
    throw new Error('is a zip, of which the end is needed first; give the file itself');
  }
  return whole;
}
