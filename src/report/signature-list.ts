/** The catalogue as text: two lines for each signature, and with `--coverage` a line for each article. */
import type { SignatureList } from '../model/signature-list.js';
import { plural } from './words.js';
import { wrap } from './wrap.js';

export function writeSignatureList({ signatures, articles }: SignatureList, width: number): string {
  const idWidth = Math.max(0, ...signatures.map(({ id }) => id.length));
  const rows = signatures.map(({ id, article, severity, title, logs, needs, provenance }) => {
    const first = `${id.padEnd(idWidth)}  ${(article ?? '-').padEnd(7)}  ${severity.padEnd(7)}  `;
    const sources = [...logs, ...(needs.length > 0 ? ['snapshot'] : [])].join(', ');
    return [
      wrap(title, width, first, first.length),
      wrap(`${sources}; ${provenance}`, width, ' '.repeat(first.length), first.length),
    ].join('\n');
  });
  if (articles === undefined) return `${[...rows, '', `${plural(signatures.length, 'signature')}.`].join('\n')}\n`;
  const covered = articles.filter(({ signature }) => signature !== null).length;
  const ledger = articles.map(({ article, signature, reason }) =>
    wrap(signature ?? `not diagnosable: ${reason}`, width, `${article}  `, 9),
  );
  const total = `${plural(articles.length, 'article')}: ${covered} with a signature, ${articles.length - covered} with the reason why not.`;
  return `${[...rows, '', ...ledger, '', `${plural(signatures.length, 'signature')}. ${total}`].join('\n')}\n`;
}
