/**
 * Replaces names by their stand-ins in every field of a report. Log text and paths may hold a name anywhere; texts of licdiag
 * hold one only where it was filled in, which is told by its capitals.
 */
import type { NameTable } from './name-table.js';

/** Fields whose own text is a word of licdiag, a time or a number, and never a name. Objects in such a field are still looked through. */
const ownFields = new Set(
  'schemaVersion kind startedAt endedAt redacted id signature article title severity confidence state clause held format encoding log status firstTime lastTime timeZone time times from to firstSeen lastSeen expires fixedIn type decides outcome provenance stage stages stoppedAt look gap'.split(
    ' ',
  ),
);
/** Fields that are passed over with all that is in them. */
const ownObjects = new Set('tool redaction references summary'.split(' '));
/** Sentences of licdiag, into which names were filled. */
const ownTexts = new Set('cause because cautions verify says command notes'.split(' '));
/** What may be a path inside such a sentence. */
const place = /\S*[/\\!]\S*/g;
/** Fields that hold a name and nothing else. */
const names = new Set('server client site servers system'.split(' '));

/** Whether a field holds no name. @param value `status` is a word of licdiag as a text, but a status message, with names in it, as an object */
export function isOwnField(field: string, value: unknown): boolean {
  return typeof value === 'string' ? ownFields.has(field) : ownObjects.has(field);
}

/** Renames in place. @param field the one that holds the value; for members of a list, the field of the list */
export function renameFields(value: object, table: NameTable, field = ''): void {
  for (const key of Object.keys(value)) {
    const own = Array.isArray(value) ? field : key;
    const inner: unknown = Reflect.get(value, key);
    if (isOwnField(own, inner)) continue;
    if (typeof inner === 'string') Reflect.set(value, key, renamed(inner, own, 'source' in value, table));
    else if (inner !== null && typeof inner === 'object') renameFields(inner, table, own);
  }
}

/** @param isStep a step of a remedy, whose text is ours */
function renamed(text: string, field: string, isStep: boolean, table: NameTable): string {
  if (names.has(field)) return table.name(text);
  if (!ownTexts.has(field) && !(isStep && field === 'text')) return table.inLog(text);
  // A path inside the sentence is treated like log text: its folder may be named after a machine, in small letters.
  return table.inWords(text.replace(place, (path) => table.inLog(path)));
}
