/** An article has one title in all findings, so that a reader who meets it again knows it. */
import { expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';

it('no article is called by two titles', () => {
  const titles = new Map<string, Set<string>>();
  for (const { article, title } of catalogue.signatures.flatMap(({ references }) => references))
    titles.set(article, (titles.get(article) ?? new Set()).add(title));
  expect([...titles].filter(([, own]) => own.size > 1).map(([article, own]) => [article, ...own])).toEqual([]);
});
