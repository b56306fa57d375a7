/**
 * Two older logs print their metadata BEFORE the message: SMSProv.log (`[18D][Fri 03/17/2000 16:08:23]:`) and
 * Pcmwin.log (`[05/21/97 16:58:28] `).
 */
import { type Mark, noHeader } from './mark.js';
import { parseTime } from './parse-time.js';

/** At a line's start, or inside a line where records were run together; its first bracket may be lost (Q239899). */
const thread = /\[?\b[0-9A-F]{1,8}$/;
const provider = /\]\[(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d)\]:/y;
const border = '][';
const longestThread = 10;

const packages = /^[ \t]*\[(\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d)\] /gm;

export function findHeaders(text: string): Mark[] {
  if (!text.includes(']')) return [];
  const found: Mark[] = [];
  for (let at = text.indexOf(border); at >= 0; at = text.indexOf(border, at + 1)) {
    provider.lastIndex = at;
    const after = provider.exec(text);
    const before = after && thread.exec(text.slice(Math.max(0, at - longestThread), at));
    if (after && before)
      addHeader(found, at - before[0].length, provider.lastIndex, after[1], before[0].replace('[', ''));
  }
  for (const match of text.matchAll(packages)) addHeader(found, match.index, match.index + match[0].length, match[1]);
  return found;
}

function addHeader(found: Mark[], start: number, end: number, date = '', id = ''): void {
  const parsed = parseTime(date);
  if (parsed)
    found.push({
      ...noHeader,
      kind: 'header',
      start,
      end,
      ...parsed,
      thread: id === '' ? null : Number.parseInt(id, 16),
    });
}
