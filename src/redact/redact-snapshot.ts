/**
 * A snapshot as it may be printed: passwords in texts that came from logs, events and the registry are masked, wherever they
 * stand, and nothing in it can act on a terminal.
 */
import type { Snapshot } from '../model/snapshot.js';
import { changeTexts } from './change-texts.js';
import { KnownSecrets } from './known-secrets.js';
import { maskSecrets } from './mask-secrets.js';
import { printable } from './printable.js';

/** Fields with text of others. Names and paths are not sentences, and a mask in one would make it another's. */
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
