/** Makes findings of what the logs and the facts show: one for each cause and subject of a site folder, however many files show it. */
import type { FactBase } from '../model/facts.js';
import type { RawFinding, Undecided } from '../model/report.js';
import type { Signature } from '../model/signature.js';
import { siteCodeOf } from '../model/site-code-of.js';
import type { StreamResult } from '../model/stream-result.js';
import { type Candidate, candidatesOf, isOfUnknownSite } from './candidates.js';
import { dropSuperseded, type Standing } from './drop-superseded.js';
import { fingerprint } from './fingerprint.js';
import { LogCoverage } from './log-coverage.js';
import type { MissingFact } from './next-artifacts.js';
import { whyNotAfter } from './snapshot-lag.js';
import { streamsWith } from './streams-with.js';
import { compareNames, isSameSubject, sitesOfFolders } from './subject.js';
import { toFinding } from './to-finding.js';

const severities = ['error', 'warning', 'info'] as const;

export interface Evaluation {
  readonly findings: readonly RawFinding[];
  /** Of what is not listed: its lines are explained all the same. */
  readonly unlisted: readonly Pick<RawFinding, 'evidence'>[];
  readonly undecided: readonly Undecided[];
  /** Facts that were not collected and would decide something: with the server and the article. */
  readonly missing: readonly MissingFact[];
}

/** @param causes signatures whose findings are not listed, but may tell why a listed failure is there. Streams have them behind the others */
export function evaluateFindings(
  streams: readonly StreamResult[],
  signatures: readonly Signature[],
  base: FactBase,
  causes: readonly Signature[] = [],
): Evaluation {
  const sites = sitesOfFolders(streams, (folder) => siteCodeOf(base.within(folder).home?.snapshot));
  const telling = [...new Set([...streamsWith('tracks', streams), ...streamsWith('passes', streams)])];
  const coverage = new LogCoverage(streams, (folder, loaded) => {
    const code = siteCodeOf(loaded.snapshot);
    return code === null ? base.within(folder).home === loaded : code === sites.get(folder);
  });
  const evaluated = [...signatures, ...causes].flatMap((signature, index) =>
    candidatesOf(signature, index, { streams: telling, sites, coverage }, base),
  );
  const isListed = ({ signature }: Candidate): boolean => !causes.includes(signature);
  const candidates = evaluated.filter(isListed);
  const all = evaluated
    .filter(({ verdict }) => verdict.stands)
    .map((candidate) => ({ candidate, finding: toFinding(candidate) }));
  const standing = all
    .filter(({ candidate }) => isListed(candidate) && !isExplained(candidate, all))
    .map((one) =>
      isBack(one.candidate, all) ? { ...one, finding: toFinding(one.candidate, one.candidate.again) } : one,
    );
  const undecided = candidates.filter(({ verdict, group, later }) => verdict.undecided && (group.length > 0 || !later));
  const unsure = standing
    .filter(({ finding }) => finding.state === 'active' && finding.confidence !== 'confirmed')
    .map(({ candidate }) => candidate);
  return {
    findings: dropSuperseded(withIds(standing).sort(inReportOrder), signatures),
    unlisted: all.filter(({ candidate }) => !isListed(candidate)).map(({ finding }) => finding),
    undecided: undecided.map(undecidedOf),
    missing: [...undecided, ...unsure].flatMap(missingOf),
  };
}

/** Whether a failure that an attempt got past is there again: facts show it, and no other failure in the logs since explains these facts. */
function isBack(candidate: Candidate, all: readonly Standing[]): boolean {
  return candidate.again !== null && !hasCause(candidate, all);
}

/** Whether only facts show it that a failure in the logs explains: an installation that stops behind the share leaves the share there, and no service (Q226850). */
function isExplained(candidate: Candidate, all: readonly Standing[]): boolean {
  return candidate.group.length === 0 && hasCause(candidate, all);
}

function hasCause({ signature, subject, later, facts }: Candidate, all: readonly Standing[]): boolean {
  const since = later?.line.observation.quote.time ?? '';
  const collectedAt = facts.about(subject)?.snapshot.collectedAt ?? null;
  const explained = signature.facts?.alone?.explained ?? [];
  return all.some(
    ({ candidate, finding }) =>
      candidate.group.length > 0 &&
      finding.state === 'active' &&
      (finding.lastSeen ?? since) >= since &&
      explained.some(
        ({ by, until }) =>
          by === finding.signature && (until === undefined || whyNotAfter(collectedAt, finding.lastSeen) !== null),
      ) &&
      isSameSubject(finding.subject, subject) &&
      !isOfUnknownSite(candidate),
  );
}

function missingOf({ signature, subject, verdict, facts }: Candidate): MissingFact[] {
  const decides = signature.article ?? signature.id;
  // Whatever is collected will tell when that was.
  const missing = facts.about(subject) ? verdict.missing : verdict.missing.filter((fact) => fact !== 'collectedAt');
  return missing.map((fact) => ({ fact, server: subject.server, decides }));
}

function undecidedOf({ signature, subject, verdict }: Candidate): Undecided {
  const { id, article, title } = signature;
  return { signature: id, article, title, subject, missing: [...verdict.missing] };
}

/**
 * The same id for the same failure of the same subject, wherever the logs lie. Only where two folders show the same
 * failure of the same subject (or of none that is known) are they told apart by the folders: as seen from the argument,
 * and of two arguments that look the same, as given.
 */
function withIds(found: readonly Standing[]): Standing[] {
  const parts = found.map(({ candidate: { folders }, finding: { signature, subject } }) => {
    const whose = [signature, subject.site, subject.server, subject.client];
    return [whose, [...whose, folders[0]], [...whose, ...folders]].map(fingerprint);
  });
  const counts = new Map<string, number>();
  for (const id of parts.flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
  return found.map(({ candidate, finding }, i) => {
    const [first = '', ...longer] = parts[i] ?? [];
    const id = [first, ...longer].find((part) => counts.get(part) === 1) ?? longer.at(-1) ?? first;
    return { candidate, finding: { ...finding, id } };
  });
}

function inReportOrder({ finding: one }: Standing, { finding: other }: Standing): number {
  const order = (finding: RawFinding): number =>
    severities.indexOf(finding.severity) * 2 + (finding.state === 'active' ? 0 : 1);
  return (
    order(one) - order(other) ||
    compareNames(one.subject.server, other.subject.server) ||
    compareNames(one.signature, other.signature) ||
    compareNames(one.id, other.id)
  );
}
