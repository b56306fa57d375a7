/** Reads the findings that are known already: a baseline report (`--baseline`) and acknowledgements (`--ack`). */
import type { Known } from '../evaluate/mark-known.js';
import type { Acknowledgement } from '../model/acknowledgement.js';
import { loadReport } from './load-report.js';

const entryHint = 'an entry has id, reason, and optionally site, server, client, expires';

export interface KnownFiles {
  readonly baseline?: string;
  readonly ack?: string;
}

/**
 * @param today local ISO day; an acknowledgement is valid to the end of its last day
 * @throws InputError for a file that cannot be read, or is invalid
 */
export async function loadKnown({ baseline, ack }: KnownFiles, cwd: string, today: string): Promise<Known> {
  const all = ack === undefined ? [] : await readAcknowledgements(ack, cwd);
  const isExpired = ({ expires }: Acknowledgement): boolean => expires !== undefined && expires < today;
  const findings = baseline === undefined ? [] : (await loadReport(baseline, cwd)).findings;
  return {
    // A finding that was resolved in the baseline and is active again counts as new.
    baseline: new Set(findings.filter(({ state }) => state === 'active').map(({ id }) => id)),
    ...(baseline === undefined ? {} : { baselineFindings: findings }),
    acknowledgements: all.filter((acknowledgement) => !isExpired(acknowledgement)),
    expired: all.filter(isExpired).map(({ id, reason, expires = '' }) => ({ id, reason, expires })),
  };
}

async function readAcknowledgements(file: string, cwd: string): Promise<readonly Acknowledgement[]> {
  const { acknowledgementsSchema: schema } = await import('../model/acknowledgement-schema.js');
  const { loadList } = await import('./load-list.js');
  return loadList(file, cwd, { schema, words: 'the acknowledge file', entryHint });
}
