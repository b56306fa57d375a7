/** Several templates have the same word with other words beside it, and some a word that errors are known by: all are found. */
import { expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import type { Source } from '../../src/model/source.js';
import { createPlainEngine } from '../../src/prefilter/plain-engine.js';
import { bindTemplates } from '../../src/stream/bind-templates.js';
import { SearchPlan } from '../../src/stream/plan-search.js';
import { parseTemplate } from '../../src/templates/parse-template.js';

const engine = createPlainEngine(64 * 1024);
const { templates, rules } = bindTemplates(catalogue.signatures, catalogue.templates);
const plan = new SearchPlan(templates, rules, catalogue, engine);
const source: Source = {
  path: 'copy.txt',
  folder: '',
  folderInArgument: '',
  fileName: 'copy.txt',
  identity: { kind: 'unknown' },
  named: true,
  size: null,
  rereadable: true,
  origin: null,
  open: () => Promise.reject(new Error('only its name counts')),
};

function wordsFoundIn(text: string): string[] {
  const search = plan.searchFor(source, 'clauses');
  engine.bytes.fill(0);
  engine.bytes.write(text, 'latin1');
  const found: string[] = [];
  search.search(0, text.length, (_, word) => found.push(search.literals[word] ?? ''));
  return found;
}

test.each(templates.map(({ template }) => [template.source, template.literal]))(
  '%j is found by %j',
  (line, literal) => {
    const pieces = parseTemplate(line).map((piece) => {
      if (piece.kind === 'literal') return piece.folded;
      if (piece.kind === 'quote') return "'";
      return piece.kind === 'blank' ? ' ' : '17';
    });
    expect(wordsFoundIn(pieces.join(''))).toContain(literal);
  },
);

test('a word of an error counts beside any other', () => {
  expect(wordsFoundIn('it could sit')).toEqual(['could']);
});
