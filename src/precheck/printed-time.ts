/** The time of a line of setup, as it stands there: `<07-13-1999 17:40:49>`, `06-21-1999 15:45:36`, or in the trailer of SMS. */
const atStart = /^<?(\d{2}-\d{2}-\d{4} \d{1,2}:\d{2}:\d{2})>?/;
const trailer = /\$\$<[^<>]*><([^<>]+)>/;

export function printedTime(text: string): string | null {
  return atStart.exec(text)?.[1] ?? trailer.exec(text)?.[1] ?? null;
}
