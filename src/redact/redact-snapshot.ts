/** Masks passwords in a snapshot, in texts from logs, events and the registry, and makes all of it printable. */
import type { Snapshot } from '../model/snapshot.js';
import { changeTexts } from './change-texts.js';
import { KnownSecrets } from './known-secrets.js';
import { maskSecrets } from './mask-secrets.js';
import { printable } from './printable.js';

/** The fields to be masked. Names and paths stay: they are no sentences, and a mask would make them name something else. */
const texts = new Set(['text', 'lastLine', 'value', 'dialogs', 'problem']);

export function redactSnapshot(snapshot: Snapshot): Snapshot {
  const copy = structuredClone(snapshot);
  const known = new KnownSecrets();
  changeTexts(copy, (text, field) => {
    const masked = texts.has(field) ? maskSecrets(text) : { text, secrets: [] };
    known.add(masked.secrets);
    return printable(masked.text);
  });
  changeTexts(copy, (text, field) => (texts.has(field) ? known.maskIn(text) : text));
  return copy;
}
