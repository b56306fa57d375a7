/** The precheck checklist as Markdown with boxes to tick, for a ticket or a printed page. */
import type { Item, ItemStep, PlanStep } from '../../model/precheck-report.js';
import { joinBlocks } from '../blocks.js';
import { markdownCode, markdownText } from '../markdown-text.js';
import type { PrecheckWriter } from './text.js';
import { about, countsLine, partWords, sourceWords, statusWords, stepSource, unread, verdictLine } from './words.js';

export const writePrecheckMarkdown: PrecheckWriter = (report) => {
  const of = (status: Item['status']): Item[] => report.items.filter((item) => item.status === status && item.due);
  const { plan, setupLines, findings } = report;
  const seen = report.inputs.snapshots[0]?.collectedAt ?? null;
  const blocks = [
    `# Pre-upgrade checklist: ${report.from} to ${report.to}`,
    `**${markdownText(verdictLine(report))}** ${countsLine(report)}`,
    ...(report.notes ?? []).map((note) => `> ${markdownText(note)}`),
    `Facts collected: ${seen === null ? 'nobody knows when' : markdownText(seen.replace('T', ' '))}. *documented* means that an article ties the check to a service pack; everything else is inferred, or practice.`,
    section('Fails', of('fail').map(itemBlock)),
    section(
      'Not known',
      of('unknown').map((item) => `${itemBlock(item)}${question(item)}`),
    ),
    section(
      'Collect next',
      report.nextArtifacts.map(
        ({ artifact, decides }) => `- [ ] ${markdownText(artifact)} (${decides.map(markdownCode).join(', ')})`,
      ),
    ),
    section('Warnings', of('warn').map(itemBlock)),
    section(
      'To look at',
      of('manual').map((item) => `${itemBlock(item)}${question(item)}`),
    ),
    section('In the logs', [
      ...findings.map(
        ({ title, signature, subject }) =>
          `- ${markdownText(`${subject.server === null ? '' : `${subject.server}: `}${title}`)} (${markdownCode(signature)})`,
      ),
      ...setupLines.map(
        ({ file, line, text, means, articles }) =>
          `- ${markdownCode(`${file}:${line}`)} ${markdownCode(text)}: ${markdownText(`${means} (${articles.join(', ')})`)}`,
      ),
    ]),
    section(partWords.before, plan.before.map(stepLine)),
    section(partWords.during, plan.during.map(stepLine)),
    section(partWords.after, plan.after.map(stepLine)),
    section(
      'Passed',
      of('pass').map((item) => `- [x] ${heading(item)}: ${markdownText(item.because)}`),
    ),
    section(
      'Later',
      report.items.filter(({ due }) => !due).map((item) => `- [ ] ${heading(item)} (--phase ${item.phase})`),
    ),
    section(
      'Not read or not used',
      unread(report).map(({ path, problem }) => `- ${markdownCode(path)}: ${markdownText(problem)}`),
    ),
  ];
  return joinBlocks(blocks);
};

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;
}

function heading(item: Item): string {
  return `${markdownText(`${about(item)}${item.title}`)} (${markdownCode(item.id)}, ${markdownText(sourceWords(item))})`;
}

function itemBlock(item: Item): string {
  const evidence = item.evidence.map((one) => {
    if (one.kind === 'snapshot') {
      const fact = markdownCode(`${one.fact} = ${one.value}`);
      return `  - ${one.says.startsWith(one.fact) ? fact : `${markdownText(one.says)} (${fact})`}`;
    }
    if (one.kind === 'log') return `  - ${markdownCode(`${one.file}:${one.line}`)} ${markdownCode(one.text)}`;
    if (one.kind === 'finding')
      return `  - scan finds: ${markdownText(one.title)} (${markdownCode(one.signature)}, ${one.confidence})`;
    return `  - answer ${markdownCode(one.answer)} ${markdownText([one.by, one.when, one.note].filter((part) => part !== null).join(', '))}`;
  });
  return [
    `- [ ] **${statusWords[item.status]}** ${heading(item)}`,
    `  ${markdownText(item.because)}`,
    ...evidence,
  ].join('\n');
}

function question({ question: asked }: Item): string {
  if (asked === null) return '';
  const answers = Object.entries(asked.answers).map(
    ([answer, means = '']) => `  - [ ] ${answer}: ${markdownText(means)}`,
  );
  return `\n${[...asked.how.map((one) => `  - ${markdownText(one)}`), ...answers].join('\n')}`;
}

function stepLine(step: PlanStep | ItemStep): string {
  const command = step.command === undefined ? '' : ` ${markdownCode(step.command)}`;
  return `- [ ] ${markdownText(step.text)}${command} (${markdownText(stepSource(step))})`;
}
