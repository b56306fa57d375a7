/** The timeline as text for the console: the verdict, each server with its last attempt, and unexplained errors. */
import type { Limit, TimelineReport, TimelineServer } from '../../model/timeline.js';
import { joinBlocks } from '../blocks.js';
import { lackInWords, lacksMeteringLogs, meteringLogAdvice } from '../missing-logs.js';
import { standInsInWords } from '../said-first.js';
import { problemLines } from '../text-inputs.js';
import { unexplainedBlock } from '../unexplained-lines.js';
import { blankLogs } from '../verdict.js';
import { plural, shortTime, thousands } from '../words.js';
import { wrap } from '../wrap.js';
import { chainBlocks } from './text-client.js';
import { serverBlock, stageLegend } from './text-server.js';
import type { TimelineWriter, TimelineWriterOptions } from './writer.js';

export const writeTimelineText: TimelineWriter = (report, options) => {
  const { detail, width } = options;
  const { servers, clients, summary } = report;
  const isQuiet = detail === 'quiet';
  const folders = new Map<string, number>();
  for (const { server } of servers) folders.set(server, (folders.get(server) ?? 0) + 1);
  const shown = worstFirst(servers).map((one) =>
    serverBlock(one, { inFolder: folders.get(one.server) !== 1, notListed: summary.notListed ?? 0 }, options),
  );
  const blocks = [
    [
      verdict(report, options),
      ...(report.redaction ? [wrap(standInsInWords(report.redaction.standIns), width, '', 2)] : []),
      ...(options.notes ?? []).map((line) => wrap(line, width, '', 2)),
    ].join('\n'),
    ...(isQuiet ? [shown.join('\n')] : shown),
    servers.some(({ attempts }) => attempts.length > 0) && !isQuiet ? stageLegend(width) : '',
    ...chainBlocks(clients ?? [], options),
    isQuiet ? '' : unexplainedBlock(report.unexplained, options),
    isQuiet ? '' : limitsBlock(report.limits, options),
    problemLines(report, options),
    lacksMeteringLogs(report) ? meteringLogAdvice(width) : '',
  ];
  return joinBlocks(blocks);
};

const outcomes: readonly TimelineServer['outcome'][] = ['failed', 'unfinished', 'succeeded', 'none'];

/** Servers with failures first; within an outcome the order of the report stays. */
function worstFirst(servers: readonly TimelineServer[]): TimelineServer[] {
  return outcomes.flatMap((wanted) => servers.filter(({ outcome }) => outcome === wanted));
}

function verdict(
  { summary, servers, inputs }: TimelineReport,
  { colours, width, notes = [] }: TimelineWriterOptions,
): string {
  const read = `(${plural(inputs.files.filter(({ status }) => status === 'read').length, 'log')} read${inputs.complete ? '' : ', not all that was asked for'})`;
  if (servers.length === 0) {
    const what = lacksMeteringLogs({ inputs })
      ? `No metering log ${lackInWords({ inputs })}, so nothing can be said`
      : inputs.meteringLogs === 0
        ? 'No log was given, so nothing is said of installations'
        : `No installation of a metering server is ${notes.length > 0 ? 'left to show' : 'in these logs'}`;
    const blank = blankLogs(inputs);
    return wrap(`${what}${blank === null ? '' : `, but ${blank}`} ${read}.`, width, '', 0);
  }
  const none = servers.filter(({ outcome }) => outcome === 'none').length;
  const same = (text: string): string => text;
  const parts: [text: string, paint: (text: string) => string][] = [
    [summary.failed > 0 ? `the last attempt failed on ${thousands(summary.failed)}` : '', colours.red],
    [summary.unfinished > 0 ? `unfinished on ${thousands(summary.unfinished)}` : '', colours.yellow],
    [summary.succeeded > 0 ? `succeeded on ${thousands(summary.succeeded)}` : '', colours.green],
    [none > 0 ? `no attempt seen on ${thousands(none)}` : '', same],
  ];
  const shown = parts.filter(([text]) => text !== '');
  const count = plural(servers.length, 'metering server');
  // Painted when it is wrapped, since a colour code takes no room.
  return [[count, colours.bold] as const, ...shown].reduce(
    (verdict, [text, paint]) => verdict.replace(text, (found) => paint(found)),
    wrap(`${count}: ${shown.map(([text]) => text).join(', ')} ${read}.`, width, '', 2),
  );
}

const mostLimits = 8;

function limitsBlock(limits: readonly Limit[], { colours, width, detail }: TimelineWriterOptions): string {
  if (limits.length === 0) return '';
  const shown = detail === 'verbose' ? limits : limits.slice(0, mostLimits);
  const lines = shown.map(({ file, line, from, to, says }) => {
    const span = [from, to].flatMap((time) => (time === null ? [] : shortTime(time))).join(' to ');
    return wrap(
      `${file}${line === null ? '' : `:${line}`}${span === '' ? '' : `, ${span}`}: ${says}`,
      width,
      '  - ',
      4,
    );
  });
  const more =
    limits.length > shown.length ? [`  … and ${limits.length - shown.length} more (--verbose shows all)`] : [];
  return [colours.bold('What limits this'), ...lines, ...more].join('\n');
}
