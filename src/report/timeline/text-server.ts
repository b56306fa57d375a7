/** One server of the timeline as text: how its last attempt ended, its stages as marks with times, and the log lines that show it. */
import type {
  AttemptError,
  Between,
  FindingAt,
  TimelineAttempt,
  TimelineServer,
  TimelineStage,
} from '../../model/timeline.js';
import { codeLines } from '../code-lines.js';
import { plural, shortTime } from '../words.js';
import { wrap } from '../wrap.js';
import type { TimelineWriterOptions } from './writer.js';

interface Surroundings {
  /** Show the folder, since another folder has a server of this name too. */
  readonly inFolder: boolean;
  /** How many failures are in the findings of no server, because there were too many. */
  readonly notListed: number;
}

export function serverBlock(
  server: TimelineServer,
  { inFolder, notListed }: Surroundings,
  options: TimelineWriterOptions,
): string {
  const { colours, detail, all, width } = options;
  const last = server.attempts.at(-1);
  const site = server.site === null ? '' : ` (site ${server.site})`;
  const folder = inFolder && server.folder !== '' ? ` in ${server.folder}` : '';
  const title = `${colours.bold(server.server)}${site}${folder}  ${headline(server, options)}`;
  if (detail === 'quiet') return title;
  if (!last) {
    const looks = `${plural(server.looks, 'check')} of its share without an attempt: the manager looks at it, and installs nothing`;
    const looked = server.looks > 0 ? [wrap(looks, width, '  ', 4)] : [];
    return [title, ...looked, ...told('Seen', server.since, options)].join('\n');
  }
  const shown = all ? server.attempts : [last];
  const before = server.attemptsSeen - shown.length;
  const heading = (i: number): string[] =>
    shown.length > 1 ? ['', `  ${colours.bold(`Attempt ${before + i + 1} of ${server.attemptsSeen}`)}`] : [];
  return [
    title,
    countLine(server, options),
    ...shown.flatMap((attempt, i) => [...heading(i), ...attemptLines(attempt, options)]),
    ...told('Since', server.since, options),
    ...explainedBy(server, last, notListed, options),
  ].join('\n');
}

function headline({ outcome, attempts }: TimelineServer, { colours }: TimelineWriterOptions): string {
  const last = attempts.at(-1);
  if (!last || outcome === 'none') return colours.dim('no attempt in these logs');
  const stage = last.stages.find(({ id }) => id === last.stoppedAt)?.title;
  if (outcome === 'succeeded') return colours.green('SUCCEEDED');
  if (outcome === 'failed')
    return colours.red(`FAILED${stage === undefined ? ', where is not shown' : ` at: ${stage}`}`);
  return colours.yellow(`UNFINISHED${stage === undefined ? '' : `, last seen: ${stage}`}`);
}

function countLine(
  { attemptsSeen, attempts, outcomes, firstAt }: TimelineServer,
  { all, width }: TimelineWriterOptions,
): string {
  const counts = (['succeeded', 'failed', 'unfinished'] as const)
    .filter((outcome) => outcomes[outcome] > 0)
    .map((outcome) => `${outcomes[outcome]} ${outcome}`);
  const since = firstAt === null ? '' : ` since ${shortTime(firstAt)}`;
  const left = attemptsSeen - attempts.length;
  const text = `${plural(attemptsSeen, 'attempt')}${since} (${counts.join(', ')})${shownOf(attempts.length, left, all)}:`;
  return wrap(text, width, '  ', 4);
}

/** @param left number of attempts that are only counted */
function shownOf(kept: number, left: number, all: boolean): string {
  if (left === 0) return kept > 1 && !all ? '; the last one (--all shows all)' : '';
  const shown = kept > 1 && !all ? 'the last one (--all shows more)' : plural(kept, 'attempt');
  return `; ${shown} in full, ${left} only counted`;
}

function attemptLines(attempt: TimelineAttempt, options: TimelineWriterOptions): string[] {
  const { width } = options;
  const times = [attempt.startedAt, attempt.endedAt].map((time) =>
    time === null ? 'time not printed' : shortTime(time),
  );
  const took = attempt.durationSeconds === null ? '' : `, ${durationInWords(attempt.durationSeconds)}`;
  return [
    ...told('Before', attempt.before, options),
    wrap(`${times[0]} to ${times[1]}${took}`, width, '  Time       ', 13),
    wrap(
      `${attempt.outcome}${attempt.because === '' ? '' : `: ${attempt.because}`} (${attempt.provenance})`,
      width,
      '  Outcome    ',
      13,
    ),
    ...stageRow(attempt.stages, options),
    ...evidenceLines(attempt, options),
    ...errorLines(attempt.errors, options),
    ...attempt.notes.map((note) => wrap(note, width, '  Note       ', 13)),
  ];
}

/** To a tenth of a second as long as that tells more than minutes would. */
function durationInWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 300) return `${seconds.toFixed(1)} seconds`;
  if (minutes < 90) return plural(minutes, 'minute');
  return minutes < 48 * 60 ? plural(Math.round(minutes / 60), 'hour') : plural(Math.round(minutes / 1440), 'day');
}

const marks: Record<TimelineStage['status'], string> = { passed: '+', failed: 'X', unknown: '?' };
const cellWidth = 22;

/** Stages such as `+ role 10:43:41`, the mark in brackets where it is inferred. */
function stageRow(stages: readonly TimelineStage[], { colours, width }: TimelineWriterOptions): string[] {
  const paints = { passed: colours.green, failed: colours.red, unknown: colours.yellow };
  const cells = stages.map(({ id, status, time, line, provenance }) => {
    const mark = status === 'unknown' && line !== null ? '>' : marks[status];
    const shown = provenance === 'inferred' ? `(${mark})` : ` ${mark} `;
    const paint = line === null ? colours.dim : paints[status];
    const words = ` ${id}${time === null ? '' : ` ${shortTime(time).slice(11)}`}`;
    return `${paint(shown)}${words.padEnd(cellWidth - shown.length)}`;
  });
  const perLine = Math.max(1, Math.floor((width - 2) / cellWidth));
  return Array.from({ length: Math.ceil(cells.length / perLine) }, (_, row) =>
    `  ${cells.slice(row * perLine, (row + 1) * perLine).join('')}`.trimEnd(),
  );
}

export function stageLegend(width: number): string {
  return wrap(
    'Stages: + passed, X failed, > began and no line tells how it ended, ? nothing shows it. In brackets: inferred, no article says it. Stages that no line shows are unknown, not passed.',
    width,
    '',
    8,
  );
}

/** The log lines that show the stages; without --verbose only those of the stage where the attempt stopped. */
function evidenceLines(
  { stages, stoppedAt, look }: TimelineAttempt,
  { colours, detail, width }: TimelineWriterOptions,
): string[] {
  const seen = stages.filter(({ line }) => line !== null);
  const shown = detail === 'verbose' ? seen : seen.filter(({ id }) => id === stoppedAt);
  const lines = shown.flatMap(({ id, file, line, text, because, article, occurrences }) => {
    const source = article === null ? '' : `, ${article}`;
    return [
      `    ${colours.cyan(`${file}:${line}`)}  ${id}${occurrences > 1 ? `, ${plural(occurrences, 'line')}` : ''}`,
      `      ${text ?? ''}`,
      wrap(`${because ?? ''}${source}`, width, '      = ', 8),
    ];
  });
  return [...lines, ...(look === null ? [] : [wrap(look, width, '  Look at    ', 13)])];
}

const mostErrors = 5;

function errorLines(errors: readonly AttemptError[], options: TimelineWriterOptions): string[] {
  if (errors.length === 0) return [];
  const { colours, width, detail } = options;
  const shown = detail === 'verbose' ? errors : errors.slice(0, mostErrors);
  return [
    `  ${colours.bold('Errors in this attempt')}`,
    ...shown.flatMap(({ file, line, text, occurrences, stage, codes, status }) => [
      `    ${colours.cyan(`${file}:${line}`)}${occurrences > 1 ? `  ${occurrences} times` : ''}${stage === null ? '' : `  at ${stage}`}`,
      `      ${text}`,
      ...codeLines({ codes, status }, width, 6),
    ]),
    ...(errors.length > shown.length ? [`    … and ${errors.length - shown.length} more (--verbose shows all)`] : []),
  ];
}

const mostRuns = 3;

function told(title: string, events: readonly Between[], { width, detail }: TimelineWriterOptions): string[] {
  const shown = detail === 'verbose' ? events.map((one) => [one]) : runsOf(events).slice(-mostRuns);
  return shown.map((run, i) => wrap(runInWords(run), width, `  ${(i === 0 ? title : '').padEnd(11)}`, 13));
}

/** Groups repeated events, such as a status message of every cycle; each group is shown once, with its first and its last line. */
function runsOf(events: readonly Between[]): Between[][] {
  const runs: Between[][] = [];
  for (const event of events) {
    const run = runs.at(-1);
    if (run?.[0]?.says === event.says) run.push(event);
    else runs.push([event]);
  }
  return runs;
}

function runInWords(run: readonly Between[]): string {
  const ends = run.length > 1 ? [run.at(0), run.at(-1)] : run;
  const of = (part: (event: Between) => string | null): string =>
    ends.flatMap((event) => (event ? (part(event) ?? []) : [])).join(' to ');
  const times = of(({ time, file }) => (time === null || file === null ? null : shortTime(time)));
  const places = of(({ file, line }) => (file === null ? null : `${file}:${line}`));
  const often = run.length > 1 ? 'several times: ' : '';
  return `${times === '' ? '' : `${times} `}${often}${run[0]?.says ?? ''}${places === '' ? '' : ` (${places})`}`;
}

function explainedBy(
  { findings, server }: TimelineServer,
  last: TimelineAttempt,
  notListed: number,
  { width, colours }: TimelineWriterOptions,
): string[] {
  const active = findings.filter(({ state }) => state === 'active');
  const own = active.filter((finding) => isOf(finding, last));
  const line = ({ title, article, signature, confidence }: FindingAt): string =>
    `${title} (${article ?? signature}, ${confidence}); "licdiag explain ${article ?? signature}" and "licdiag scan" say what to do`;
  const isOpen = last.outcome !== 'succeeded' && own.length === 0;
  return [
    ...own.map((finding) => wrap(line(finding), width, '  Explained  ', 13)),
    ...(isOpen
      ? [
          wrap(
            notListed === 0
              ? 'no signature explains it; the stage and the error lines above are what the logs tell'
              : `not known: of so many failures not all are listed; --server ${server} tells it`,
            width,
            `  ${colours.yellow('Explained')}  `,
            13,
          ),
        ]
      : []),
    ...active
      .filter((finding) => !own.includes(finding))
      .map((finding) => wrap(`not over: ${line(finding)}`, width, '  Earlier    ', 13)),
  ];
}

/** Whether a finding belongs to the last attempt. One without log times rests on facts alone and is shown with it. */
function isOf({ times }: FindingAt, { startedAt }: TimelineAttempt): boolean {
  return startedAt === null || times.length === 0 || times.some((time) => time >= startedAt);
}
