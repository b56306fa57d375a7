/** Marks findings that need no attention again: those of a baseline report, and those that somebody acknowledged. */
import type { Acknowledgement } from '../model/acknowledgement.js';
import type { ComparedFinding } from '../model/diff.js';
import type { RawFinding } from '../model/report.js';

export interface Known {
  /** Ids of findings that the baseline report shows as active. */
  readonly baseline: ReadonlySet<string>;
  /** All findings of the baseline report; absent without one. */
  readonly baselineFindings?: readonly ComparedFinding[];
  /** Those that have not expired. */
  readonly acknowledgements: readonly Acknowledgement[];
  /** Those that have, so that the report says so. */
  readonly expired?: readonly { readonly id: string; readonly reason: string; readonly expires: string }[];
}

export function markKnown(finding: RawFinding, { baseline, acknowledgements }: Known): RawFinding {
  const acknowledgement = acknowledgements.find((one) => concerns(one, finding));
  return {
    ...finding,
    known: baseline.has(finding.id),
    acknowledged: acknowledgement ? { reason: acknowledgement.reason, expires: acknowledgement.expires ?? null } : null,
  };
}

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
