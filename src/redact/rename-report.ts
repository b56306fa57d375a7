/** Replaces the names in a report: in log text and paths wherever a name stands, in our own texts where one was filled in. */
import type { NameTable } from './name-table.js';

/** Fields that hold words of licdiag, times and numbers, but never a name. */
const ownFields = new Set(
  'schemaVersion kind tool startedAt redacted redaction id signature article title severity confidence state clause held format encoding log status firstTime lastTime timeZone time firstSeen lastSeen expires fixedIn references source type decides summary'.split(
    ' ',
  ),
);
const ownTexts = new Set('cause because cautions verify says command'.split(' '));
const names = new Set('server client site servers'.split(' '));

export function isOwnField(field: string): boolean {
  return ownFields.has(field);
}

/** Renames in place. @param field the one that holds the value; of a list that of the list */
export function renameIn(value: object, table: NameTable, field = ''): void {
  for (const key of Object.keys(value)) {
    const own = Array.isArray(value) ? field : key;
    if (isOwnField(own)) continue;
    const inner: unknown = Reflect.get(value, key);
    if (typeof inner === 'string') Reflect.set(value, key, renamed(inner, own, 'source' in value, table));
    else if (inner !== null && typeof inner === 'object') renameIn(inner, table, own);
  }
}

/** @param isStep a step of a remedy, whose text is ours */
function renamed(text: string, field: string, isStep: boolean, table: NameTable): string {
  if (names.has(field)) return table.name(text);
  return ownTexts.has(field) || (isStep && field === 'text') ? table.inWords(text) : table.inLog(text);
}
