import type { Io } from './io.js';

const widest = 110;

/** Columns for text: those of the terminal, but no wider than one likes to read. */
export function textWidth({ stdout }: Io): number {
  return Math.min(widest, Math.max(40, stdout.columns ?? 100));
}
