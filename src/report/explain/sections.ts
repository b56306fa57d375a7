/** An explained signature as titled blocks, from which both text and Markdown are made. */
import type { ExplainedSignature } from '../../model/explanation.js';
import { articleInWords, fileInWords, originOf, stepMarks } from '../finding-words.js';
import { againstSections } from './against-sections.js';
import { type Block, bullet, paragraph, type Section } from './block.js';

/** Another signature that the text refers to. */
type Named = ExplainedSignature['related'][number];

export function explanationSections(signature: ExplainedSignature): Section[] {
  const { cause, remedy, verify, falsePositives, candidates, expected, against } = signature;
  // With --against only the comparison is shown; plain `explain` shows the rest, and JSON has both.
  if (against !== null) return againstSections(against, signature.clauses.length > 0);
  const sections: Section[] = [
    { title: 'Lines that it looks for', blocks: signature.clauses.map(clauseBlock) },
    { title: 'Found by log lines when one of these holds', blocks: patternBlocks(signature) },
    { title: 'What it asks of a snapshot', blocks: factBlocks(signature) },
    { title: 'What happened', blocks: [paragraph(cause)] },
    {
      title: 'Which cause it is',
      blocks: candidates.map((one) => ({
        mark: '-',
        text: `${one.article}: ${one.cause}`,
        notes: [`told by: ${one.separatedBy}`],
      })),
    },
    { title: 'Careful', blocks: remedy.cautions.map(bullet) },
    { title: `What to do (${remedy.type})`, blocks: remedy.steps.map(stepBlock) },
    { title: 'Files', blocks: remedy.files.map(fileInWords).map(bullet) },
    {
      title: 'Whose advice does not count here',
      blocks: signature.overrules.map(({ article, because }) => bullet(`${article}: ${because}`)),
    },
    { title: 'How to see that it worked', blocks: verify.map(bullet) },
    { title: 'Looks alike, and is not this', blocks: falsePositives.map(bullet) },
    {
      title: 'Also to expect while it lasts',
      blocks: expected.map(({ article, text }) => bullet(`${text} (${article})`)),
    },
    { title: 'Near to it', blocks: relationBlocks(signature) },
    { title: 'Sources', blocks: signature.references.map(({ article, title }) => bullet(`${article}: ${title}`)) },
  ];
  return sections.filter(({ blocks }) => blocks.length > 0);
}

/** The lines at the top, as name and value. */
export function explanationHead(signature: ExplainedSignature): [string, string][] {
  const { articles, severity, subject, versions, past } = signature;
  return [
    ['Signature', signature.id],
    ['Article', [articleInWords(signature), ...articles].join(', ')],
    ['Severity', `${severity}, about a ${subject}${past ? '; tells of something that has ended' : ''}`],
    ['Versions', versions],
  ];
}

function clauseBlock({ name, log, templates, provenance, use }: ExplainedSignature['clauses'][number]): Block {
  return { mark: '-', text: `${name}, in ${log} (${[provenance, ...use].join('; ')})`, code: templates };
}

function patternBlocks({ patterns, attempt }: ExplainedSignature): Block[] {
  const blocks: Block[] = patterns.map(({ words, confidence }, i) => ({
    mark: i + 1,
    text: `${words} (${confidence})`,
  }));
  return attempt === null ? blocks : [...blocks, paragraph(sentence(attempt))];
}

const roles = {
  required: 'required',
  alone: 'alone',
  raising: 'raises',
  refuting: 'speaks against',
  about: 'points here',
} as const;

/** Several roles of one condition tell it once. */
function factBlocks({ facts }: ExplainedSignature): Block[] {
  return facts.map(({ role, plain, effect }, i) => {
    const same = facts.slice(0, i).find((other) => other.plain === plain);
    return {
      mark: '-',
      text: `${roles[role]}: ${same === undefined ? plain : `the same as "${roles[same.role]}"`}`,
      notes: [effect],
    };
  });
}

function stepBlock(step: ExplainedSignature['remedy']['steps'][number], at: number): Block {
  const marks = { ...stepMarks, needed: 'to do' };
  return {
    mark: at + 1,
    text: `${step.text} (${originOf(step)})`,
    code: step.command === undefined ? [] : [step.command],
    notes: step.guards.map(({ state, plain }) => `${marks[state]}: ${plain}`),
  };
}

function relationBlocks({ related, supersedes, supersededBy }: ExplainedSignature): Block[] {
  const name = ({ id, article, title }: Named): string => `${id}${article === null ? '' : ` (${article})`}: ${title}`;
  return [
    ...related.map((one) => bullet(name(one))),
    ...supersedes.map((one) => bullet(`takes the place of ${name(one)}`)),
    ...supersededBy.map((one) => bullet(`gives way to ${name(one)}`)),
  ];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
