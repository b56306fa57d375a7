/** What could not be decided for want of facts, and what to collect next, for a person. */
import type { Report } from '../model/report.js';
import { wrap } from './wrap.js';
import type { WriterOptions } from './writer.js';

export function undecidedBlock({ undecided }: Report, { colours, width }: WriterOptions): string {
  if (undecided.length === 0) return '';
  const lines = undecided.map(({ signature, article, subject, missing }) => {
    const whom = subject.server ?? subject.client ?? (subject.site === null ? '' : `site ${subject.site}`);
    return wrap(
      `${article ?? signature} (${signature})${whom === '' ? '' : ` for ${whom}`}: not known is ${missing.join(', ')}`,
      width,
      '  ',
      4,
    );
  });
  return [colours.bold('Cannot be decided'), ...lines].join('\n');
}

export function nextBlock({ nextArtifacts }: Report, { colours, width, detail }: WriterOptions): string {
  if (nextArtifacts.length === 0) return '';
  const shown = detail === 'verbose' ? nextArtifacts : nextArtifacts.slice(0, 5);
  const lines = shown.map(({ artifact, decides }, i) =>
    wrap(`${artifact}: would help to decide ${decides.join(', ')}`, width, `  ${i + 1}. `, 5),
  );
  return [colours.bold('What to collect next'), ...lines].join('\n');
}
