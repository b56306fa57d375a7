/** Masks passwords in one event of `watch` and makes it printable. Secrets of earlier events are not remembered. */
import { type RedactMode, redacted } from '../model/report.js';
import type { RedactedEvent, WatchEvent } from '../model/watch.js';
import { Masker } from './masker.js';
import { printable } from './printable.js';

export function redactEvent({ quote, ...event }: WatchEvent, mode: RedactMode): RedactedEvent {
  const masker = new Masker(quote === null ? [] : [quote], mode, [event.server]);
  return {
    ...event,
    server: event.server === null ? null : printable(event.server),
    says: printable(event.says),
    time: quote?.time ?? null,
    file: quote === null ? null : printable(quote.file),
    line: quote?.line ?? null,
    text: quote === null ? null : printable(masker.quote(quote)),
    [redacted]: true,
  };
}
