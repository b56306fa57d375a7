/** A part of a text keeps all of it in memory: this one stands for itself. */
export function copyText(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
