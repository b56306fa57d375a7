/** Reads the findings that are known already: a baseline report (`--baseline`) and acknowledgements (`--ack`). */
import { resolve } from 'node:path';
import { InputError, messageOf } from '../errors.js';
import type { Known } from '../evaluate/mark-known.js';
import { readWholeFile } from '../input/read-whole-file.js';
import type { Acknowledgement } from '../model/acknowledgement.js';
import { loadReport } from './load-report.js';

/** Of an acknowledge file: far more than a person writes. */
const mostBytes = 1024 * 1024;

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
  const all = ack === undefined ? [] : await readAcknowledgements(resolve(cwd, ack), ack);
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

async function readAcknowledgements(path: string, shown: string): Promise<readonly Acknowledgement[]> {
  const { acknowledgementsSchema } = await import('../model/acknowledgement-schema.js');
  const { listMistake, readYaml } = await import('../catalogue/read-yaml.js');
  const yaml = readYaml(readText(path, shown), shown);
  if ('mistakes' in yaml) throw new InputError(yaml.mistakes.join('\n'), entryHint);
  const parsed = acknowledgementsSchema.safeParse(yaml.data ?? []);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map((issue) => listMistake(issue, shown, yaml));
  throw new InputError(mistakes.join('\n'), entryHint);
}

function readText(path: string, shown: string): string {
  try {
    return readWholeFile(path, mostBytes).toString('utf8');
  } catch (error) {
    throw new InputError(`${shown}: the acknowledge file cannot be read: ${messageOf(error)}`);
  }
}
