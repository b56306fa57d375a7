/** Words that the text and the Markdown of the checklist share. */
import type { Item, ItemStep, PrecheckReport } from '../../model/precheck-report.js';
import { plural } from '../words.js';

export const statusWords: Record<Item['status'], string> = {
  fail: 'FAIL',
  warn: 'WARN',
  unknown: 'UNKNOWN',
  manual: 'LOOK',
  pass: 'pass',
};

export const partWords: Record<ItemStep['part'], string> = {
  before: 'Before you start',
  during: 'During setup',
  after: 'Afterwards',
};

export function verdictLine({ verdict, from, to, site, shown, phase, summary, items }: PrecheckReport): string {
  const where = site === null ? '' : ` of site ${site}`;
  const other = phase !== 'before' || shown === null || shown === from ? '' : `, but the snapshot shows it at ${shown}`;
  const when = phase === 'before' ? '' : phase === 'during' ? ', during setup' : ', after setup';
  const open = items.filter(({ mayFail }) => mayFail).length;
  const result =
    verdict === 'blocked'
      ? `NO GO: ${plural(summary.fail, 'check fails', 'checks fail')}`
      : verdict === 'unknown'
        ? `NOT KNOWN: nothing fails, but ${plural(open, 'check')} could with facts that were not collected`
        : 'GO: nothing that is known speaks against it';
  return `${result} (${from} to ${to}${where}${when}${other}).`;
}

export function countsLine({ summary, items }: PrecheckReport): string {
  const later = items.filter(({ due }) => !due).length;
  const looks = summary.manual - later;
  return [
    `${summary.fail} fail, ${summary.unknown} unknown, ${summary.warn} warn, ${looks} to look at, ${summary.pass} pass`,
    later > 0 ? `; ${later} more for during and after setup` : '',
    '.',
  ].join('');
}

/** The source of a check. Only a check that an article ties to an upgrade is called documented. */
export function sourceWords({ article, articles, basis }: Item): string {
  const all = articles.length > 0 ? articles.join(', ') : (article ?? '');
  if (basis === 'upgrade-article') return `documented: ${all}`;
  if (basis === 'related-article') return `inferred from ${all}`;
  return all === '' ? 'practice' : `practice, see ${all}`;
}

export function basisWord({ basis }: Item): string {
  return { 'upgrade-article': 'documented', 'related-article': 'inferred', practice: 'practice' }[basis];
}

export function stepSource({ source: { article, documented } }: ItemStep): string {
  if (article === null) return 'practice';
  return documented ? article : `${article}, inferred`;
}

export function about({ subject }: Item): string {
  return subject.server === null ? '' : `${subject.server}: `;
}

/** Artefacts and logs that could not be read or used, so that the checklist may lack something. */
export function unread({ inputs }: PrecheckReport): { path: string; problem: string }[] {
  return [...inputs.snapshots.flatMap(({ problems }) => problems), ...inputs.logs].flatMap(({ path, problem }) =>
    problem === null ? [] : [{ path, problem }],
  );
}
