/**
 * Two older logs print their metadata BEFORE the message: SMSProv.log (`[18D][Fri 03/17/2000 16:08:23]:`) and
 * Pcmwin.log (`[05/21/97 16:58:28] `).
 */
import { type Mark, noHeader } from './mark.js';
import { parseTime } from './parse-time.js';

/** At a line's start, or inside a line where records were run together; the first bracket may be lost (Q239899). */
const header =
  /\[?\b([0-9A-F]{1,8})\]\[(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d)\]:|^[ \t]*\[(\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d)\] /gm;

export function findHeaders(text: string): Mark[] {
  if (!text.includes(']')) return [];
  return [...text.matchAll(header)].flatMap((match) => parseHeader(match) ?? []);
}

function parseHeader(match: RegExpExecArray): Mark | null {
  const parsed = parseTime(match[2] ?? match[3] ?? '');
  if (parsed === null) return null;
  const thread = match[1] === undefined ? null : Number.parseInt(match[1], 16);
  return { ...noHeader, kind: 'header', start: match.index, end: match.index + match[0].length, ...parsed, thread };
}
