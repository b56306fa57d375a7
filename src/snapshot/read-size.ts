/** Reads a size in bytes, whose digits Windows groups in the way of its language: `483,040`, `36.576`. Null if no file can be so large. */
export function readSize(printed: string): number | null {
  const size = Number(printed.replace(/\D/g, ''));
  return Number.isSafeInteger(size) ? size : null;
}
