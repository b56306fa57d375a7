/** An error message as one line that is safe on a terminal, whatever file name or option value it quotes. */
export function oneLine(text: string): string {
  return text
    .trim()
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
      (letter) => `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`,
    );
}
