/**
 * Replaces names by their stand-ins in every field of a report. Log text and paths may hold a name anywhere. Sentences of licdiag
 * hold one only where it was filled in, and there it is in capitals.
 */
import type { NameTable } from './name-table.js';

/** Fields whose text is a word of licdiag, a time or a number, never a name. An object in such a field is still searched. */
const ownFields = new Set(
  'schemaVersion kind startedAt endedAt redacted id signature article title severity confidence state clause held format encoding log status firstTime lastTime timeZone time times from to firstSeen lastSeen expires fixedIn type decides outcome provenance stage stages stoppedAt look gap'.split(
    ' ',
  ),
);
/** Fields that are left alone with everything in them. */
const ownObjects = new Set('tool redaction references summary'.split(' '));
/** Sentences of licdiag, into which names were filled. */
const ownTexts = new Set('cause because cautions verify says command notes'.split(' '));
/** A word of such a sentence that may be a path. */
const place = /\S*[/\\!]\S*/g;
/** Fields that hold a name and nothing else. */
const names = new Set('server client site servers system'.split(' '));

/**
 * Whether a field holds no names.
 * @param value what it holds: `status` as a text is a word of licdiag, as an object a status message, which may hold names
 */
export function isOwnField(field: string, value: unknown): boolean {
  return typeof value === 'string' ? ownFields.has(field) : ownObjects.has(field);
}

/**
 * Replaces names below a value, in place.
 * @param field the field that holds the value; for a member of a list, the field of the list
 */
export function renameFields(value: object, table: NameTable, field = ''): void {
  for (const key of Object.keys(value)) {
    const own = Array.isArray(value) ? field : key;
    const inner: unknown = Reflect.get(value, key);
    if (isOwnField(own, inner)) continue;
    if (typeof inner === 'string') Reflect.set(value, key, renamed(inner, own, 'source' in value, table));
    else if (inner !== null && typeof inner === 'object') renameFields(inner, table, own);
  }
}

/** @param isStep the field belongs to a step of a remedy, whose `text` is a sentence of licdiag */
function renamed(text: string, field: string, isStep: boolean, table: NameTable): string {
  if (names.has(field)) return table.name(text);
  if (!ownTexts.has(field) && !(isStep && field === 'text')) return table.inLog(text);
  // In a path the name of a folder may be that of a machine in small letters.
  return table.inWords(text.replace(place, (path) => table.inLog(path)));
}
