/**
 * Takes the line that feeds a clause out of a case and demands another verdict. Where another line takes its place (the
 * copy of another file, say), that one goes too: a clause that can be taken out without a change is dead.
 */
import { expect } from 'vitest';
import type { Report } from '../../src/diagnose.js';
import type { LogEvidence } from '../../src/model/report.js';
import { diagnosePaths, readSnapshots } from './diagnose-paths.js';
import { type FixtureCase, readLogs } from './fixture-cases.js';
import { logLines } from './log-lines.js';
import { withLogs } from './write-logs.js';

/** Lines of one clause that a case may hold. */
const mostLines = 12;

export async function dropClause(one: FixtureCase, report: Report, clause: string): Promise<void> {
  const verdict = verdictOf(report, one.signature);
  const logs = new Map([...readLogs(one.folder)].map(([name, bytes]) => [name, bytes.toString('latin1')]));
  let current = report;
  for (let dropped = 0; dropped < mostLines; dropped += 1) {
    const fed = evidenceOf(current, one.signature).find((evidence) => evidence.clause === clause);
    expect(fed, `${clause} is not fed, and still the verdict is the same`).toBeDefined();
    if (!fed) return;
    const name = fed.file.replace(/^\.\//, '');
    const before = logs.get(name) ?? '';
    const after = dropLines(before, fed);
    expect(after.length, `nothing was taken out for ${clause}`).toBeLessThan(before.length);
    logs.set(name, after);
    current = await withLogs(logs, (folder) => diagnosePaths(folder, ['.'], { snapshots: readSnapshots(one.folder) }));
    if (verdictOf(current, one.signature) !== verdict) return;
  }
  expect.fail(`taking out the lines of ${clause} changes nothing`);
}

function evidenceOf(report: Report, signature: string): LogEvidence[] {
  return logLines(...report.findings.filter((finding) => finding.signature === signature));
}

function verdictOf({ findings }: Report, id: string): string {
  return findings
    .filter(({ signature }) => signature === id)
    .map(({ article, subject, confidence, state }) => [article, subject.server, subject.client, confidence, state])
    .join('; ');
}

/** Lines are made empty, not taken away, so that the numbers of the others stay. A quote may run over several. */
function dropLines(text: string, { line, text: quote }: LogEvidence): string {
  const lines = text.split('\r\n');
  const folded = (to: number): string =>
    lines
      .slice(line - 1, to)
      .join(' ')
      .replace(/[~\s]+/g, ' ');
  let to = line;
  while (to < lines.length && !folded(to).includes(quote)) to += 1;
  return lines.map((kept, index) => (index >= line - 1 && index < to ? '' : kept)).join('\r\n');
}
