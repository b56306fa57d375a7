import type { Finding, LogEvidence } from '../../src/model/report.js';

/** The evidence of a finding, or of several, that is log lines. */
export function logLines(...findings: readonly (Finding | undefined)[]): LogEvidence[] {
  return findings.flatMap((finding) => finding?.evidence ?? []).flatMap((one) => (one.kind === 'log' ? one : []));
}
