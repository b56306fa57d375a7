/**
 * An explanation as Markdown: for a ticket, and for the pages under docs/signatures. No text can become markup: it is escaped, or
 * put into code.
 */
import type { ExplainedSignature, Explanation } from '../../model/explanation.js';
import { markdownFenced, markdownText } from '../markdown-text.js';
import type { Block } from './block.js';
import { explanationHead, explanationSections } from './sections.js';

export function writeExplanationMarkdown({ signatures, notDiagnosable }: Explanation): string {
  const ledger = notDiagnosable.map(
    ({ article, reason }) => `# ${escapeMarkdown(article)}\n\nIn no signature: ${escapeMarkdown(reason)}\n`,
  );
  return [...signatures.map(signatureMarkdown), ...ledger].join('\n');
}

function signatureMarkdown(signature: ExplainedSignature): string {
  const head = explanationHead(signature).map(
    ([name, value]) => `| ${name} | ${escapeMarkdown(value).replaceAll('|', '\\|')} |`,
  );
  // Text from logs is not trusted and is escaped in full. Text of the catalogue is escaped lightly, so that the source stays readable.
  const inert = signature.against === null ? escapeMarkdown : markdownText;
  const sections = explanationSections(signature).map(
    ({ title, blocks }) =>
      `## ${inert(title)}\n\n${blocks.map((block) => blockMarkdown(block, inert)).join(separator(blocks))}`,
  );
  return `${[`# ${escapeMarkdown(signature.title)}`, ['| | |', '| --- | --- |', ...head].join('\n'), ...sections].join('\n\n')}\n`;
}

/** No blank lines between plain list items; blank lines around paragraphs and code. */
function separator(blocks: readonly Block[]): string {
  return blocks.every(({ mark, code = [] }) => mark !== null && code.length === 0) ? '\n' : '\n\n';
}

function blockMarkdown({ mark, text, code = [], notes = [] }: Block, inert: (text: string) => string): string {
  const bullet = mark === null ? '' : mark === '-' ? '- ' : `${mark}. `;
  const indent = ' '.repeat(bullet.length);
  return [
    `${bullet}${inert(text)}`,
    ...notes.map((note) => `${indent}- ${inert(note)}`),
    ...(code.length === 0 ? [] : ['', ...markdownFenced(code).map((line) => `${indent}${line}`)]),
  ].join('\n');
}

/** Underscores inside words are not escaped: they have no meaning in Markdown. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*<>[\]|~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(\s*)([#+-])(?=\s|$)/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
}
