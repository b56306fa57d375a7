/** `explain --against` as titled blocks: for each server or client what the logs and snapshots show, clause by clause. */
import type { Against, AgainstSubject, FactSeen, PatternSeen, QuotedLine } from '../../model/explanation.js';
import { collectedInWords, missingInWords } from '../../model/fact-nouns.js';
import { missedPeriodInWords } from '../missed-period-in-words.js';
import { shortTime } from '../words.js';
import { type Block, bullet, paragraph, type Section } from './block.js';

/** @param hasLines whether the signature looks for log lines at all */
export function againstSections({ inputs, subjects }: Against, hasLines: boolean): Section[] {
  const { files, snapshots, complete, meteringLogs, server, since, until } = inputs;
  const about = server === null ? 'it' : server;
  const missed = missedPeriodInWords(
    { ...(since === null ? {} : { since }), ...(until === null ? {} : { until }) },
    inputs,
  );
  const read: Block[] = [
    ...files.map(({ path, status, problem }) => bullet(`${path}: ${problem ?? status}`)),
    ...snapshots.map((path) => bullet(`${path}: snapshot`)),
    ...(meteringLogs === 0 && files.length > 0 ? [paragraph('No metering log was among them.')] : []),
    ...(since === null ? [] : [paragraph(`Entries before ${shortTime(since)} were left out.`)]),
    ...(until === null ? [] : [paragraph(`Entries after ${shortTime(until)} were left out.`)]),
    ...(missed === '' ? [] : [paragraph(missed)]),
    ...(complete ? [] : [paragraph('Not all that was asked for was read.')]),
  ];
  return [
    ...subjects.flatMap(subjectSections),
    ...(subjects.length === 0
      ? [
          {
            title: 'Against what was given',
            blocks: [
              paragraph(
                !hasLines
                  ? `It looks for facts of a snapshot and for no line of a log, and no snapshot is about ${about}.`
                  : missed === ''
                    ? `No line of it${server === null ? '' : ` about ${server}`} stands there, and no snapshot is about ${about}.`
                    : `No entry of the logs was looked at, and no snapshot is about ${about}.`,
              ),
            ],
          },
        ]
      : []),
    { title: 'What was read', blocks: read },
  ];
}

function subjectSections(seen: AgainstSubject): Section[] {
  const { subject, verdict, reasons, clauses, patterns, facts } = seen;
  const name =
    subject.server ?? subject.client ?? (subject.site === null ? 'what names nobody' : `site ${subject.site}`);
  const result =
    verdict === null
      ? 'No finding.'
      : `Found: ${verdict.confidence}, ${verdict.state}, ${verdict.occurrences} ${verdict.occurrences === 1 ? 'time' : 'times'}.`;
  return [
    {
      title: `${name}: the verdict`,
      blocks: [paragraph(result), ...reasons.map(bullet)],
    },
    { title: `${name}: the lines`, blocks: clauses.map(clauseBlock) },
    { title: `${name}: the alternatives`, blocks: patterns.map(patternBlock) },
    { title: `${name}: the facts`, blocks: facts.map(factBlock) },
  ].filter(({ blocks }) => blocks.length > 0);
}

function clauseBlock({ clause, count, first, last }: AgainstSubject['clauses'][number]): Block {
  const lines = [first, last].filter((line, i) => line !== null && (i === 0 || count > 1));
  return {
    mark: '-',
    text: count === 0 ? `${clause}: no such line` : `${clause}: ${count} ${count === 1 ? 'line' : 'lines'}`,
    code: lines.flatMap((line) => (line === null ? [] : [quoted(line)])),
  };
}

function patternBlock({ words, holds, steps, failed }: PatternSeen, at: number): Block {
  return {
    mark: at + 1,
    text: `${holds ? 'held' : 'did not hold'}: ${words}`,
    notes: [
      ...steps.map(({ clause, held, instead }) =>
        held === null
          ? `failed: ${clause}${instead === null ? '' : `; ${instead}`}`
          : `held: ${clause}, ${quoted(held)}`,
      ),
      ...failed.map((reason) => `failed: ${reason}`),
    ],
  };
}

function factBlock({ role, plain, effect, truth, facts, missing }: FactSeen): Block {
  const words = { holds: 'holds', fails: 'does not hold', unknown: 'is not known' };
  return {
    mark: '-',
    text: `${role}, ${words[truth]}: ${plain}`,
    notes: [
      ...facts.map(collectedInWords),
      ...missingInWords(missing).map((words) => `not known: ${words}`),
      ...(truth === 'holds' ? [effect] : []),
    ],
  };
}

function quoted({ file, line, time, text }: QuotedLine): string {
  return `${file}:${line}${time === null ? '' : `  ${shortTime(time)}`}  ${text}`;
}
