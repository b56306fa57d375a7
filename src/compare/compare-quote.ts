/** Whether a quote still stands where a report says. Reports fold white space, mask passwords and cut what is very long. */

const mask = '********';
/** Of an end that begins inside its line: less would be a chance. */
const shortestTorn = 8;

/**
 * @param lines the line that the report names, and some after it, since a quote may run over line ends
 * @param ended no further line follows in the file: a rollover may have torn the quote, and its rest stands in the next
 */
export function quoteStands(quote: string, lines: readonly string[], ended: boolean): boolean {
  const [first = ''] = lines;
  const text = squeezed(lines.join(''));
  const pieces = quote.replace(/…$/, '').split(mask).map(squeezed);
  // What is quoted starts on its line, not on one of those after it.
  const latest = squeezed(first).length;
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const found = text.indexOf(piece, at);
    if (found < 0 || (index === 0 && found >= latest)) return ended && index === 0 && isTorn(piece, text, latest);
    at = found + piece.length;
  }
  return pieces.some((piece) => piece !== '');
}

/** The end of the text, from somewhere on its first line, is how the quote starts. */
function isTorn(piece: string, text: string, latest: number): boolean {
  for (let start = 0; start < latest; start += 1) {
    if ((start === 0 || text.length - start >= shortestTorn) && piece.startsWith(text.slice(start))) return true;
  }
  return false;
}

/** Without white space, and without `~`, which stands for a line end; control characters as a report writes them out. */
function squeezed(text: string): string {
  return text.replace(/\\x[0-9a-f]{2}|\\u\{?[0-9a-f]{4,5}\}?/g, '').replace(/[\s~\p{C}]+/gu, '');
}
