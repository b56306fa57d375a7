/** What a report tells beside findings: near misses, and errors that no signature explains. */
import type { Quote } from '../model/observation.js';
import type { RawFinding, RawNearMiss, RawUnexplained } from '../model/report.js';
import type { Signature } from '../model/signature.js';
import { type StreamResult, streamsWith } from './stream-result.js';
import { compareNames, sitesOfFolders, subjectIn } from './subject.js';

/** Short by design: what nearly matched is a hint, not a result. */
const mostNearMisses = 20;

/** Near misses whose decisive line no finding explains, of the servers that are asked for. */
export function evaluateNearMisses(
  streams: readonly StreamResult[],
  signatures: readonly Signature[],
  findings: readonly Pick<RawFinding, 'evidence'>[],
  isWanted: (server: string | null) => boolean,
): RawNearMiss[] {
  const sites = sitesOfFolders(streams);
  const explained = new Set(
    findings.flatMap(({ evidence }) =>
      evidence.flatMap((one) => (one.kind === 'log' ? `${one.quote.line} ${one.quote.file}` : [])),
    ),
  );
  const telling = streamsWith('nearMisses', streams);
  const found = signatures.flatMap((signature, index) =>
    telling.flatMap(({ rules, folder, folderInArgument }) =>
      (rules[index]?.nearMisses ?? [])
        .filter(
          ({ held }) =>
            !held.slice(-1).some(({ observation: { quote } }) => explained.has(`${quote.line} ${quote.file}`)),
        )
        .map(({ subject, held, failed }) => ({
          signature: signature.id,
          article: signature.article,
          subject: subjectIn(signature, subject, sites.get(folder) ?? null, folderInArgument),
          held: held.map(({ clause }) => clause),
          failed: [{ clause: failed.clause, instead: failed.instead ?? 'no such line near it' }],
        })),
    ),
  );
  return found
    .filter(({ subject }) => isWanted(subject.server))
    .sort((a, b) => compareNames(a.signature, b.signature) || compareNames(a.subject.server, b.subject.server))
    .slice(0, mostNearMisses);
}

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
