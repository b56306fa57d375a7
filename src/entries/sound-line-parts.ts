/** Reads single parts of a sound line from its bytes. */
import type { SoundLine } from '../model/sound-line.js';

const zero = 0x30;

/** The number of its thread. */
export function threadOf(bytes: Uint8Array, { thread }: SoundLine): number {
  let number = 0;
  for (let at = thread; (bytes[at] ?? 0) >= zero; at += 1) number = 10 * number + (bytes[at] ?? 0) - zero;
  return number;
}

/** The text of its trailer, with the line end. */
export function trailerOf(bytes: Buffer, { trailer, end }: SoundLine): string {
  return bytes.toString('latin1', trailer, end);
}
