/** A size in bytes as Windows groups its digits in its many languages: `483,040`, `36.576`. Null when no file can be so large. */
export function readSize(printed: string): number | null {
  const size = Number(printed.replace(/\D/g, ''));
  return Number.isSafeInteger(size) ? size : null;
}
