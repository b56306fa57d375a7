/**
 * Takes out the codes with which `grep --color=always`, `rg` or the recorder of a terminal coloured a log: they stand inside names and between
 * words. less and editors show the escape before a code as letters, and text that was pasted into a page or a mail may have lost it.
 */
import type { Rewrite } from './rewriting-reader.js';

/** All that an escape tells a terminal: colours, the place of the cursor, links and titles. None of it is text. */
const order =
  /\x1b(?:\[[0-?]{0,40}[ -/]{0,4}[@-~]|\][^\x07\x1b\r\n]{0,300}(?:\x07|\x1b\\)|[()*+][0-9A-Za-z]|[=>78DEHMc])/g;
/** What editors, consoles, pages and programs show instead of the escape, as UTF-8 in Latin-1: `^[`, `ESC`, `\x1b`, an arrow. */
const shownEscape = String.raw`\^\[|ESC|\\(?:e|033|x1b|u001b)|\xe2\x86\x90|\xe2\x90\x9b|\xef\xbf\xbd`;
/** Without an escape only what colours can be told from text. */
const shown = new RegExp(String.raw`(?:${shownEscape})\[[\d;]{0,40}[mK]`, 'gi');
const bare = /\[(?:\d{1,3}(?:;\d{1,3}){0,9})?m(?:\[K)?/g;
/** What is coloured begins and ends somewhere. A code alone was logged, and is shown as what it is. */
const begin = /\[(?:\d{1,3};){0,9}[1-9]\d{0,2}m/;
const end = /\[0{0,2}m/;
/** Minutes that a log tells. */
const duration = /\[(?:\d{1,3}m ?\d{1,2} ?s|[1-9]\d{0,2}m)\]/;

/**
 * @param start the first lines of the log
 * @returns null if nothing coloured them
 */
export function coloursIn(start: string): Rewrite | null {
  const orders = start.match(order)?.length ?? 0;
  if (orders > 0) return orders > 1 ? without(order) : null;
  if (!begin.test(start) || !end.test(start)) return null;
  if (start.search(shown) >= 0) return without(shown);
  return duration.test(start) ? null : without(bare);
}

function without(code: RegExp): Rewrite {
  return (text) => text.replace(code, '');
}
