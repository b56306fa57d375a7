/**
 * Checks whether a quote still stands where a report says. It is not the text of the log letter by letter: a report folds white
 * space, masks passwords, writes control characters as escapes and cuts what is very long.
 */

const mask = '********';
/** How much of a torn quote must stand at the end of its file, if it does not begin its line: less could be chance. */
const shortestTorn = 8;

/** @param lines the line that the report names, and some after it: a quote may run over several, and the log may roll over inside it */
export function quoteStands(quote: string, lines: readonly string[]): boolean {
  const [first = ''] = lines;
  const text = squeezed(lines.join(''));
  const pieces = quote.replace(/…$/, '').split(mask).map(squeezed);
  // The quote must start on the first line.
  const firstLength = squeezed(first).length;
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const found = text.indexOf(piece, at);
    if (found < 0 || (index === 0 && found >= firstLength)) return index === 0 && isTorn(piece, text, firstLength);
    at = found + piece.length;
  }
  return pieces.some((piece) => piece !== '');
}

/** Whether the text, from somewhere on its first line to its end, is the start of the quote. */
function isTorn(piece: string, text: string, firstLength: number): boolean {
  for (let start = 0; start < firstLength; start += 1) {
    if ((start === 0 || text.length - start >= shortestTorn) && piece.startsWith(text.slice(start))) return true;
  }
  return false;
}

/** Without white space, without `~` (which stands for a line end), and without control characters or their escapes. */
function squeezed(text: string): string {
  return text.replace(/\\x[0-9a-f]{2}|\\u\{?[0-9a-f]{4,5}\}?/g, '').replace(/[\s~\p{C}]+/gu, '');
}
