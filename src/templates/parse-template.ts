/**
 * Reads a message template into its pieces. A template is the message as the log prints it, with typed placeholders:
 * `ERROR: FAILED TO INSTALL LICENSE SERVER '{server}'`. `{source:path}` gives the capture another name than its type.
 */
import { InputError } from '../errors.js';
import { isSearchable } from './rarest-word.js';

export const placeholderTypes = [
  'server',
  'path',
  'file',
  'account',
  'number',
  'count',
  'version',
  'service',
  'text',
] as const;
export type PlaceholderType = (typeof placeholderTypes)[number];

export type Piece =
  | { readonly kind: 'literal'; readonly written: string; readonly folded: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'quote'; readonly optional: boolean }
  | { readonly kind: 'placeholder'; readonly type: PlaceholderType; readonly name: string };

/** Placeholders whose end their own letters tell. The others run to what follows them in the template. */
export const selfEnding: ReadonlySet<PlaceholderType> = new Set(['server', 'number', 'count', 'version', 'service']);

const token = /\{([^{}]*)\}|(\s+)|(['"])|((?:[^\s'"{}])+)|([{}])/g;

/** A template that opens with this may stand anywhere in a line: what comes before it is not looked at. */
const anywhere = /^\s*\.\.\.\s*/;

export function mayStandAnywhere(source: string): boolean {
  return anywhere.test(source);
}

/** @throws InputError in words for an unknown placeholder, a stray brace, or two placeholders without text between. */
export function parseTemplate(source: string): Piece[] {
  const pieces: Piece[] = [];
  for (const [, inner, blank, quote, literal] of source.replace(anywhere, '').trim().matchAll(token)) {
    const previous = pieces.at(-1);
    if (inner !== undefined) pieces.push(placeholder(inner, previous, source));
    else if (blank !== undefined) pieces.push({ kind: 'blank' });
    else if (quote !== undefined) pieces.push({ kind: 'quote', optional: !isOpenEnded(previous) });
    else if (literal !== undefined) pieces.push({ kind: 'literal', written: literal, folded: fold(literal) });
    else throw new InputError(`the template "${source}" has a brace that belongs to no placeholder`);
  }
  if (mayStandAnywhere(source) && pieces[0]?.kind !== 'literal') {
    throw new InputError(`the template "${source}" must go on with a word after its "..."`);
  }
  if (!literalsOf(pieces).some(isSearchable)) {
    throw new InputError(`the template "${source}" has no word of four letters to look for: it would match anything`);
  }
  return pieces;
}

export function literalsOf(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) => (piece.kind === 'literal' ? [piece.folded] : []));
}

function isOpenEnded(piece: Piece | undefined): boolean {
  return piece?.kind === 'placeholder' && !selfEnding.has(piece.type);
}

function placeholder(inner: string, previous: Piece | undefined, source: string): Piece {
  const [first = '', second] = inner.split(':');
  const typeName = second ?? first;
  const type = placeholderTypes.find((known) => known === typeName);
  if (type === undefined) {
    throw new InputError(`the template "${source}" has {${inner}}: the types are ${placeholderTypes.join(', ')}`);
  }
  if (previous?.kind === 'placeholder') {
    throw new InputError(`the template "${source}" has two placeholders with nothing between them`);
  }
  return { kind: 'placeholder', type, name: first };
}

/** ASCII case folded. The texts of these logs are English; 8-bit letters are compared as they are. */
function fold(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
