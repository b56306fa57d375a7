/**
 * Takes out the backslashes of a log that was copied from the source of a Markdown page or ticket:
 * `$$<SMS\_LICENSE\_SERVER\_MANAGER>`. Some editors double those of paths as well, as programs do in strings; others leave them.
 */
import type { Rewrite } from './rewriting-reader.js';

/** Cheap test before the expression: most logs hold backslashes of paths alone. */
const signs = ['\\_', '\\<', '\\$', '\\\\\\\\'];
const punctuation = /[!-/:-@[-`{-~]/;
const insideWord = /[\w:.$]/;

/**
 * @param start the first lines of the log
 * @returns null if they hold no escapes
 */
export function markdownIn(start: string): Rewrite | null {
  return isEscaped(start) ? withoutEscapes : null;
}

function isEscaped(start: string): boolean {
  if (!signs.some((sign) => start.includes(sign))) return false;
  // Backslashes where none can be: in the name of a component and around the parts of a trailer. Others belong to paths, also `C:\SMS\_A\_B`.
  const escaped = /(?<![\w\\])[A-Z]{1,40}\\_[A-Z]{1,40}\\_[A-Z]|\$\\?<[A-Z]{1,40}\\_|\\\$\\\$|\$\\<|\\<thread=/;
  // Paths whose backslashes are all doubled. Beside others they are what the log itself holds, such as a path of WMI.
  const doubled = /\\{4}\w{1,40}\\\\\w/;
  const single = /[\w$:]\\(?![nrtu])\w/;
  return escaped.test(start) || (doubled.test(start) && !single.test(start));
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
