/** Reads a status message in a log: `STATMSG: ID=9406 SEV=E … ISTR0="METER01" …` (Q271181). */
import type { CodeKnowledge, StatusMeaning, StatusRecord } from '../model/stage.js';

const opening = /^[\s~>]*STATMSG:\s+ID=(\d{1,6})\s+SEV=(\w)/i;
const severities: Record<string, StatusRecord['severity']> = { I: 'information', W: 'warning', E: 'error' };
/** Insertion strings (ten a record, `ISTR0` to `ISTR9`) are cut here: no name or path is longer. */
const longestString = 260;

/** Null for a text that is no status message. */
export function readStatusRecord(text: string): StatusRecord | null {
  const [, id, severity = ''] = opening.exec(text) ?? [];
  if (id === undefined) return null;
  const field = (name: string): string | null =>
    new RegExp(`\\b${name}="?([^"\\s]{1,80})`, 'i').exec(text)?.[1] ?? null;
  const strings: string[] = [];
  for (const [, index = '0', value = ''] of text.matchAll(/\bISTR(\d)="([^"]*)"/gi))
    strings[Number(index)] = value.slice(0, longestString);
  const last = strings.findLastIndex((value) => value !== undefined && value !== '');
  return {
    id: Number(id),
    severity: severities[severity.toUpperCase()] ?? 'unknown',
    component: field('COMP'),
    system: field('SYS')?.toUpperCase() ?? null,
    site: field('SITE')?.toUpperCase() ?? null,
    strings: Array.from({ length: last + 1 }, (_, index) => strings[index] ?? ''),
  };
}

/** Adds the text that the article prints, with the strings inserted; their order is inferred from the text. */
export function explainStatus(record: StatusRecord, { statusMessages }: CodeKnowledge): StatusMeaning {
  const known = statusMessages.find(
    ({ id, component }) => id === record.id && isSameComponent(component, record.component),
  );
  if (!known) return { ...record, text: null, article: null };
  const text = known.text.replace(/%(\d)/g, (whole, number: string) => record.strings[Number(number) - 1] ?? whole);
  return { ...record, text, article: known.article };
}

/** Q299261 spells LICENCE once. A record without a component is recognised by its number alone. */
function isSameComponent(known: string, seen: string | null): boolean {
  if (seen === null) return true;
  const plain = (name: string): string => name.toUpperCase().replace('LICENCE', 'LICENSE').replace(/^SMS_/, '');
  return plain(known) === plain(seen);
}
