/** The outcome of `verify` for a person: does the report still hold, and where not. */
import type { VerifyReport } from '../model/verify.js';
import { subjectWithSite } from './finding-words.js';
import { plural } from './words.js';
import { wrap } from './wrap.js';
import type { Colours } from './writer.js';

export function writeVerifyText(result: VerifyReport, { colours, width }: { colours: Colours; width: number }): string {
  const { report, quotes, findings, holds, complete, notes } = result;
  const named = ({ subject, title, article, signature }: (typeof findings.gone)[number]): string =>
    `${subjectWithSite(subject)}: ${title} (${article ?? signature})`;
  const block = (title: string, items: readonly string[]): string =>
    items.length === 0 ? '' : [colours.bold(title), ...items.map((item) => wrap(item, width, '  ', 4))].join('\n');
  const verdict = holds
    ? colours.green(`${report.path} still holds${complete ? '' : ', as far as the inputs could be read'}`)
    : colours.red(`${report.path} does not hold any more`);
  const standing = quotes.checked - quotes.failed.length;
  const blocks = [
    `${colours.bold(verdict)} (${standing} of ${plural(quotes.checked, 'quoted line')} ${quotes.checked === 1 ? 'stands' : 'stand'}, ${plural(findings.same, 'finding')} as before).`,
    block(
      'Quoted lines that do not stand',
      quotes.failed.map(({ file, line, text, problem }) => `${file}:${line}: ${text} -- ${problem}`),
    ),
    block('Findings that are gone', findings.gone.map(named)),
    block(
      'Findings that changed',
      findings.changed.map((finding) => `${named(finding)}: ${finding.change}`),
    ),
    block('Findings that the report does not have', findings.new.map(named)),
    [...(complete ? [] : ['not all of the inputs could be read']), ...notes]
      .map((note) => wrap(note, width, '! ', 2))
      .join('\n'),
  ];
  return `${blocks.filter((part) => part !== '').join('\n\n')}\n`;
}
