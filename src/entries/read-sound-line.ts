/**
 * A short cut of `read-entries.ts` for one record that stands alone on one line as every server writes it: near a failure nearly
 * all lines are such. It gives the same entry; anything unusual it leaves to `read-entries.ts`.
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
