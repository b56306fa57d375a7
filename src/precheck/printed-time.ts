/** Finds the time in a line of a setup log: `<07-13-1999 17:40:49>` or `06-21-1999 15:45:36` at its start, or the trailer of SMS. */
const atStart = /^<?(\d{2}-\d{2}-\d{4} \d{1,2}:\d{2}:\d{2})>?/;
const trailer = /\$\$<[^<>]*><([^<>]+)>/;

export function printedTime(text: string): string | null {
  return atStart.exec(text)?.[1] ?? trailer.exec(text)?.[1] ?? null;
}
