/** The checklist as Markdown, with boxes to tick, for a ticket or a printed page. */

import type { Item, ItemStep, PlanStep } from '../model/precheck-report.js';
import { joinBlocks } from './blocks.js';
import type { PrecheckWriter } from './precheck-text.js';
import { about, countsLine, partWords, sourceWords, statusWords, stepSource, verdictLine } from './precheck-words.js';

export const writePrecheckMarkdown: PrecheckWriter = (report) => {
  const of = (status: Item['status']): Item[] => report.items.filter((item) => item.status === status && item.due);
  const { plan, setupLines, findings } = report;
  const seen = report.inputs.snapshots[0]?.collectedAt ?? null;
  const blocks = [
    `# Pre-upgrade checklist: ${report.from} to ${report.to}`,
    `**${plain(verdictLine(report))}** ${countsLine(report)}`,
    ...(report.notes ?? []).map((note) => `> ${plain(note)}`),
    `Facts collected: ${seen === null ? 'when is not known' : plain(seen.replace('T', ' '))}. *documented* means that an article ties the check to a service pack; everything else is inferred, or practice.`,
    section('Fails', of('fail').map(itemBlock)),
    section(
      'Not known',
      of('unknown').map((item) => `${itemBlock(item)}${question(item)}`),
    ),
    section(
      'Collect next',
      report.nextArtifacts.map(({ artifact, decides }) => `- [ ] ${plain(artifact)} (${decides.map(code).join(', ')})`),
    ),
    section('Warnings', of('warn').map(itemBlock)),
    section(
      'To look at',
      of('manual').map((item) => `${itemBlock(item)}${question(item)}`),
    ),
    section('In the logs', [
      ...findings.map(
        ({ title, signature, subject }) =>
          `- ${plain(`${subject.server === null ? '' : `${subject.server}: `}${title}`)} (${code(signature)})`,
      ),
      ...setupLines.map(({ file, line, text, means }) => `- ${code(`${file}:${line}`)} ${code(text)}: ${plain(means)}`),
    ]),
    section(partWords.before, plan.before.map(stepLine)),
    section(partWords.during, plan.during.map(stepLine)),
    section(partWords.after, plan.after.map(stepLine)),
    section(
      'Passed',
      of('pass').map((item) => `- [x] ${heading(item)}: ${plain(item.because)}`),
    ),
    section(
      'Later',
      report.items.filter(({ due }) => !due).map((item) => `- [ ] ${heading(item)} (--phase ${item.phase})`),
    ),
  ];
  return joinBlocks(blocks);
};

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;
}

function heading(item: Item): string {
  return `${plain(`${about(item)}${item.title}`)} (${code(item.id)}, ${plain(sourceWords(item))})`;
}

function itemBlock(item: Item): string {
  const evidence = item.evidence.map((one) => {
    if (one.kind === 'snapshot') {
      const fact = code(`${one.fact} = ${one.value}`);
      return `  - ${one.says.startsWith(one.fact) ? fact : `${plain(one.says)} (${fact})`}`;
    }
    if (one.kind === 'log') return `  - ${code(`${one.file}:${one.line}`)} ${code(one.text)}`;
    if (one.kind === 'finding')
      return `  - scan finds: ${plain(one.title)} (${code(one.signature)}, ${one.confidence})`;
    return `  - answer ${code(one.answer)} ${plain([one.by, one.when, one.note].filter((part) => part !== null).join(', '))}`;
  });
  return [`- [ ] **${statusWords[item.status]}** ${heading(item)}`, `  ${plain(item.because)}`, ...evidence].join('\n');
}

function question({ question: asked }: Item): string {
  if (asked === null) return '';
  const answers = Object.entries(asked.answers).map(([answer, means = '']) => `  - [ ] ${answer}: ${plain(means)}`);
  return `\n${[...asked.how.map((one) => `  - ${plain(one)}`), ...answers].join('\n')}`;
}

function stepLine(step: PlanStep | ItemStep): string {
  const command = step.command === undefined ? '' : ` ${code(step.command)}`;
  return `- [ ] ${plain(step.text)}${command} (${plain(stepSource(step))})`;
}

function plain(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>()#+!|~-]/g, (letter) => (/[()-]/.test(letter) ? letter : `\\${letter}`))
    .replace(/&/g, '&amp;');
}

/** A span of code has as many backticks around it as it needs. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}
