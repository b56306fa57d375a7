/** The difference between two reports as text, new findings first. */
import type { ChangedFinding, ComparedFinding, DiffReport } from '../model/diff.js';
import { joinBlocks, titledBlock } from './blocks.js';
import { subjectWithSite } from './finding-words.js';
import { plural } from './words.js';
import { wrap } from './wrap.js';
import type { TextOptions } from './writer.js';

export function writeDiffText(diff: DiffReport, { colours, width }: TextOptions): string {
  const line = (finding: ComparedFinding | ChangedFinding): string => {
    const { severity, state, subject, title, article, signature } = finding;
    const change = 'from' in finding ? `${finding.from} -> ${state}` : `${severity}, ${state}`;
    return wrap(`${subjectWithSite(subject)}: ${title} (${article ?? signature}, ${change})`, width, '  ', 4);
  };
  const block = (title: string, paint: (text: string) => string, findings: readonly ComparedFinding[]): string =>
    titledBlock(colours.bold(paint(`${title} (${findings.length})`)), findings.map(line));
  const { before, after, notes } = diff;
  const blocks = [
    `${colours.bold(diffInWords(diff))} (${before.path} -> ${after.path})`,
    block('New', colours.red, diff.new),
    block('Changed', colours.yellow, diff.changed),
    block('Still there', (text) => text, diff.still),
    block('Gone', colours.green, diff.gone),
    notes.map((note) => wrap(note, width, '! ', 2)).join('\n'),
  ];
  return joinBlocks(blocks);
}

function diffInWords(diff: DiffReport): string {
  if (diff.new.length + diff.changed.length + diff.gone.length === 0)
    return `No change: ${plural(diff.still.length, 'finding')} in both`;
  return `${diff.new.length} new, ${diff.changed.length} changed, ${diff.still.length} still there, ${diff.gone.length} gone`;
}
