/**
 * A log is read only near its failures. Where facts from before a failure count, or facts alone show it, or another log of the site goes
 * on behind it, an attempt that got past it may stand anywhere. Then logs have to be read in full.
 */
import type { RawFinding } from '../model/report.js';
import type { Signature } from '../model/signature.js';
import { isBehind, whyNotAfter } from './snapshot-lag.js';
import type { StreamResult } from './stream-result.js';

/** The streams in which an attempt past an active finding may stand that was not read. */
export function wantsPasses(
  findings: readonly RawFinding[],
  signatures: readonly Signature[],
  streams: readonly StreamResult[],
): readonly StreamResult[] {
  const byId = new Map(signatures.map((signature) => [signature.id, signature]));
  const wanted = findings.flatMap((finding) => {
    const { attempt, clauses = {} } = byId.get(finding.signature)?.logs ?? {};
    if (finding.state !== 'active' || (attempt?.passed ?? []).length === 0) return [];
    return { finding, logs: new Set(Object.values(clauses).map(({ log }) => log)) };
  });
  if (wanted.length === 0) return [];
  return streams.filter((stream) =>
    wanted.some(({ finding, logs }) => isOf(stream, logs) && (mayOutdate(stream, finding) || mayEnd(stream, finding))),
  );
}

function isOf({ files }: StreamResult, logs: ReadonlySet<string | undefined>): boolean {
  return files.some(({ log }) => log === null || logs.has(log));
}

/** Whether a log reaches behind the facts that a finding rests on. */
function mayOutdate({ lastTime }: StreamResult, { evidence }: RawFinding): boolean {
  const lastSeen = evidence.reduce<string | null>((last, one) => (one.kind === 'log' ? one.quote.time : last), null);
  return evidence.some(
    (one) =>
      one.kind === 'snapshot' &&
      !isBehind(one.time, lastSeen) &&
      (one.time === null || whyNotAfter(one.time, lastTime) !== null),
  );
}

/** Whether a log of the same site goes on behind the failure in another one. */
function mayEnd({ lastTime, files, sites }: StreamResult, { lastSeen, evidence, subject }: RawFinding): boolean {
  const quotes = evidence.flatMap((one) => (one.kind === 'log' ? one.quote : []));
  return (
    quotes.length > 0 &&
    subject.site !== null &&
    (sites.length === 0 || sites.includes(subject.site)) &&
    !quotes.some(({ file }) => files.some(({ path }) => path === file)) &&
    lastTime !== null &&
    lastSeen !== null &&
    lastTime > lastSeen
  );
}
