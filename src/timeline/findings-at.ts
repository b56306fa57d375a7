/** The findings about one server, with the times of their lines, so that a timeline can show them in place. */
import type { RawFinding } from '../model/report.js';
import type { FindingAt } from '../model/timeline.js';

/** @param isHere whether a file lies in the folder of the server's logs: another folder may show a server of the same name */
export function findingsAt(
  findings: readonly RawFinding[],
  server: string,
  isHere: (file: string) => boolean,
): FindingAt[] {
  return findings
    .filter(({ subject }) => subject.server === server)
    .flatMap(({ signature, article, title, severity, confidence, state, evidence }) => {
      const quotes = evidence.flatMap((item) => (item.kind === 'log' ? [item.quote] : []));
      if (quotes.length > 0 && !quotes.some(({ file }) => isHere(file))) return [];
      const times = [...new Set(quotes.flatMap(({ time }) => time ?? []))].sort();
      return [{ signature, article, title, severity, confidence, state, times }];
    });
}
