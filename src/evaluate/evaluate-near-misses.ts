/** What nearly matched: attempts that show all lines of a signature but one. */
import type { RawFinding, RawNearMiss } from '../model/report.js';
import type { Signature } from '../model/signature.js';
import type { StreamResult } from '../model/stream-result.js';
import { streamsWith } from './streams-with.js';
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
