/**
 * What stands beside the word of a template that a search looks for. Another text that holds the word mostly has other
 * words beside it, and that can be seen in the bytes, without reading the record.
 */
import type { Neighbours } from '../model/template.js';
import type { Piece } from './parse-template.js';

/**
 * By place of the word in the template: the letter or digit, folded, that a blank parts from it on either side. Null where
 * a place says nothing of either side: then every hit counts.
 */
export function neighboursOf(pieces: readonly Piece[], word: string): readonly Neighbours[] | null {
  const found = pieces.flatMap((piece, i) =>
    piece.kind === 'literal' && piece.folded === word
      ? [[wordLetter(pieces[i - 1], pieces[i - 2], -1), wordLetter(pieces[i + 1], pieces[i + 2], 0)] as const]
      : [],
  );
  return found.length > 0 && found.every(([before, after]) => before !== null || after !== null) ? found : null;
}

function wordLetter(next: Piece | undefined, beyond: Piece | undefined, at: -1 | 0): string | null {
  if (next?.kind !== 'blank' || beyond?.kind !== 'literal') return null;
  const letter = beyond.folded.at(at) ?? '';
  return /^[a-z0-9]$/.test(letter) ? letter : null;
}
