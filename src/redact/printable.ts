/**
 * Makes text of unknown origin safe to print: control characters, invisible ones and those that change the writing direction
 * become visible escapes (`\x1b`), so that nothing in a log or a file name can act on a terminal. Tabs and line ends become blanks.
 */
import { changeTexts } from './change-texts.js';

/** Most texts hold nothing else, and are told so in a quarter of the time. */
const isPlain = /^[ -~]*$/;
const unsafe =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|[\t\n]/gu;

export function printable(text: string): string {
  if (isPlain.test(text)) return text;
  return text.replace(unsafe, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    if (letter === '\t' || letter === '\n') return ' ';
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** Makes every string below a value printable, in place. Texts it shares with the catalogue are printable already, so they stay. */
export function makePrintable(value: object): void {
  changeTexts(value, printable);
}

/** The same for data from a file, of any type. A report that is read back may have been edited by anyone. */
export function cleanData<T>(data: T): T {
  if (data !== null && typeof data === 'object') makePrintable(data);
  return data;
}
