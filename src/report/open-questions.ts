/** What a report leaves open, in words: what could not be decided for want of a fact, what nearly matched, and what to collect next. */
import type { Report, Subject } from '../model/report.js';
import { subjectInWords } from './finding-words.js';

type Undecided = Report['undecided'][number];

export function undecidedInWords({ signature, article, subject, missing }: Undecided): string {
  return `${named(signature, article, subject)}: not known is ${missing.join(', ')}`;
}

export function nearMissInWords({ signature, article, subject, failed }: Report['nearMisses'][number]): string {
  const reasons = failed.map(({ clause, instead }) => `${clause}: ${instead}`).join('; ');
  return `${named(signature, article, subject)}: all but one held. ${reasons}`;
}

export function artifactInWords({ artifact, decides }: Report['nextArtifacts'][number]): string {
  return `${artifact}${decides.length > 0 ? ` (decides ${decides.join(', ')})` : ''}`;
}

function named(signature: string, article: string | null, subject: Subject): string {
  const whose = [subject.server, subject.client, subject.site].some((name) => name !== null)
    ? ` for ${subjectInWords(subject)}`
    : '';
  return `${signature}${article ? ` (${article})` : ''}${whose}`;
}
