/**
 * Finds places at which a very large log can be cut, so that several threads read it: between two records that each stand
 * alone on a line. Only a log whose bytes are searched as they are can be cut.
 */
import { LateColours } from '../decode/late-colours.js';
import { normalReader } from '../decode/normal-reader.js';
import { messageEnd } from '../entries/byte-signs.js';
import { openFile } from '../input/open-file.js';
import { mayAwait } from '../match/quote-text.js';
import { soundLine } from '../prefilter/plain-sound-line.js';

/** Bytes behind the wanted offset in which a place to cut is looked for. */
const sample = 64 * 1024;
const lineFeed = 10;

/**
 * @param wanted offsets, ascending
 * @returns the first good place behind each wanted offset, left out where none is near; empty where the log cannot be cut or read
 */
export async function findCuts(path: string, wanted: readonly number[]): Promise<number[]> {
  try {
    if (!(await isPlain(path))) return [];
    const cuts = await Promise.all(wanted.map((from) => cutBehind(path, from)));
    return [...new Set(cuts.filter((cut) => cut !== null))];
  } catch {
    // An unreadable log is reported when it is diagnosed.
    return [];
  }
}

async function isPlain(path: string): Promise<boolean> {
  const reader = await normalReader(openFile(path));
  reader.close();
  return reader.encoding === null && reader instanceof LateColours;
}

async function cutBehind(path: string, from: number): Promise<number | null> {
  const bytes = Buffer.alloc(sample);
  const reader = openFile(path, from);
  try {
    const cut = cutIn(bytes, await reader.read(bytes));
    return cut === null ? null : from + cut;
  } finally {
    reader.close();
  }
}

/** The start of a record. Not where the record before may end in `password =`: the two must then be seen together to mask it. */
function cutIn(bytes: Buffer, length: number): number | null {
  for (let at = bytes.indexOf(lineFeed) + 1; at > 0 && at < length; at = bytes.indexOf(lineFeed, at) + 1) {
    const line = soundLine(bytes, at, length, () => 1);
    if (line && !mayAwait(bytes[messageEnd(bytes, line.before) - 1])) return line.start;
  }
  return null;
}
