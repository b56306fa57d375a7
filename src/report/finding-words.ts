/** The words for the parts of a finding, the same in every format. */
import type { Finding, Step, Subject } from '../model/report.js';
import { evidenceView } from './evidence-view.js';
import { ageInWords, plural, shortTime } from './words.js';

/** What a confidence means, by the evidence: log lines alone, collected facts alone, or both. */
const confidences = {
  logs: {
    confirmed: 'the documented lines, and the collected facts agree',
    likely: 'all documented lines are there; nothing collected confirms or refutes it',
    possible: 'only part of the documented lines, or a pattern that no article documents',
  },
  facts: {
    confirmed: 'the collected facts prove it',
    likely: 'the collected facts fit; what would prove it is not known',
    possible: 'the collected facts allow it, and other causes too',
  },
  both: {
    confirmed: 'the documented lines, and the collected facts agree',
    likely: 'the documented lines and the collected facts fit; what would prove it is not known',
    possible: 'only part of the documented lines, or a pattern that no article documents',
  },
} as const;

/** What it means when a collected fact speaks against the log lines. */
const against = {
  likely: 'all documented lines are there; what was collected stands below',
  possible: 'not all documented lines are there, no article documents them, or collected facts speak against it',
} as const;

function confidenceInWords({ confidence, evidence, counterEvidence }: Finding): string {
  const isLog = ({ kind }: { readonly kind: string }): boolean => kind === 'log';
  if (confidence !== 'confirmed' && !counterEvidence.every(isLog) && evidence.some(isLog))
    return `${confidence}: ${against[confidence]}`;
  const ground = evidence.every(isLog) ? 'logs' : evidence.some(isLog) ? 'both' : 'facts';
  return `${confidence}: ${confidences[ground][confidence]}`;
}

export function candidateInWords({ article, cause, separatedBy }: Finding['candidates'][number]): string {
  return `${article}: ${cause} Told by: ${separatedBy}`;
}

export function expectedInWords({ article, text }: Finding['expected'][number]): string {
  return `${text} (${article})`;
}

export function fileInWords({ file, version, platform, note }: Finding['remedy']['files'][number]): string {
  return [file, version, platform, note].filter((part) => part !== undefined).join(', ');
}

export const stepMarks: Record<Step['state'], string> = {
  needed: '',
  done: 'not needed any more',
  forbidden: 'DO NOT',
  unknown: 'check first',
};

/** How one sees that the steps worked. Where none is left to take, nothing will show it. */
export function signsOf({ remedy: { steps }, verify }: Finding): readonly string[] {
  return steps.some(({ state }) => state === 'needed' || state === 'unknown') ? verify : [];
}

export function badgeOf({ severity, state }: Finding): 'ERROR' | 'WARNING' | 'INFO' | 'RESOLVED' {
  if (state === 'resolved') return 'RESOLVED';
  return severity === 'error' ? 'ERROR' : severity === 'warning' ? 'WARNING' : 'INFO';
}

export function subjectInWords(subject: Subject): string {
  return (
    subject.server ?? subject.client ?? (subject.site === null ? 'not named in its lines' : `site ${subject.site}`)
  );
}

export function subjectWithSite(subject: Subject): string {
  const { server, client, site } = subject;
  return `${subjectInWords(subject)}${site !== null && (server ?? client) !== null ? ` (site ${site})` : ''}`;
}

function seenInWords({ firstSeen, lastSeen, occurrences, age }: Finding): string {
  const when =
    lastSeen === null
      ? 'at a time that its lines do not print'
      : firstSeen === null || shortTime(firstSeen) === shortTime(lastSeen)
        ? shortTime(lastSeen)
        : `${shortTime(firstSeen)} to ${shortTime(lastSeen)}`;
  return `${plural(occurrences, 'time')}, ${when}${age === null ? '' : ` (${ageInWords(age)})`}`;
}

export function articleInWords({ article }: Pick<Finding, 'article'>): string {
  return article ?? 'none (a signature of your own)';
}

const knownInWords = 'yes: the baseline report has it already';

/** The lines at the top of a finding, as name and value. @param own a line that only this format has */
export function findingHead(
  finding: Finding,
  own: readonly (readonly [string, string])[] = [],
): (readonly [string, string])[] {
  const { subject, known, acknowledged } = finding;
  return [
    // A client is no server, and neither is a site.
    [subject.server === null ? 'Where' : 'Server', subjectWithSite(subject)],
    ['Seen', seenInWords(finding)],
    ['Confidence', confidenceInWords(finding)],
    ['Article', articleInWords(finding)],
    ...own,
    ...(known ? [['Known', knownInWords] as const] : []),
    ...(acknowledged ? [['Acknowledged', acknowledgementInWords(acknowledged)] as const] : []),
  ];
}

function acknowledgementInWords({ reason, expires }: NonNullable<Finding['acknowledged']>): string {
  return `${reason}${expires === null ? '' : ` (until ${expires})`}`;
}

export function originOf({ source }: Pick<Step, 'source'>): string {
  return source.documented ? source.article : `${source.article}, inferred`;
}

/** A step on one line, with its reason, so that both stay together when the line is copied from a cell. The command is not included. */
export function stepInWords(step: Step, index: number): string {
  const mark = stepMarks[step.state] === '' ? '' : `[${stepMarks[step.state]}] `;
  const reason = step.because === null ? '' : `, because ${step.because}`;
  return `${index + 1}. ${mark}${step.text} (${originOf(step)})${reason}`;
}

export function counterTitle({ state }: Finding): string {
  return state === 'resolved' ? 'Why it is over' : 'What speaks against it';
}

/** Counter-evidence for formats without headings: the title is repeated in each line. */
export function counterInWords(finding: Finding): string[] {
  return finding.counterEvidence
    .map(evidenceView)
    .map(({ place, text, says }) => `${counterTitle(finding)}: ${says ?? ''} [${place} ${text}]`);
}

export function evidenceTitle({ occurrences, evidence }: Finding): string {
  return `Evidence${occurrences > 2 && evidence.length > 0 ? ' (the first and the last time)' : ''}`;
}

export function fixedInWords(fixedIn: string): string {
  if (fixedIn === 'none') return 'no fix is documented';
  return fixedIn === 'unknown' ? 'not known' : fixedIn;
}
