/**
 * Takes out the backslashes of a log that was copied from the source of a Markdown page or ticket:
 * `$$<SMS\_LICENSE\_SERVER\_MANAGER>`. Some editors double those of paths as well, as programs do in strings; others leave them.
 */
import type { Rewrite } from './rewriting-reader.js';

/** Backslashes where none can be. Others belong to paths. */
const escaped =
  /[A-Z]\\_[A-Z]{1,40}\\_[A-Z]|\$\\?<[A-Z]{1,40}\\_|\\\$\\\$|\\<(?:thread=|[^<>\r\n]{1,60}\\>)|\\{4}\w{1,40}\\\\\w/;
/** Cheap test before the expression: most logs hold backslashes of paths alone. */
const signs = ['\\_', '\\<', '\\$', '\\\\\\\\'];
const punctuation = /[!-/:-@[-`{-~]/;
const insideWord = /[\w:.$]/;

/**
 * @param start the first lines of the log
 * @returns null if they hold no escapes
 */
export function markdownIn(start: string): Rewrite | null {
  return signs.some((sign) => start.includes(sign)) && escaped.test(start) ? withoutEscapes : null;
}

function withoutEscapes(text: string): string {
  return text.replace(/\\{1,9}/g, (run, at: number) => {
    const isEscape = run.length % 2 === 1 && punctuation.test(text.charAt(at + run.length));
    const own = run.length - (isEscape ? 1 : 0);
    // Two before a word are those of `\\SERVER`; inside a path they are one that was doubled.
    const isDoubled = own > 2 || (own === 2 && insideWord.test(text.charAt(at - 1)));
    return '\\'.repeat(isDoubled ? own / 2 : own);
  });
}
