/** The report as SARIF 2.1.0, for code scanning dashboards and viewers: a rule for each signature, a result for each finding. */
import type { Finding, Report } from '../../model/report.js';
import { evidenceView } from '../evidence-view.js';
import { counterInWords, stepInWords, subjectInWords } from '../finding-words.js';
import { writeJson } from '../json.js';
import { lackInWords, lacksMeteringLogs } from '../missing-logs.js';
import { goneInWords, notListedInWords } from '../said-first.js';
import { unreadInputs } from '../unread-inputs.js';
import { plural, stagesInWords } from '../words.js';
import type { Writer } from '../writer.js';
import { undecidedInWords } from './open-questions.js';
import { locationOf, type SarifLocation } from './sarif-location.js';

type Gone = NonNullable<Report['baseline']>['gone'][number];

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

export const writeSarif: Writer = (report) => {
  const changed = new Set(report.baseline?.changed.map(({ id }) => id));
  return writeJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            rules: rulesOf(report),
            properties: { catalogue: report.tool.catalogue },
          },
        },
        invocations: [
          {
            executionSuccessful: true,
            startTimeUtc: report.run.startedAt,
            toolExecutionNotifications: notificationsOf(report),
          },
        ],
        results: [
          ...report.findings.map((finding) => resultOf(finding, changed.has(finding.id))),
          ...(report.baseline?.gone ?? []).map((finding) => absentResult(finding, goneInWords(report))),
        ],
        columnKind: 'utf16CodeUnits',
        properties: { redacted: report.redacted, complete: report.inputs.complete },
      },
    ],
  });
};

function rulesOf({ findings }: Report): object[] {
  const isFirst = ({ signature }: Finding, index: number): boolean =>
    findings.findIndex((one) => one.signature === signature) === index;
  return findings.filter(isFirst).map(({ signature, title, severity, references, article }) => ({
    id: signature,
    shortDescription: { text: title },
    help: { text: references.map((one) => `${one.article}: ${one.title}`).join('\n') || 'A signature of your own.' },
    defaultConfiguration: { level: levels[severity] },
    properties: { article },
  }));
}

/** @param hasChanged whether its state differs from that in the baseline */
function resultOf(finding: Finding, hasChanged: boolean): object {
  const { id, signature, article, state, confidence, known, acknowledged, subject, remedy } = finding;
  const isOver = state === 'resolved';
  const steps = remedy.steps.map((step, i) => {
    const text = stepInWords(step, i);
    return step.command === undefined ? text : `${text}\n${step.command}`;
  });
  const locations = finding.evidence.flatMap((one) => locationOf(evidenceView(one)));
  return {
    ruleId: signature,
    kind: isOver ? 'informational' : 'fail',
    level: isOver ? 'none' : levels[finding.severity],
    message: {
      text: [
        `${subjectInWords(subject)}: ${finding.title} (${[article ?? signature, confidence, state].join(', ')}).`,
        finding.cause,
        ...counterInWords(finding),
        ...(remedy.cautions.length > 0 ? ['Careful:', ...remedy.cautions] : []),
        ...(steps.length > 0 ? ['What to do:', ...steps] : []),
      ].join('\n'),
    },
    ...(locations.length > 0
      ? { locations: locations.slice(0, 1), relatedLocations: numbered(locations.slice(1)) }
      : {}),
    partialFingerprints: { 'licdiagFinding/v1': id },
    baselineState: !known ? 'new' : hasChanged ? 'updated' : 'unchanged',
    ...(acknowledged === null
      ? {}
      : { suppressions: [{ kind: 'external', status: 'accepted', justification: acknowledged.reason }] }),
    properties: propertiesOf(finding),
  };
}

/** The parts of a finding for which SARIF has no field. */
function propertiesOf(finding: Finding): object {
  const { article, subject, confidence, state, firstSeen, lastSeen, occurrences, remedy, evidence } = finding;
  return {
    article,
    server: subject.server,
    client: subject.client,
    site: subject.site,
    confidence,
    state,
    firstSeen,
    lastSeen,
    occurrences,
    steps: remedy.steps.map(({ text, state, because, command }) => ({
      text,
      state,
      because,
      ...(command === undefined ? {} : { command }),
    })),
    facts: evidence
      .map(evidenceView)
      .flatMap(({ file, place, text, says }) => (file === null ? { fact: place, value: text, says } : [])),
  };
}

/** A finding of the baseline that was not found any more. */
function absentResult({ id, signature, article, title, state, subject }: Gone, gone: string): object {
  return {
    ruleId: signature,
    kind: 'informational',
    level: 'none',
    message: { text: `${subjectInWords(subject)}: ${title} (${article ?? signature}): ${gone}.` },
    partialFingerprints: { 'licdiagFinding/v1': id },
    baselineState: 'absent',
    properties: { article, ...subject, stateBefore: state },
  };
}

function numbered(locations: readonly SarifLocation[]): object[] {
  return locations.map((location, i) => ({ id: i + 1, ...location }));
}

/** The parts of the report that are no findings: what is not listed, unread, unexplained or undecided. */
function notificationsOf(report: Report): object[] {
  const { inputs, unexplained, undecided, summary } = report;
  const { notListed } = summary;
  const unread = unreadInputs(inputs);
  const note = (level: string, text: string, locations: readonly SarifLocation[] = []): object => ({
    level,
    message: { text },
    ...(locations.length > 0 ? { locations } : {}),
  });
  return [
    ...(notListed === undefined ? [] : [note('warning', notListedInWords(notListed))]),
    ...unread.map(({ path, problem }) => note('error', `${path}: ${problem}`)),
    ...(lacksMeteringLogs(report)
      ? [note('warning', `No metering log ${lackInWords(report)}, so what logs tell is not known.`)]
      : []),
    ...unexplained.map(({ shape, occurrences, stages, first }) =>
      note(
        'note',
        `An error that no signature explains, ${plural(occurrences, 'time')}${stages === null || stages.length === 0 ? '' : `, ${stagesInWords({ stages })}`}: ${shape}`,
        locationOf({ file: first.file, line: first.line, text: first.text, time: first.time }),
      ),
    ),
    ...undecided.map((one) => note('note', `Not decided, a fact is missing. ${undecidedInWords(one)}`)),
  ];
}
