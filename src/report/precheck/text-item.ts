/** Items, evidence and steps of the checklist as text. */
import { groupBy } from '../../model/group-by.js';
import type { Item, ItemStep } from '../../model/precheck-report.js';
import { factAndWords } from '../fact-and-words.js';
import { shortTime } from '../words.js';
import { wrap } from '../wrap.js';
import type { Colours, WriterOptions } from '../writer.js';
import { about, basisWord, sourceWords, statusWords, stepSource } from './words.js';

const paints: Record<Item['status'], (colours: Colours) => (text: string) => string> = {
  fail: ({ red }) => red,
  warn: ({ yellow }) => yellow,
  unknown: ({ cyan }) => cyan,
  manual: ({ cyan }) => cyan,
  pass: ({ green }) => green,
};

export function headLine(item: Item, { colours, width }: WriterOptions): string {
  const word = statusWords[item.status];
  const text = wrap(`${about(item)}${item.title} (${item.id}; ${sourceWords(item)})`, width, `${word.padEnd(8)} `, 9);
  return text.replace(word, colours.bold(paints[item.status](colours)(word)));
}

/** An item in full: reason, evidence, what is inferred, notes, and the steps. @param same an item above with the same steps */
export function failBlock(item: Item, same: Item | undefined, options: WriterOptions): string {
  const { width } = options;
  const what = same === undefined ? '' : `: as for ${same.subject.server ?? 'the site'} above`;
  return [
    headLine(item, options),
    wrap(item.because, width, '  ', 2),
    ...evidenceLines(item, '  ', options),
    ...(item.inferred === null ? [] : [wrap(`Inferred: ${item.inferred}`, width, '  ', 4)]),
    ...item.notes.map((note) => wrap(note, width, '  ', 4)),
    ...(item.steps.length === 0 ? [] : [`  What to do${what}`]),
    ...(same === undefined ? item.steps : []).map((step, i) => stepLines(step, i + 1, options)),
  ].join('\n');
}

export function shortBlock(item: Item, options: WriterOptions): string {
  const shown = options.detail === 'verbose' ? item.evidence : item.evidence.filter((one) => isTelling(one, item));
  return [
    headLine(item, options),
    wrap(item.because, options.width, '         ', 9),
    ...evidenceLines({ ...item, evidence: shown }, '         ', options),
  ].join('\n');
}

/** Whether it says more than the reason of the item: of a site, which of several things it is. */
function isTelling(evidence: Item['evidence'][number], { subject }: Item): boolean {
  return evidence.kind !== 'snapshot' || (subject.server === null && evidence.fact.includes('['));
}

const mostServers = 4;

/** One line for each check, with the servers that it is about; several lines with --verbose. */
export function groupLines(items: readonly Item[], { width, detail }: WriterOptions): string[] {
  return [...groupBy(items, ({ id }) => id).values()].flatMap((group) => {
    const [first] = group;
    const servers = group.flatMap(({ subject }) => subject.server ?? []);
    const most = detail === 'verbose' ? servers.length : mostServers;
    const more = servers.length > most ? ` and ${servers.length - most} more` : '';
    const where = servers.length === 0 ? '' : `: ${servers.slice(0, most).join(', ')}${more}`;
    const line = wrap(`${first.title}${where} (${first.id}; ${basisWord(first)})`, width, '  - ', 4);
    if (detail !== 'verbose') return [line];
    const how = (first.question?.how ?? []).map((hint) => wrap(hint, width, '      look: ', 12));
    return [line, ...group.map(({ because }) => wrap(because, width, '      ', 6)), ...how];
  });
}

export function stepLines(step: ItemStep, number: number, { width, colours }: WriterOptions): string {
  const text = wrap(`${step.text} (${stepSource(step)})`, width, `${String(number).padStart(5)}. `, 7);
  return step.command === undefined ? text : `${text}\n${colours.cyan(`         ${step.command}`)}`;
}

function evidenceLines(
  { evidence }: Pick<Item, 'evidence'>,
  indent: string,
  { colours, width }: WriterOptions,
): string[] {
  return evidence.map((one) => colours.dim(wrap(evidenceWords(one), width, indent, indent.length + 2)));
}

function evidenceWords(one: Item['evidence'][number]): string {
  if (one.kind === 'snapshot')
    return `${factAndWords(one)}${one.time === null ? '' : ` (seen ${shortTime(one.time)})`}`;
  if (one.kind === 'log') return `${one.file}:${one.line}  ${one.text}`;
  if (one.kind === 'finding') return `scan finds: ${one.title} (${one.signature}, ${one.confidence})`;
  const who = [one.by, one.when].filter((part) => part !== null).join(', ');
  return `answer: ${one.answer}${who === '' ? '' : ` (${who})`}${one.note === null ? '' : `: ${one.note}`}`;
}
