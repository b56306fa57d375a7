/**
 * Groups sources into log streams: a log and its rollover in the same folder (`Licsvcfg.lo_`, then `Licsvcfg.log`) make one
 * stream. Streams are in the order of their first source.
 */
import type { LogKnowledge } from '../model/log.js';
import type { LogStream, Source } from '../model/source.js';
import { readLogName } from './log-name.js';

export function groupStreams(sources: readonly Source[], knowledge: LogKnowledge): LogStream[] {
  const streams: { older: Source | null; newer: Source | null }[] = [];
  const open = new Map<string, { older: Source | null; newer: Source | null }>();
  for (const source of sources) {
    const { rolloverKey, older } = readLogName(source.fileName, knowledge);
    const slot = older ? 'older' : 'newer';
    const key = `${source.folder}/${rolloverKey}`;
    const partner = rolloverKey === null ? undefined : open.get(key);
    if (partner && partner[slot] === null) {
      partner[slot] = source;
      continue;
    }
    const stream = { older: null, newer: null, [slot]: source };
    streams.push(stream);
    if (rolloverKey !== null) open.set(key, stream);
  }
  return streams.flatMap(({ older, newer }) => {
    const [first, ...rest] = [older, newer].filter((source) => source !== null);
    return first ? [{ parts: [first, ...rest] }] : [];
  });
}
