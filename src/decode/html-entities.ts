/** Decodes HTML entities in a log that was copied from the source of a web page or mail: `$$&lt;SMS_LICENSE_SERVER_MANAGER&gt;`. */
import type { Rewrite } from './rewriting-reader.js';

const escapedTrailer = '$$&lt;';
/** What a record that is not escaped holds. */
const plainMarks = ['$$<', '<![LOG['];
const anyEntity = /&(?:lt|gt|quot|apos|nbsp|#0?39|#x27|#160);/i;
/**
 * Entities, and the tags that pages and mails put around lines. Entities of letters outside ASCII stay as they are: trailers hold none, and a letter
 * would have to be written as bytes of a code page that is not known here.
 */
const entityOrTag =
  /&(?:(lt|gt|amp|quot|apos|nbsp)|#(\d{1,4})|#x([0-9a-f]{1,3}));|<(?:br|\/?(?:p|pre|div|span|code|font|t[dhr]|li|o:p))(?: [^<>\r\n]{0,300})?\/?>/gi;
const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };
const noBreakSpace = 0xa0;

/**
 * @param start the first lines of the log
 * @returns null if they hold no entities, or are plain records that merely mention one
 */
export function entitiesIn(start: string): Rewrite | null {
  if (!start.includes('&')) return null;
  const isPlain = plainMarks.some((mark) => start.includes(mark));
  return start.includes(escapedTrailer) || (!isPlain && anyEntity.test(start)) ? decodeEntities : null;
}

function decodeEntities(text: string): string {
  return text.replace(entityOrTag, (whole, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    if (decimal === undefined && hex === undefined) return ' ';
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    if (code === noBreakSpace) return ' ';
    return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : whole;
  });
}
