/** An explanation as text for the console. */
import type { ExplainedSignature, Explanation } from '../../model/explanation.js';
import { wrap } from '../wrap.js';
import type { Colours, TextOptions } from '../writer.js';
import type { Block } from './block.js';
import { explanationHead, explanationSections } from './sections.js';

export type ExplanationWriter = (explanation: Explanation, options: TextOptions) => string;

export const writeExplanationText: ExplanationWriter = ({ signatures, notDiagnosable }, options) => {
  const { colours, width } = options;
  const ledger = notDiagnosable.map(
    ({ article, reason }) =>
      `${colours.bold(article)} is in no signature.\n${wrap(`Why: ${reason}`, width, '  ', 2)}\n`,
  );
  return [...signatures.map((signature) => signatureText(signature, options)), ...ledger].join('\n');
};

function signatureText(signature: ExplainedSignature, { colours, width }: TextOptions): string {
  const head = explanationHead(signature).map(([name, value]) => wrap(value, width, `  ${name.padEnd(10)}`, 12));
  const sections = explanationSections(signature).flatMap(({ title, blocks }) => [
    '',
    `  ${colours.bold(title)}`,
    ...blocks.flatMap((block) => blockLines(block, width, colours)),
  ]);
  return `${[colours.bold(wrap(signature.title, width, '', 0)), ...head, ...sections].join('\n')}\n`;
}

function blockLines({ mark, text, code = [], notes = [] }: Block, width: number, colours: Colours): string[] {
  const first = mark === null ? '    ' : `    ${mark === '-' ? '-' : `${mark}.`} `;
  return [
    wrap(text, width, first, first.length),
    ...notes.map((note) => wrap(note, width, `${' '.repeat(first.length)}- `, first.length + 2)),
    ...code.map((line) => `${' '.repeat(first.length + 2)}${colours.cyan(line)}`),
  ];
}
