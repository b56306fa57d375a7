/** Every article on metering is accounted for: it has a signature, or stands in the ledger with the reason why not. */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { ledger } from '../../src/catalogue/ledger.generated.js';
import { meteringArticles } from './metering-articles.js';

const signed = catalogue.signatures.flatMap(({ article, articles = [] }) =>
  article ? [article, ...articles] : articles,
);
const listed = ledger.map(({ article }) => article);

describe('the ledger', () => {
  it('and the signatures are all articles, and none of them is in both', () => {
    expect(meteringArticles).toHaveLength(109);
    const known = new Set(meteringArticles);
    expect([...new Set(signed)].filter((article) => listed.includes(article))).toEqual([]);
    expect(listed.filter((article) => !known.has(article))).toEqual([]);
    expect(meteringArticles.filter((article) => !signed.includes(article) && !listed.includes(article))).toEqual([]);
  });

  it('lists an article once, with a reason of its own words', () => {
    expect(listed).toEqual([...new Set(listed)]);
    expect(ledger.filter(({ reason }) => reason.length < 30 || !reason.endsWith('.'))).toEqual([]);
  });

  it('says which failures the list of a service pack names', () => {
    const lists = new Map(
      Object.entries({ SP1: 'Q235991', SP2: 'Q258682', SP3: 'Q280756', SP4: 'Q308269', HRP: 'Q323206' }),
    );
    const unnamed = catalogue.signatures.filter(({ article, fixedIn }) => {
      const list = ledger.find((one) => one.article === lists.get(fixedIn));
      return list !== undefined && !list.reason.includes(article ?? '');
    });
    expect(unnamed.map(({ id }) => id)).toEqual([]);
  });

  it.each([
    ['Q213091', 'do not register it again'],
    ['Q213167', 'A higher number of retries does not help'],
    ['Q200386', 'inferred'],
    ['Q222981', 'role of a site system'],
    ['Q226857', 'cannot be switched off'],
    ['Q202303', 'the day before the denial'],
  ])('%s: what its reader must know stands with the reason', (article, words) => {
    expect(ledger.find((entry) => entry.article === article)?.reason).toContain(words);
  });

  it('an article is the main source of one signature, or of two of which one gives way to the other', () => {
    const rivals = catalogue.signatures.flatMap((one, i) =>
      catalogue.signatures
        .slice(i + 1)
        .filter(({ article }) => article === one.article)
        .filter((other) => !one.supersedes?.includes(other.id) && !other.supersedes?.includes(one.id))
        .map((other) => `${one.id} and ${other.id}`),
    );
    expect(rivals).toEqual([]);
  });
});
