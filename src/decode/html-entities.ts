/** Decodes HTML entities in a log that was copied from the source of a web page or mail: `$$&lt;SMS_LICENSE_SERVER_MANAGER&gt;`. */
import type { Rewrite } from './rewriting-reader.js';

const escapedTrailer = '$$&lt;';
/** What a record that is not escaped holds. */
const plainMarks = ['$$<', '<![LOG['];
/** In a page that shows the source of another one. */
const escapedTwice = '$$&amp;lt;';
const twice = /&amp;(?:lt|gt|quot|apos|nbsp|#0?39|#x27|#160);/i;
const anyEntity = /&(?:lt|gt|quot|apos|nbsp|#0?39|#x27|#160);/i;
/** Entities of letters outside ASCII stay as they are: trailers hold none, and a letter would have to be written as bytes of a code page that is not known here. */
const entity = '&(?:(lt|gt|amp|quot|apos|nbsp)|#(\\d{1,4})|#x([0-9a-f]{1,3}));';
/** The tags that pages and mails put around lines. */
const tag = '<(?:br|/?(?:p|pre|div|span|code|font|t[dhr]|li|o:p))(?: [^<>\\r\\n]{0,300})?/?>';
const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };
const noBreakSpace = 0xa0;

/**
 * @param start the first lines of the log
 * @returns null if they hold no entities, or are plain records that merely mention one
 */
export function entitiesIn(start: string): Rewrite | null {
  if (!start.includes('&')) return null;
  if (start.includes(escapedTrailer)) return decoding(`${entity}|${tag}`);
  if (plainMarks.some((mark) => start.includes(mark))) return null;
  const ofRecords = start.includes(escapedTwice);
  const isOnce = !ofRecords && anyEntity.test(start);
  if (!isOnce && !twice.test(start)) return null;
  // Between words, what looks like a tag may be text.
  const isPage = ofRecords || new RegExp(`^\\s*${tag}|${tag}\\s*$`, 'im').test(start);
  const once = decoding(isPage ? `${entity}|${tag}` : entity);
  return isOnce ? once : (text, startsLine) => once(once(text, startsLine), startsLine);
}

/** @param source what is replaced, entities first */
function decoding(source: string): Rewrite {
  const entityOrTag = new RegExp(source, 'gi');
  return (text) =>
    text.replace(entityOrTag, (whole, name?: string, decimal?: string, hex?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole;
      if (decimal === undefined && hex === undefined) return ' ';
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      if (code === noBreakSpace) return ' ';
      return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : whole;
    });
}
