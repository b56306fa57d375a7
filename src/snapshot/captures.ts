/** What those share that settle which of several captures counts. */
import type { ReadFrom } from './other-sites.js';

export const keepOne = 'nothing tells which is later, so neither counts; keep the later one';

/** The machine that a capture is of, as one word. */
export function machineOf({ place, reading }: ReadFrom): string {
  if (reading.of) return reading.of;
  if (place === null) return '';
  return place.kind === 'site' ? 'site/' : place.kind === 'client' ? `clients/${place.name}` : place.name;
}
