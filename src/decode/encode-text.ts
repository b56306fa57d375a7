/** The bytes of a text in a Windows code page, found by decoding all one and two byte letters: the platform only decodes. */
import type { TextDecoding } from './decode-text.js';

export function textEncoder(decoding: TextDecoding): (text: string) => Uint8Array | null {
  const bytesOf = new Map<string, readonly number[]>();
  const add = (...bytes: readonly number[]): boolean => {
    const letter = decoding.decode(Uint8Array.from(bytes));
    const isOne = [...letter].length === 1 && letter !== '\ufffd';
    if (isOne && !bytesOf.has(letter)) bytesOf.set(letter, bytes);
    return isOne;
  };
  for (let byte = 0; byte < 256; byte += 1) {
    if (byte < 0x80 || add(byte)) continue;
    for (let trail = 0x40; trail < 0xff; trail += 1) add(byte, trail);
  }
  return (text) => {
    const bytes = [...text].map((letter) => (letter < '\u0080' ? [letter.charCodeAt(0)] : bytesOf.get(letter)));
    return bytes.includes(undefined) ? null : Uint8Array.from(bytes.flatMap((one) => one ?? []));
  };
}
