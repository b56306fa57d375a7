/** What a report leaves open, in words: what a missing fact left undecided, what nearly matched, and what to collect next. */
import { artifactFor } from '../../model/artifact-for.js';
import { factsInWords } from '../../model/fact-words.js';
import type { Report, Subject } from '../../model/report.js';
import { subjectInWords } from '../finding-words.js';

type Undecided = Report['undecided'][number];

export function undecidedInWords(one: Undecided): string {
  const { signature, article, title, subject, missing } = one;
  const artifacts = [...new Set(missing.filter((fact) => !fact.startsWith('captures')).map(artifactFor))];
  const lookAt = artifacts.length === 0 ? '' : ` Look at: ${artifacts.join('; ')}.`;
  const whose = isNamed(subject) ? `${subjectInWords(subject)}: ` : '';
  return `${whose}perhaps "${title}" (${article ?? signature}). Not known: ${notKnown(one)}.${lookAt}`;
}

/** Only the missing facts, in words. */
export function notKnown({ missing }: Pick<Undecided, 'missing'>): string {
  return factsInWords(missing).join('; ');
}

export function nearMissInWords({ signature, article, subject, failed }: Report['nearMisses'][number]): string {
  const reasons = failed.map(({ clause, instead }) => `${clause}: ${instead}`).join('; ');
  return `${named(signature, article, subject)}: all but one held. ${reasons}`;
}

export function artifactInWords({ artifact, decides }: Report['nextArtifacts'][number]): string {
  return `${artifact}${decides.length > 0 ? ` (decides ${decides.join(', ')})` : ''}`;
}

function named(signature: string, article: string | null, subject: Subject): string {
  const whose = isNamed(subject) ? ` for ${subjectInWords(subject)}` : '';
  return `${signature}${article ? ` (${article})` : ''}${whose}`;
}

function isNamed({ server, client, site }: Subject): boolean {
  return [server, client, site].some((name) => name !== null);
}
