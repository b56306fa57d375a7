/** The precheck checklist as text: verdict, what fails with its steps, what is not known, warnings, questions, the plan. */
import type { Item, ItemStep, PlanStep, PrecheckReport } from '../../model/precheck-report.js';
import { joinBlocks, titledBlock } from '../blocks.js';
import { plural } from '../words.js';
import { wrap } from '../wrap.js';
import type { WriterOptions } from '../writer.js';
import { failBlock, groupLines, headLine, shortBlock, stepLines } from './text-item.js';
import { countsLine, partWords, unread, verdictLine } from './words.js';

export type PrecheckWriter = (report: PrecheckReport, options: WriterOptions) => string;

export const writePrecheckText: PrecheckWriter = (report, options) => {
  const { colours, width, detail } = options;
  const paint = { blocked: colours.red, unknown: colours.yellow, ready: colours.green }[report.verdict];
  const of = (status: Item['status']): Item[] => report.items.filter((item) => item.status === status && item.due);
  const head = `${colours.bold(paint(wrap(verdictLine(report), width, '', 0)))}\n${[countsLine(report), ...(report.notes ?? [])].map((line) => wrap(line, width, '', 0)).join('\n')}`;
  if (detail === 'quiet') return `${[head, ...of('fail').map((item) => headLine(item, options))].join('\n')}\n`;
  const section = (title: string, lines: readonly string[]): string => titledBlock(colours.bold(title), lines);
  const [failing, unknown] = [of('fail'), of('unknown')];
  const blocks = [
    head,
    ...failing.map((item, i) => failBlock(item, toldAbove(item, failing.slice(0, i)), options)),
    section(
      'Not known, and could still block',
      groupLines(
        unknown.filter(({ mayFail }) => mayFail),
        options,
      ),
    ),
    section(
      'Not known, and warns at most',
      groupLines(
        unknown.filter(({ mayFail }) => !mayFail),
        options,
      ),
    ),
    section('Collect next (or answer the question)', nextLines(report, options)),
    section(
      'Warnings',
      of('warn').map((item) => shortBlock(item, options)),
    ),
    section('To look at (--questions writes a file for the answers)', groupLines(of('manual'), options)),
    section('In the logs', logLines(report, options)),
    detail === 'verbose'
      ? section(
          'Passed',
          of('pass').map((item) => shortBlock(item, options)),
        )
      : passedLine(of('pass'), options),
    section('The plan, in this order', planLines(report, options)),
    laterLine(report, options),
    problemLines(report),
  ];
  return joinBlocks(blocks);
};

/** The item above, about another server, that has the same steps. */
function toldAbove({ id, steps }: Item, above: readonly Item[]): Item | undefined {
  const inWords = (of: Item['steps']): string => of.map(({ text, command }) => `${text}\n${command}`).join('\n');
  return above.find((one) => one.id === id && steps.length > 0 && inWords(one.steps) === inWords(steps));
}

function nextLines({ nextArtifacts }: PrecheckReport, { width }: WriterOptions): string[] {
  return nextArtifacts.map(({ artifact, decides }) =>
    wrap(`${artifact} (for ${plural(decides.length, 'check')})`, width, '  - ', 4),
  );
}

function logLines({ findings, setupLines }: PrecheckReport, { width }: WriterOptions): string[] {
  return [
    ...findings.map(({ title, article, subject, confidence, signature }) => {
      const where = subject.server === null ? '' : `${subject.server}: `;
      return wrap(`${where}${title} (${signature}, ${article ?? 'no article'}, ${confidence})`, width, '  - ', 4);
    }),
    ...setupLines.flatMap(({ file, line, text, means, articles }) => [
      wrap(`${file}:${line}  ${text}`, width, '  - ', 6),
      wrap(`${means} (${articles.join(', ')})`, width, '      ', 6),
    ]),
  ];
}

/** The number of passed checks. Those that hold only for now (they have steps) are named even without --verbose. */
function passedLine(passed: readonly Item[], { width }: WriterOptions): string {
  if (passed.length === 0) return '';
  const forNow = passed.filter(({ steps }) => steps.length > 0);
  return [
    `${plural(passed.length, 'check')} passed (-v lists them)${forNow.length > 0 ? ', of which these hold only for now:' : '.'}`,
    ...forNow.map((item) => wrap(item.because, width, '  - ', 4)),
  ].join('\n');
}

function planLines({ plan }: PrecheckReport, options: WriterOptions): string[] {
  const all = [...plan.before, ...plan.during, ...plan.after];
  const part = (name: ItemStep['part'], steps: readonly PlanStep[]): string[] =>
    steps.length === 0
      ? []
      : [`  ${partWords[name]}`, ...steps.map((step) => stepLines(step, all.indexOf(step) + 1, options))];
  return [...part('before', plan.before), ...part('during', plan.during), ...part('after', plan.after)];
}

function laterLine({ items, from }: PrecheckReport, { width }: WriterOptions): string {
  const later = items.filter(({ due }) => !due);
  if (later.length === 0) return '';
  // Items, not checks, so that the numbers agree with the counts at the top.
  const checks = (phase: Item['phase']): number => later.filter((item) => item.phase === phase).length;
  const text = `Later: ${plural(checks('during'), 'check')} while setup runs (--phase during), ${plural(checks('after'), 'check')} afterwards, with a new snapshot (--phase after --from ${from}).`;
  return wrap(text, width, '', 2);
}

function problemLines(report: PrecheckReport): string {
  return unread(report)
    .map(({ path, problem }) => `Not read or not used: ${path}: ${problem}`)
    .join('\n');
}
