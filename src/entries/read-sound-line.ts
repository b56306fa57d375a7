/**
 * Reads a record that stands alone on one line as every server writes it, in one look: near a failure nearly all that is
 * read are such lines. Whatever is out of the ordinary is left to `read-entries.ts`, which would read the same of this.
 */
import type { Entry } from '../model/entry.js';
import { parseSound } from './parse-trailer.js';
import { trim } from './trim.js';

/** Signs of other metadata, or of a trailer that begins before the one that was found. */
const otherSigns = /[\]<]|[\r\n]|\d[\s>]{1,80}[AP]M|\s(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s/;
const plainName = /^(?:\w| (?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ))+$/;

/** Null where the text is anything else than one such line. */
export function readSoundLine(text: string): Entry[] | null {
  const at = text.indexOf('$');
  const trailer = at < 0 ? null : parseSound(text, at);
  if (!trailer || !endsAt(text, trailer.end)) return null;
  const { component, time, timeZone, thread } = trailer;
  if (component === null || !plainName.test(component) || otherSigns.test(text.slice(0, at))) return null;
  const message = trim(text, 0, at);
  if (message === null) return [];
  const { from, to } = message;
  return [
    { text: text.slice(from, to), offset: from, line: 0, following: '', cut: false, component, time, timeZone, thread },
  ];
}

function endsAt(text: string, at: number): boolean {
  const rest = text.length - at;
  return rest === 0 || (rest === 1 && text.endsWith('\n')) || (rest === 2 && text.endsWith('\r\n'));
}
