/**
 * A log is read only near its failures. Where facts from before a failure count, or facts alone show it, or another log of the site goes
 * on behind it, an attempt that got past it may stand anywhere. Then logs have to be read in full.
 */
import type { RawFinding } from '../model/report.js';
import type { Signature } from '../model/signature.js';
import type { StreamResult } from '../model/stream-result.js';
import { isBehind, whyNotAfter } from './snapshot-lag.js';

/** An active finding, with what its evidence tells of the logs, put together once for all logs that are asked about. */
interface Wanted {
  readonly finding: RawFinding;
  readonly logs: ReadonlySet<string | undefined>;
  /** Files of its lines. */
  readonly quoted: ReadonlySet<string>;
  /** Time of its last line. */
  readonly lastQuoted: string | null;
}

/** The streams in which an attempt past an active finding may stand that was not read. */
export function wantsPasses(
  findings: readonly RawFinding[],
  signatures: readonly Signature[],
  streams: readonly StreamResult[],
): readonly StreamResult[] {
  const byId = new Map(signatures.map((signature) => [signature.id, signature]));
  const wanted = findings.flatMap((finding): Wanted | readonly Wanted[] => {
    const { attempt, clauses = {} } = byId.get(finding.signature)?.logs ?? {};
    if (finding.state !== 'active' || (attempt?.passed ?? []).length === 0) return [];
    const quotes = finding.evidence.flatMap((one) => (one.kind === 'log' ? one.quote : []));
    const logs = new Set(Object.values(clauses).map(({ log }) => log));
    return { finding, logs, quoted: new Set(quotes.map(({ file }) => file)), lastQuoted: quotes.at(-1)?.time ?? null };
  });
  if (wanted.length === 0) return [];
  return streams.filter((stream) =>
    wanted.some(
      (one) => isOf(stream, one.logs) && mayBeOfSite(stream, one) && (mayOutdate(stream, one) || mayEnd(stream, one)),
    ),
  );
}

function isOf({ files }: StreamResult, logs: ReadonlySet<string | undefined>): boolean {
  return files.some(({ log }) => log === null || logs.has(log));
}

/** Not where it tells another site than the one of the finding. */
function mayBeOfSite({ sites }: StreamResult, { finding: { subject } }: Wanted): boolean {
  return subject.site === null || sites.length === 0 || sites.includes(subject.site);
}

/** Whether a log reaches behind the facts that a finding rests on. */
function mayOutdate({ lastTime }: StreamResult, { finding, lastQuoted }: Wanted): boolean {
  return finding.evidence.some(
    (one) =>
      one.kind === 'snapshot' &&
      !isBehind(one.time, lastQuoted) &&
      (one.time === null || whyNotAfter(one.time, lastTime) !== null),
  );
}

/** Whether a log of the same site goes on behind the failure in another one. */
function mayEnd({ lastTime, files }: StreamResult, { finding, quoted }: Wanted): boolean {
  const { lastSeen, subject } = finding;
  return (
    quoted.size > 0 &&
    subject.site !== null &&
    !files.some(({ path }) => quoted.has(path)) &&
    lastTime !== null &&
    lastSeen !== null &&
    lastTime > lastSeen
  );
}
