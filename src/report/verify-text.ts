/** The result of `verify` as text: whether the report still holds, and where it does not. */
import type { VerifyReport } from '../model/verify.js';
import { joinBlocks, titledBlock } from './blocks.js';
import { subjectWithSite } from './finding-words.js';
import { plural, shortTime, thousands } from './words.js';
import { wrap } from './wrap.js';
import type { TextOptions } from './writer.js';

type Named = Pick<VerifyReport['findings']['gone'][number], 'subject' | 'title' | 'article' | 'signature'>;

export function writeVerifyText(result: VerifyReport, { colours, width }: TextOptions): string {
  const { report, quotes, findings, unfinished, holds, complete, notes } = result;
  const named = ({ subject, title, article, signature }: Named): string =>
    `${subjectWithSite(subject)}: ${title} (${article ?? signature})`;
  const block = (title: string, items: readonly string[]): string =>
    titledBlock(
      colours.bold(title),
      items.map((item) => wrap(item, width, '  ', 4)),
    );
  const verdict = !holds
    ? colours.red(`${report.path} does not hold any more`)
    : quotes.unread + findings.unread.length > 0
      ? colours.yellow(`Nothing speaks against ${report.path}, but not all of it could be checked`)
      : colours.green(`${report.path} still holds${complete ? '' : ', as far as the inputs could be read'}`);
  const standing = quotes.checked - quotes.failed.length;
  const blocks = [
    `${colours.bold(verdict)} (${thousands(standing)} of ${plural(quotes.checked, 'quoted line')} ${quotes.checked === 1 ? 'stands' : 'stand'}${quotes.unread === 0 ? '' : `, ${quotes.unread} could not be read`}, ${plural(findings.same, 'finding')} as before).`,
    block(
      'Quoted lines that do not stand',
      quotes.failed.map(({ file, line, text, problem }) => `${file}:${line}: ${text} -- ${problem}`),
    ),
    block(
      'Seen again since the report',
      findings.repeated.map((finding) => `${named(finding)}: ${repeatedInWords(finding)}`),
    ),
    block('Findings that are gone', findings.gone.map(named)),
    block('Not known, since their logs could not be read', findings.unread.map(named)),
    block(
      'Findings that changed',
      findings.changed.map((finding) => `${named(finding)}: ${changeInWords(finding.change)}`),
    ),
    block(
      'Findings that the report does not have',
      findings.new.map((finding) => `${named(finding)}${finding.state === 'resolved' ? ': it is over already' : ''}`),
    ),
    block(
      'Findings of the report that cannot be told from each other now',
      findings.unclear.map((one) => `${named(one)}: ${unclearInWords(one)}`),
    ),
    block('Not finished yet: look again when the log goes on', unfinished.map(unfinishedInWords)),
    [...(complete ? [] : ['not all of the inputs could be read']), ...notes]
      .map((note) => wrap(note, width, '! ', 2))
      .join('\n'),
  ];
  return joinBlocks(blocks);
}

function repeatedInWords({
  state,
  before,
  occurrences,
  lastSeen,
}: VerifyReport['findings']['repeated'][number]): string {
  const last = lastSeen === null ? '' : `, last ${shortTime(lastSeen)}`;
  const still = state === 'active' ? 'not mended: ' : 'over again: ';
  return `${still}${plural(before, 'time')} then, ${plural(occurrences, 'time')} now${last}`;
}

function unclearInWords({ before, now }: VerifyReport['findings']['unclear'][number]): string {
  return `in the report of ${before.join(' and ')}, now of ${now.join(' and ')}; neither lines nor folders tell which is which. Verify each site against a report of its own.`;
}

/** Replaces the states in a change by plain words. */
function changeInWords(change: string): string {
  return change
    .replace('active -> resolved', 'it was active and is over now')
    .replace('resolved -> active', 'it was over and is active again')
    .replace(/\b1 times/g, '1 time')
    .replace(/(last seen \S+)T([\d:]+)(?:\.\d+)?/g, '$1 $2');
}

function unfinishedInWords({ server, site, startedAt, lastSeenAt }: VerifyReport['unfinished'][number]): string {
  const whom = subjectWithSite({ server, site, client: null });
  const stage = lastSeenAt === null ? '' : `; it was last seen at ${lastSeenAt}`;
  return `${whom}: no line tells how the attempt of ${shortTime(startedAt)} ended${stage}`;
}
