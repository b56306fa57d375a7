/**
 * A snapshot as it may be printed: passwords in texts that came from logs, events and the registry are masked, wherever they
 * stand, and nothing in it can act on a terminal.
 */
import type { Snapshot } from '../model/snapshot.js';
import { mask, maskSecrets } from './mask-secrets.js';
import { printable } from './printable.js';

/** Fields with text of others. Names and paths are not sentences, and a mask in one would make it another's. */
const texts = new Set(['text', 'lastLine', 'value', 'dialogs', 'problem']);
/** A shorter secret is masked where it stands only: it would be part of other words. */
const shortestKnown = 4;

export function redactSnapshot(snapshot: Snapshot): Snapshot {
  const copy = structuredClone(snapshot);
  const secrets = new Set<string>();
  eachText(copy, '', (text, field) => {
    const masked = texts.has(field) ? maskSecrets(text) : { text, secrets: [] };
    for (const secret of masked.secrets) if (secret.length >= shortestKnown) secrets.add(secret);
    return printable(masked.text);
  });
  const known = [...secrets].sort((a, b) => b.length - a.length);
  if (known.length > 0)
    eachText(copy, '', (text, field) =>
      texts.has(field) ? known.reduce((result, secret) => result.replaceAll(secret, mask), text) : text,
    );
  return copy;
}

/** Changes every text in place. A member of a list belongs to the field that holds the list. */
function eachText(value: object, field: string, change: (text: string, field: string) => string): void {
  for (const key of Object.keys(value)) {
    const own = Array.isArray(value) ? field : key;
    const member: unknown = Reflect.get(value, key);
    if (typeof member === 'string') Reflect.set(value, key, change(member, own));
    else if (typeof member === 'object' && member !== null) eachText(member, own, change);
  }
}
