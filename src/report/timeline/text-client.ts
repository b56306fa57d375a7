/** The chain to a client as text: each link, the first gap, and what the article says to do about it. */
import type { ClientChain } from '../../model/timeline.js';
import { plural } from '../words.js';
import { wrap } from '../wrap.js';
import type { TimelineWriterOptions } from './writer.js';

const mostChains = 10;

/** Where there are more chains than are shown, those with a gap go first. */
export function chainBlocks(chains: readonly ClientChain[], options: TimelineWriterOptions): string[] {
  if (options.detail === 'verbose' || chains.length <= mostChains)
    return chains.map((chain) => chainBlock(chain, options));
  const broken = chains.filter(({ gap }) => gap !== null);
  const shown = [...broken, ...chains.filter(({ gap }) => gap === null)].slice(0, mostChains);
  const hidden = chains.filter((chain) => !shown.includes(chain));
  const more = `… and ${plural(hidden.length, 'more client')}, ${hidden.filter(({ gap }) => gap !== null).length} with a gap (--verbose shows all)`;
  return [...shown.map((chain) => chainBlock(chain, options)), more];
}

function chainBlock(
  { client, links, gap, certain, advice }: ClientChain,
  { colours, width }: TimelineWriterOptions,
): string {
  const marks = { passed: colours.green('+'), failed: colours.red('X'), unknown: colours.dim('?') };
  const lines = links.map(({ title, status, says, source }) => {
    const text = wrap(`${title}: ${says}${source === null ? '' : ` (${source})`}`, width, '  . ', 4);
    return `  ${marks[status]}${text.slice(3)}`;
  });
  const broken = links.find(({ id }) => id === gap);
  const open = links.find(({ status }) => status === 'unknown');
  const verdict = broken
    ? `the first gap is: ${broken.title}${certain ? '' : '; a link before it is not known, so the gap may lie earlier'}`
    : open
      ? `no gap is known; the first link that nothing shows is: ${open.title}`
      : 'the chain is whole';
  const steps = advice.map(({ article, text, documented }) =>
    wrap(`${text} (${article}${documented ? '' : ', inferred'})`, width, '    - ', 6),
  );
  return [`${colours.bold('Client chain')}  ${client}: ${verdict}`, ...lines, ...steps].join('\n');
}
