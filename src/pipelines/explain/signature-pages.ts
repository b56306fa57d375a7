/** The generated pages of docs/signatures: one for each signature, from the data of `licdiag explain`, and an index. */
import { escapeMarkdown, writeExplanationMarkdown } from '../../report/explain/markdown.js';
import { explain, type Knowledge } from './explain.js';

const notice = '<!-- Written by "npm run generate" from src/catalogue; not edited by hand. -->\n\n';

/** Markdown by file name. */
export function signaturePages(catalogue: Knowledge): Record<string, string> {
  const pages = catalogue.signatures.map(({ id }) => {
    const page = explain(id, catalogue);
    return [`${id}.md`, notice + linked(writeExplanationMarkdown(page), catalogue)] as const;
  });
  return { 'README.md': notice + index(catalogue), ...Object.fromEntries(pages) };
}

/** Makes links of the signature ids that begin the items of a list. */
function linked(text: string, { signatures }: Knowledge): string {
  const ids = new Set(signatures.map(({ id }) => id));
  return text.replace(/^(- (?:takes the place of |gives way to )?)([a-z][a-z0-9-]*)(?= \(|:)/gm, (all, before, id) =>
    ids.has(id) ? `${before}[${id}](${id}.md)` : all,
  );
}

function index({ signatures, notDiagnosable }: Knowledge): string {
  const rows = signatures.map(
    ({ id, article, articles = [], title, severity }) =>
      `| [${id}](${id}.md) | ${[article ?? [], articles].flat().join(', ')} | ${severity} | ${escapeMarkdown(title)} |`,
  );
  const ledger = notDiagnosable.map(({ article, reason }) => `| ${article} | ${escapeMarkdown(reason)} |`);
  return [
    '# The failures that licdiag knows\n',
    'How to write one of your own: [Writing a signature](../signatures.md).\n',
    '| signature | articles | severity | |\n| --- | --- | --- | --- |',
    ...rows,
    ...(ledger.length === 0
      ? []
      : ['\n## Articles that it cannot tell from logs or a snapshot\n', '| article | why |\n| --- | --- |', ...ledger]),
    '',
  ].join('\n');
}
