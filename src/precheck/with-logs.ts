/**
 * Applies lines and findings of the given logs to an item. They can only make it worse, since their absence proves nothing. A
 * line of an earlier run, or a finding that is only possible, gives a warning at most.
 */
import type { ItemEvidence, RelevantFinding, SeenLine } from '../model/precheck-report.js';
import type { ItemStatus, UpgradeCheck } from '../model/upgrade-check.js';
import type { Judged, Situation } from './situation.js';

type LogRule = NonNullable<UpgradeCheck['logs']>[number];
const rank: Record<ItemStatus, number> = { pass: 0, manual: 1, warn: 2, unknown: 3, fail: 4 };
/** How many occurrences of a line an item shows; the report itself lists all. */
const mostShown = 3;
const day = 86_400_000;

export function withLogs(check: UpgradeCheck, server: string | null, judged: Judged, situation: Situation): Judged {
  let result = judged;
  for (const rule of check.logs ?? []) result = withRule(rule, server, result, situation);
  return result;
}

function withRule(
  { line, signature, status, says }: LogRule,
  server: string | null,
  judged: Judged,
  situation: Situation,
): Judged {
  const lines = situation.lines.filter(({ id }) => id === line);
  const findings = situation.findings.filter((one) => one.signature === signature && isAbout(one, server));
  if (lines.length + findings.length === 0) return judged;
  const evidence = [...judged.evidence, ...evidenceOf(lines, findings, says)];
  const isCurrent =
    lines.some((one) => !isEarlier(one, situation)) || findings.some(({ confidence }) => confidence !== 'possible');
  const worst = isCurrent ? status : 'warn';
  const because = `By the logs: ${says}${isCurrent ? '' : ', in an earlier run, or only possibly'}.`;
  return rank[worst] > rank[judged.status]
    ? { status: worst, because, missing: [], mayFail: false, evidence }
    : { ...judged, evidence };
}

function isAbout({ subject }: RelevantFinding, server: string | null): boolean {
  return server === null || subject.server === null || subject.server === server;
}

/** More than a day before the facts were collected. A line without a time may be recent. */
function isEarlier({ time }: SeenLine, { collectedAt }: Situation): boolean {
  return time !== null && collectedAt !== null && Date.parse(`${collectedAt}Z`) - Date.parse(`${time}Z`) > day;
}

function evidenceOf(lines: readonly SeenLine[], findings: readonly RelevantFinding[], says: string): ItemEvidence[] {
  return [
    ...lines
      .slice(0, mostShown)
      .map(({ file, line, time, text }): ItemEvidence => ({ kind: 'log', file, line, time, text, says })),
    ...findings.map(
      ({ signature, title, confidence, lastSeen: time }): ItemEvidence => ({
        kind: 'finding',
        signature,
        title,
        confidence,
        time,
        says,
      }),
    ),
  ];
}
