/**
 * What a console of Japan or China printed ends in a sentence too, but without the number of its code page its full stop cannot be
 * told from other letters.
 */
export function orWrittenOtherwise(rows: readonly string[]): string {
  return /[^\p{ASCII}]/u.test(rows.at(-1) ?? '')
    ? ', or written in a code page that is not known: put what chcp prints into site/chcp.txt'
    : '';
}
