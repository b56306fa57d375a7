/** Errors that no signature explains, of all logs together. */
import type { Quote } from '../model/observation.js';
import type { RawUnexplained } from '../model/report.js';
import type { StreamResult } from '../model/stream-result.js';
import { compareNames } from './subject.js';

/** An error group without its explanation and its stages. */
export type UnexplainedGroup = Omit<RawUnexplained, 'codes' | 'status' | 'stages'>;

/** Error groups of all streams, those of one shape together, the most frequent first. */
export function evaluateUnexplained(streams: readonly StreamResult[]): UnexplainedGroup[] {
  const groups = new Map<string, { quote: Quote; last: Quote; occurrences: number; servers: Set<string> }>();
  for (const { errors } of streams) {
    for (const { shape, occurrences, servers, first, last } of errors) {
      const group = groups.get(shape) ?? { quote: first, last, occurrences: 0, servers: new Set<string>() };
      group.occurrences += occurrences;
      if (isEarlier(first, group.quote)) group.quote = first;
      if (isEarlier(group.last, last)) group.last = last;
      for (const server of servers) group.servers.add(server);
      groups.set(shape, group);
    }
  }
  return [...groups]
    .sort(([shape, one], [otherShape, other]) => other.occurrences - one.occurrences || compareNames(shape, otherShape))
    .map(([shape, { servers, ...group }]) => ({ shape, ...group, servers: [...servers].sort() }));
}

function isEarlier(one: Quote, other: Quote): boolean {
  return one.time !== null && other.time !== null && one.time < other.time;
}
