/** How log text is quoted: on one line, `~` (a line end inside a message) as a blank, a giant one cut. */

const longest = 1000;

export function quoteText(text: string): string {
  const oneLine = text
    .slice(0, longest * 2)
    .replace(/~+(?!\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return oneLine.length > longest ? `${oneLine.slice(0, longest)}…` : oneLine;
}

/** The end of the line that holds `at`. */
export function lineEndAfter(text: string, at: number): number {
  for (let i = at; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) return i;
  }
  return text.length;
}

/** Line ends in text[0, to): CR LF is one. */
export function countLineEnds(text: string, to: number): number {
  let count = 0;
  for (let i = 0; i < to; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) count += 1;
  }
  return count;
}
