/**
 * Reads records that are printed with one label per line (`Event ID: 681`). A label that the record has already starts the next
 * record. A description may run over several lines.
 */
import { cutText } from '../model/cut-text.js';
import { mostText } from './lines-of.js';

/** The texts by their labels in small letters. */
export type LabelledRecord = ReadonlyMap<string, string>;

/** @param label matches a line with a label; its groups are the label and the text behind it */
export function labelledRecords(lines: readonly string[], label: RegExp): LabelledRecord[] {
  const found: Map<string, string>[] = [];
  let last = '';
  for (const line of lines) {
    const [, name = '', value = ''] = label.exec(line) ?? [];
    const key = name.toLowerCase();
    const open = found.at(-1);
    if (key !== '' && (!open || open.has(key))) found.push(new Map([[key, value.trim()]]));
    else if (key !== '') open?.set(key, value.trim());
    else if (open && last === 'description' && line.trim() !== '')
      open.set(last, cutText(`${open.get(last) ?? ''} ${line.trim()}`.trim(), mostText));
    if (key !== '') last = key;
  }
  return found;
}

/** Date and time as printed; undefined for a record without a date. */
export function printedAt(record: LabelledRecord): string | undefined {
  return record.has('date') ? `${record.get('date')} ${record.get('time') ?? ''}` : undefined;
}
