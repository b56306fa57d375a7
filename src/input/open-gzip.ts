import { createGunzip } from 'node:zlib';
import type { SourceReader } from '../model/source.js';
import { openFile } from './open-file.js';

/** Limit of one unpacked log, in bytes. Real logs are a few megabytes. */
const mostUnpacked = 4 * 1024 ** 3;
/** Packed bytes that are read at once. They unpack to at most a thousand times as many. */
const chunk = 16 * 1024;
/** Packed bytes that are kept, to unpack them once more if other bytes stand behind them. Real logs are a few megabytes. */
const mostKept = 16 * 1024 * 1024;
/** What zlib says where neither gzip data begins nor zeros follow it. */
const noHeader = 'incorrect header check';
/** Bytes at the end of gzip data: the checksum and the length. */
const trailerSize = 8;

/** Reads a `.gz` file, unpacked. Closing the reader closes the file at once; a Node stream would keep it open for a while, which blocks it on Windows. */
export function openGzip(path: string): SourceReader {
  return unpackReader(openFile(path));
}

/**
 * Unpacks the gzip data of another reader. When zlib finds something wrong, it drops what it unpacked in the same step. So the
 * trailer gets a step of its own, and a wrong checksum loses none of the text.
 * @param admit gets the number of unpacked bytes so far, and throws when they are too many
 */
export function unpackReader(packed: SourceReader, admit: (total: number) => void = refuseBombs): SourceReader {
  const gunzip = createGunzip();
  const block = Buffer.alloc(chunk + trailerSize);
  /** How many bytes at the start of `block` wait, since they may be the trailer. */
  let held = 0;
  let ready: Uint8Array[] = [];
  let total = 0;
  let ended = false;
  let failure: Error | null = null;
  let goOn = (): void => undefined;
  const kept: Buffer[] = [];
  let size = 0;
  gunzip.on('data', (bytes: Uint8Array) => ready.push(bytes));
  gunzip.on('error', (error) => {
    failure = error;
  });
  // At what follows the data, such as zeros of a disk block, zlib ends without saying that it has done the step.
  gunzip.on('end', () => {
    ended = true;
    goOn();
  });
  gunzip.on('close', () => goOn());
  const step = (start: (done: () => void) => void): Promise<void> =>
    new Promise((done) => {
      goOn = done;
      start(done);
    });
  const unpackMore = async (): Promise<void> => {
    const got = await packed.read(block.subarray(held, held + chunk));
    size += got;
    if (size <= mostKept) kept.push(Buffer.from(block.subarray(held, held + got)));
    else kept.length = 0;
    const isLast = got === 0;
    const length = held + got;
    held = isLast ? 0 : Math.min(length, trailerSize);
    const given = length - held;
    if (given > 0) await step((done) => gunzip.write(block.subarray(0, given), done));
    block.copyWithin(0, given, length);
    if (isLast && !ended && failure === null) await step(() => gunzip.end());
  };
  const hasFailedBehind = (): boolean => failure?.message === noHeader;
  /** Adds what zlib dropped when it failed behind the data. */
  const addDropped = async (): Promise<void> => {
    const text = (await import('./whole-members.js')).wholeMembers(Buffer.concat(kept));
    const given = ready.reduce((sum, { length }) => sum + length, total);
    if (text === null || text.length < given) return;
    if (text.length > given) ready.push(text.subarray(given));
    failure = new Error('other bytes stand behind its gzip data');
  };
  return {
    read: async (into) => {
      while (ready.length === 0) {
        if (failure !== null) throw failure;
        if (ended) return 0;
        await unpackMore();
        if (hasFailedBehind()) await addDropped();
      }
      const [first = new Uint8Array(0), ...others] = ready;
      const part = first.subarray(0, into.length);
      total += part.length;
      admit(total);
      into.set(part);
      ready = part.length < first.length ? [first.subarray(part.length), ...others] : others;
      return part.length;
    },
    close: () => {
      gunzip.destroy();
      packed.close();
    },
  };
}

function refuseBombs(total: number): void {
  if (total > mostUnpacked) throw new Error(`unpacks to more than ${mostUnpacked} bytes, which no log does`);
}
