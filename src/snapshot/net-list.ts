/** What the lists that `net` commands print have in common, in any language. */

/** The line between the names of the columns and the rows. */
export const dashes = /^-{20,}\s*$/;

/** Whether the last row is a sentence ("The command completed successfully."), so that the list was not cut. */
export function endsWithSentence(rows: readonly string[]): boolean {
  return isSentence(rows.at(-1) ?? '');
}

/** Whether a line is a sentence: it starts at the left, holds neither a path nor two blanks in a row, and ends with a full stop. */
export function isSentence(line: string): boolean {
  return /^\S/.test(line) && !/[A-Za-z]:\\/.test(line) && /[.。]\s*$/.test(line) && !/\S {2,}\S/.test(line);
}

/**
 * A second reason why a list seems to be cut. On consoles of Japan and China it ends with a sentence, too, but if their code page
 * is not known, the full stop cannot be told from other letters.
 */
export function orWrittenOtherwise(rows: readonly string[]): string {
  return /[^\p{ASCII}]/u.test(rows.at(-1) ?? '')
    ? ', or written in a code page that is not known: put what chcp prints into site/chcp.txt'
    : '';
}
