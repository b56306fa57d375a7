/** Replaces the names in a report: in log text and paths wherever a name stands, in our own texts where one was filled in. */
import type { NameTable } from './name-table.js';

/** Fields whose texts are words of licdiag, times and numbers, but never a name. What lies deeper is looked at by itself. */
const ownFields = new Set(
  'schemaVersion kind startedAt endedAt redacted id signature article title severity confidence state clause held format encoding log status firstTime lastTime timeZone time times from to firstSeen lastSeen expires fixedIn type decides outcome provenance stage stages stoppedAt look gap'.split(
    ' ',
  ),
);
const ownObjects = new Set('tool redaction references summary'.split(' '));
const ownTexts = new Set('cause because cautions verify says command notes'.split(' '));
const place = /\S*[/\\!]\S*/g;
const names = new Set('server client site servers system'.split(' '));

/** @param value what the field holds: a status message has names in it, though a status in one word is ours */
export function isOwnField(field: string, value: unknown): boolean {
  return typeof value === 'string' ? ownFields.has(field) : ownObjects.has(field);
}

/** Renames in place. @param field the one that holds the value; of a list that of the list */
export function renameIn(value: object, table: NameTable, field = ''): void {
  for (const key of Object.keys(value)) {
    const own = Array.isArray(value) ? field : key;
    const inner: unknown = Reflect.get(value, key);
    if (isOwnField(own, inner)) continue;
    if (typeof inner === 'string') Reflect.set(value, key, renamed(inner, own, 'source' in value, table));
    else if (inner !== null && typeof inner === 'object') renameIn(inner, table, own);
  }
}

/** @param isStep a step of a remedy, whose text is ours */
function renamed(text: string, field: string, isStep: boolean, table: NameTable): string {
  if (names.has(field)) return table.name(text);
  if (!ownTexts.has(field) && !(isStep && field === 'text')) return table.inLog(text);
  // A place in our words is that of a file: its folder may be named after a machine, in small letters.
  return table.inWords(text.replace(place, (path) => table.inLog(path)));
}
