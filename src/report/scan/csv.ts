/**
 * The report as a table for a spreadsheet: a row for each finding, then rows for unexplained errors and unread files, so that a
 * table without findings does not look like good news. It starts with a byte order mark: without it Excel reads UTF-8 as the
 * Windows code page.
 */
import type { Finding, Report } from '../../model/report.js';
import { csvLine } from '../csv-line.js';
import { evidenceView } from '../evidence-view.js';
import { counterInWords, stepInWords } from '../finding-words.js';
import { lackInWords, lacksMeteringLogs } from '../missing-logs.js';
import { goneInWords, notListedInWords } from '../said-first.js';
import { unreadInputs } from '../unread-inputs.js';
import type { Writer } from '../writer.js';
import { notKnown } from './open-questions.js';

const columns = [
  'kind',
  'severity',
  'state',
  'confidence',
  'site',
  'server',
  'client',
  'title',
  'article',
  'signature',
  'firstSeen',
  'lastSeen',
  'occurrences',
  'known',
  'acknowledged',
  'evidence',
  'cautions',
  'steps',
  'id',
  'stage',
] as const;

type Row = Partial<Record<(typeof columns)[number], string | number | null>>;

export const writeCsv: Writer = function* (report) {
  yield `\ufeff${columns.join(',')}\r\n`;
  for (const finding of report.findings) yield csvLine(columns, findingRow(finding));
  for (const row of otherRows(report)) yield csvLine(columns, row);
};

function findingRow(finding: Finding): Row {
  const { severity, state, confidence, title, article, signature, firstSeen, lastSeen, occurrences, id } = finding;
  return {
    ...{
      kind: 'finding',
      severity,
      state,
      confidence,
      title,
      article,
      signature,
      firstSeen,
      lastSeen,
      occurrences,
      id,
    },
    ...finding.subject,
    known: finding.known ? 'yes' : 'no',
    acknowledged: finding.acknowledged?.reason ?? null,
    evidence: [
      ...finding.evidence.map(evidenceView).map(({ place, text }) => `${place} ${text}`),
      ...counterInWords(finding),
    ].join('\n'),
    steps: finding.remedy.steps
      .map((step, i) => `${stepInWords(step, i)}${step.command === undefined ? '' : ` > ${step.command}`}`)
      .join('\n'),
    cautions: finding.remedy.cautions.join('\n'),
  };
}

function otherRows(report: Report): Row[] {
  const { unexplained, undecided, inputs, summary, baseline } = report;
  const { notListed } = summary;
  return [
    ...(notListed === undefined
      ? []
      : [{ kind: 'not listed', title: notListedInWords(notListed), occurrences: notListed }]),
    // The state column stays empty: the old state would count it among the active ones.
    ...(baseline?.gone ?? []).map(({ id, signature, article, severity, title, subject }) => ({
      ...{ kind: 'gone', severity, title, article, signature, ...subject, known: 'yes', id },
      evidence: goneInWords(report),
    })),
    ...unexplained.map(({ shape, occurrences, servers, stages, first, last }) => ({
      kind: 'unexplained error',
      title: shape,
      occurrences,
      server: servers.join(' '),
      evidence: `${first.file}:${first.line} ${first.text}`,
      firstSeen: first.time,
      lastSeen: last.time,
      stage: (stages ?? []).join(' '),
    })),
    ...undecided.map(({ signature, article, title, subject, missing }) => ({
      ...{ kind: 'undecided', signature, article, ...subject },
      title: `perhaps: ${title}; not known: ${notKnown({ missing })}`,
    })),
    ...unreadInputs(inputs).map(({ path, problem }) => ({ kind: 'unread file', title: problem, evidence: path })),
    ...(lacksMeteringLogs(report)
      ? [{ kind: 'no metering log', title: `No metering log ${lackInWords(report)}` }]
      : []),
  ];
}
