/** The report for a person at a console: the verdict first, then each finding, then what nothing explains, then what was not read. */
import type { Report } from '../model/report.js';
import { findingBlock, findingLine } from './text-finding.js';
import { inputsBlock, lacksMeteringLogs, meteringLogAdvice, problemLines } from './text-inputs.js';
import { nextBlock, undecidedBlock } from './text-undecided.js';
import { plural, redactionInWords } from './words.js';
import { wrap } from './wrap.js';
import type { Writer, WriterOptions } from './writer.js';

export const writeText: Writer = (report, options) => {
  const { detail, width } = options;
  const blocks = [
    [verdict(report, options), ...redactionNote(report, options.width), ...(options.notes ?? [])].join('\n'),
    ...(detail === 'quiet'
      ? [report.findings.map((finding) => findingLine(finding, options)).join('\n')]
      : report.findings.map((finding) => findingBlock(finding, options))),
    ...(detail === 'quiet'
      ? []
      : [
          undecidedBlock(report, options),
          nextBlock(report, options),
          unexplainedBlock(report, options),
          nearMissBlock(report, options),
        ]),
    lacksMeteringLogs(report) ? meteringLogAdvice(width) : '',
    problemLines(report, options),
    ...(detail === 'verbose' ? [inputsBlock(report, options)] : []),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
};

function verdict(report: Report, { colours, width }: WriterOptions): string {
  const { findings, undecided, unexplained, inputs } = report;
  const active = findings.filter(({ state }) => state === 'active');
  const errors = active.filter(({ severity }) => severity === 'error');
  const warnings = active.filter(({ severity }) => severity === 'warning');
  const read = `${sourcesInWords(report)} read${inputs.complete ? '' : ', not all that was asked for'}`;
  if (errors.length + warnings.length === 0) {
    const open = [
      undecided.length > 0 ? `${undecided.length} could not be decided` : '',
      unexplained.length > 0 ? `${plural(unexplained.length, 'kind')} of error that no signature explains` : '',
    ].filter((part) => part !== '');
    const rest = open.length > 0 ? `, but ${open.join(' and ')}` : '';
    const what = lacksMeteringLogs(report)
      ? 'No metering log was found, so nothing can be said'
      : `No known metering failure is active${rest}`;
    return wrap(`${what} (${read}).`, width, '', 0).replace(
      what,
      lacksMeteringLogs(report) ? colours.yellow(what) : colours.bold(what),
    );
  }
  const counts = [
    errors.length > 0 ? plural(errors.length, 'failure') : '',
    warnings.length > 0 ? plural(warnings.length, 'warning') : '',
  ]
    .filter((part) => part !== '')
    .join(' and ');
  const servers = [...new Set(active.flatMap(({ subject }) => subject.server ?? []))];
  const where =
    servers.length > 0 && servers.length <= 5
      ? ` on ${servers.join(', ')}`
      : servers.length > 5
        ? ` on ${servers.length} servers`
        : '';
  const paint = errors.length > 0 ? colours.red : colours.yellow;
  const expected = active.filter(({ known, acknowledged }) => known || acknowledged !== null).length;
  const note = expected === 0 ? '' : `, ${expected} of them known or acknowledged`;
  return `${colours.bold(paint(`${counts} found${where}`))}${note} (${read}).`;
}

function redactionNote({ redaction }: Report, width: number): string[] {
  return redaction ? redactionInWords(redaction).map((line) => wrap(line, width, '', 2)) : [];
}

function sourcesInWords({ summary, inputs }: Report): string {
  const snapshots = inputs.snapshots.length;
  if (snapshots === 0) return plural(summary.files, 'log');
  return [summary.files > 0 ? plural(summary.files, 'log') : '', plural(snapshots, 'snapshot')]
    .filter((part) => part !== '')
    .join(' and ');
}

function unexplainedBlock({ unexplained }: Report, { colours, width, detail }: WriterOptions): string {
  if (unexplained.length === 0) return '';
  const shown = detail === 'verbose' ? unexplained : unexplained.slice(0, 10);
  const lines = shown.map(({ shape, occurrences, servers, first }) => {
    const where = servers.length > 0 ? ` (${servers.slice(0, 5).join(', ')}${servers.length > 5 ? ' …' : ''})` : '';
    return `${wrap(`${shape}${where}`, width, `  ${String(occurrences).padStart(5)} x  `, 11)}\n${colours.dim(`           first: ${first.file}:${first.line}`)}`;
  });
  const more =
    unexplained.length > shown.length
      ? [`  … and ${plural(unexplained.length - shown.length, 'kind')} more (--verbose shows all)`]
      : [];
  return [colours.bold('Errors that no signature explains'), ...lines, ...more].join('\n');
}

function nearMissBlock({ nearMisses }: Report, { colours, width, detail }: WriterOptions): string {
  if (detail !== 'verbose' || nearMisses.length === 0) return '';
  const lines = nearMisses.map(({ signature, article, subject, failed }) => {
    const reasons = failed.map(({ clause, instead }) => `${clause}: ${instead}`).join('; ');
    return wrap(
      `${signature}${article ? ` (${article})` : ''}${subject.server ? ` for ${subject.server}` : ''}: all but one held. ${reasons}`,
      width,
      '  ',
      4,
    );
  });
  return [colours.bold('Nearly matched'), ...lines].join('\n');
}
