/** A log that was copied out of the source of a web page or of a mail: `$$&lt;SMS_LICENSE_SERVER_MANAGER&gt;`. */
import type { Rewrite } from './rewriting-reader.js';

const trailer = '$$&lt;';
/** With which sound records begin their metadata. */
const soundMarks = ['$$<', '<![LOG['];
const telling = /&(?:lt|gt|quot|apos|nbsp|#0?39|#x27|#160);/i;
/** With the tags that end lines. What is not ASCII is left: it stands in no trailer, and its bytes would be of some code page. */
const pattern = /&(?:(lt|gt|amp|quot|apos|nbsp)|#(\d{1,4})|#x([0-9a-f]{1,3}));|<(?:br|\/?p|\/?pre) {0,2}\/?>/gi;
const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };
const noBreakSpace = 0xa0;

/** @param start of the log. Null where it holds none, or none that must be one: a log may tell of web pages */
export function entitiesIn(start: string): Rewrite | null {
  if (!start.includes('&')) return null;
  const isSound = soundMarks.some((mark) => start.includes(mark));
  return start.includes(trailer) || (!isSound && telling.test(start)) ? decodeEntities : null;
}

function decodeEntities(text: string): string {
  return text.replace(pattern, (whole, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    if (decimal === undefined && hex === undefined) return ' ';
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    if (code === noBreakSpace) return ' ';
    return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : whole;
  });
}
