/** The byte order mark: where logs in UTF-8 were joined, each of them may begin with one. */
const mark = 0xfeff;

/** The part of a text between its outer blanks; null where there is nothing else. */
export function trim(text: string, from: number, to: number): { from: number; to: number } | null {
  while (from < to && (text.charCodeAt(from) <= 0x20 || text.charCodeAt(from) === mark)) from += 1;
  while (to > from && text.charCodeAt(to - 1) <= 0x20) to -= 1;
  return from < to ? { from, to } : null;
}
