/** `SearchEngine.soundLine` in JavaScript. It must find exactly what `soundLine` of `search.wat` finds. */
import type { SoundLine } from '../model/sound-line.js';

const lineFeed = 10;
const carriageReturn = 13;
/** In bytes. `search.wat` has the same limits. */
const longestLine = 640;
const longestTrailer = 200;
/** How many texts are numbered before all are forgotten. */
const mostKept = 2000;

const trailer = new RegExp(
  [
    String.raw`\$\$<([A-Za-z][\w ]{0,63})>`,
    '<(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (?:0[1-9]|[12][0-9]|3[01])',
    String.raw` (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3} \d{4}(?: [A-Za-z]+)*>`,
    String.raw`<(thread=)\d{1,10} \(0x[0-9A-F]{1,8}\)>$`,
  ].join(''),
  'dy',
);

/** @param numberOf see `numbering` */
export function soundLine(
  bytes: Buffer,
  at: number,
  length: number,
  numberOf: (words: string) => number,
): SoundLine | null {
  const start = at === 0 ? 0 : bytes.subarray(0, at).lastIndexOf(lineFeed) + 1;
  const end = bytes.subarray(0, length).indexOf(lineFeed, at);
  if (start === 0 || end < 0 || end - start > longestLine) return null;
  const line = textOf(bytes, start, end);
  const sign = line.indexOf('$');
  const found = sign < 0 || line.lastIndexOf('\r', sign) >= 0 ? null : trailerAt(line, sign);
  const before = trailerBefore(bytes, start);
  if (!found || before === null) return null;
  const words = numberOf(line.slice(0, found.nameEnd));
  return { before, start, trailer: start + sign, thread: start + found.thread, end: end + 1, words };
}

/** The offset of the trailer that ends the line before `start`; null if it does not end with one. */
function trailerBefore(bytes: Buffer, start: number): number | null {
  const from = Math.max(0, start - 3 - longestTrailer);
  const text = textOf(bytes, from, start - 1);
  const sign = text.lastIndexOf('$') - 1;
  return sign >= 0 && text.length - sign - 1 <= longestTrailer && trailerAt(text, sign) ? from + sign : null;
}

/** The text between two offsets, without a CR at its end. */
function textOf(bytes: Buffer, from: number, to: number): string {
  const stop = bytes[to - 1] === carriageReturn && to > from ? to - 1 : to;
  return bytes.toString('latin1', from, stop);
}

/** The offsets in the text at which the name in the trailer ends and the number of the thread starts. */
function trailerAt(text: string, at: number): { nameEnd: number; thread: number } | null {
  trailer.lastIndex = at;
  const [, name, thread] = trailer.exec(text)?.indices ?? [];
  return name && thread ? { nameEnd: name[1], thread: thread[1] } : null;
}

/** Numbers texts: equal texts get the same number as long as they are remembered. No number is used for two texts. */
export function numbering(): (words: string) => number {
  const known = new Map<string, number>();
  let last = 0;
  return (words) => {
    const number = known.get(words) ?? last + 1;
    if (number > last) {
      if (known.size >= mostKept) known.clear();
      last = number;
      known.set(words, number);
    }
    return number;
  };
}
