/** Marks findings that need no attention again: those of a baseline report, and those that somebody acknowledged. */
import type { Acknowledgement } from '../model/acknowledgement.js';
import type { ComparedFinding } from '../model/diff.js';
import type { RawFinding, UnusedAcknowledgement } from '../model/report.js';
import type { Signature } from '../model/signature.js';

export interface Known {
  /** Ids of findings that the baseline report shows as active. */
  readonly baseline: ReadonlySet<string>;
  /** All findings of the baseline report; absent without one. */
  readonly baselineFindings?: readonly ComparedFinding[];
  /** Those that have not expired. */
  readonly acknowledgements: readonly Acknowledgement[];
  /** Those that have expired: the report names them. */
  readonly expired?: readonly { readonly id: string; readonly reason: string; readonly expires: string }[];
  /** All signatures are looked for. Then an acknowledgement that fits no finding may be mistyped. */
  readonly isWhole?: boolean;
}

export function markKnown(
  finding: RawFinding,
  { baseline, baselineFindings = [], acknowledgements }: Known,
): RawFinding {
  // An active finding is known only if it was active in the baseline too: one that was over then is news.
  const isListed = finding.state === 'resolved' && baselineFindings.some(({ id }) => id === finding.id);
  const acknowledgement = acknowledgements.find((one) => concerns(one, finding));
  return {
    ...finding,
    known: isListed || baseline.has(finding.id),
    acknowledged: acknowledgement ? { reason: acknowledgement.reason, expires: acknowledgement.expires ?? null } : null,
  };
}

/** Acknowledgements that fit no finding. The failure is gone, or a name is mistyped, and its writer believes that the failure does not count. */
export function unusedAmong(
  acknowledgements: readonly Acknowledgement[],
  findings: readonly RawFinding[],
  signatures: readonly Pick<Signature, 'id' | 'article'>[],
): UnusedAcknowledgement[] {
  const names = new Set(signatures.flatMap(({ id, article }) => [id.toLowerCase(), (article ?? id).toLowerCase()]));
  return acknowledgements
    .filter((one) => !findings.some((finding) => concerns(one, finding)))
    .map(({ id, site, server, client, reason }) => ({
      ...{ id, reason, subject: { site: capitals(site), server: capitals(server), client: capitals(client) } },
      isKnownName: names.has(id.toLowerCase()) || findingId.test(id),
    }));
}

function capitals(name: string | undefined): string | null {
  return name?.toUpperCase() ?? null;
}

const findingId = /^[0-9a-f]{16}$/i;

function concerns({ id, site, server, client }: Acknowledgement, finding: RawFinding): boolean {
  const names = [finding.id, finding.signature, finding.article];
  const isIn = (wanted: string | undefined, actual: string | null): boolean =>
    wanted === undefined || wanted.toUpperCase() === actual?.toUpperCase();
  return (
    names.some((name) => name?.toLowerCase() === id.toLowerCase()) &&
    isIn(site, finding.subject.site) &&
    isIn(server, finding.subject.server) &&
    isIn(client, finding.subject.client)
  );
}
