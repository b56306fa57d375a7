/** Picks the streams that show something of any signature. Most of many logs show nothing and share one list, which is looked through once. */
import type { StreamResult } from '../model/stream-result.js';

export function streamsWith(
  what: 'tracks' | 'nearMisses' | 'passes',
  streams: readonly StreamResult[],
): StreamResult[] {
  const silent = new Set<StreamResult['rules']>();
  return streams.filter(({ rules }) => {
    if (silent.has(rules)) return false;
    const isTelling = rules.some((rule) => rule[what].length > 0);
    if (!isTelling) silent.add(rules);
    return isTelling;
  });
}
