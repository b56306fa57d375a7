/** Compares two lists of findings by their ids: which are new, have another state, are still there, or are gone. */
import type { ChangedFinding, ComparedFinding } from '../model/diff.js';

export interface Comparison {
  readonly new: ComparedFinding[];
  readonly changed: ChangedFinding[];
  readonly still: ComparedFinding[];
  readonly gone: ComparedFinding[];
}

/** What the newer run looked for: a finding that it did not look for is not called gone. */
export interface Scope {
  looksFor(finding: ComparedFinding): boolean;
  /** It did not leave out entries by their time. */
  readonly isWhole: boolean;
}

export function compareFindings(
  before: readonly ComparedFinding[],
  after: readonly ComparedFinding[],
  { looksFor, isWhole }: Scope,
): Comparison {
  const older = new Map(before.map((finding) => [finding.id, finding]));
  const newer = new Set(after.map(({ id }) => id));
  const result: Comparison = { new: [], changed: [], still: [], gone: [] };
  for (const finding of after) {
    const old = older.get(finding.id);
    if (!old) result.new.push(identityOf(finding));
    else if (old.state === finding.state) result.still.push(identityOf(finding));
    else result.changed.push({ ...identityOf(finding), from: old.state });
  }
  if (isWhole)
    result.gone.push(...before.filter((finding) => !newer.has(finding.id) && looksFor(finding)).map(identityOf));
  return result;
}

/** The fields of a finding that a comparison prints. */
export function identityOf({
  id,
  signature,
  article,
  title,
  severity,
  state,
  subject,
}: ComparedFinding): ComparedFinding {
  const { site, server, client } = subject;
  return { id, signature, article, title, severity, state, subject: { site, server, client } };
}
