/**
 * Encodes text in a Windows code page. Node only decodes code pages, so this decodes every sequence of one or two bytes and
 * looks letters up in the result.
 */
import type { TextDecoding } from './decode-text.js';

/** @returns a function from a text to its bytes, null for a text with a letter that the code page does not have */
export function textEncoder(decoding: TextDecoding): (text: string) => Uint8Array | null {
  const bytesOf = new Map<string, readonly number[]>();
  const add = (...bytes: readonly number[]): boolean => {
    const letter = decoding.decode(Uint8Array.from(bytes));
    const isWhole = [...letter].length === 1 && letter !== '\ufffd';
    if (isWhole && !bytesOf.has(letter)) bytesOf.set(letter, bytes);
    return isWhole;
  };
  for (let byte = 0x80; byte < 256; byte += 1) {
    if (add(byte)) continue;
    for (let trail = 0x40; trail < 0xff; trail += 1) add(byte, trail);
  }
  return (text) => {
    const bytes = [...text].map((letter) => (letter < '\u0080' ? [letter.charCodeAt(0)] : bytesOf.get(letter)));
    return bytes.includes(undefined) ? null : Uint8Array.from(bytes.flatMap((letter) => letter ?? []));
  };
}
