/** From when on a snapshot is too old to show that a step does no harm, and which guards that concerns. */
import { expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { evaluateRemedy } from '../../src/evaluate/evaluate-remedy.js';
import { lagInWords, whyNotAfter } from '../../src/evaluate/snapshot-lag.js';
import type { Facts } from '../../src/model/facts.js';

const failure = '1999-03-26T10:00:00.000';

test.each([
  ['1999-03-26T10:30', null],
  ['1999-03-25T10:00', null],
  ['1999-03-25T09:59', 'is of 1999-03-25 09:59, more than a day before this failure was last seen'],
  ['1999-03-24T10:00:00', 'is of 1999-03-24 10:00, 2 days before this failure was last seen'],
  [null, 'does not say when it was collected'],
])('a snapshot of %s', (collectedAt, words) => {
  expect(lagInWords(collectedAt, failure)).toBe(words);
  expect(lagInWords(collectedAt, null)).toBeNull();
});

test.each([
  ['1999-03-26T11:00:01', failure, null],
  ['1999-03-26T11:00:00', failure, 'this was collected within an hour of the evidence, and clocks differ'],
  ['1999-03-26T09:00:00', failure, 'this was collected within an hour of the evidence, and clocks differ'],
  ['1999-03-26T08:59:59', failure, 'this was collected before the evidence'],
  [null, failure, 'it is not known when this was collected'],
  ['1999-03-26T11:00:01', null, 'the log tells no time, so this may be older'],
])('a snapshot of %s and a failure of %s', (collectedAt, lastSeen, words) => {
  expect(whyNotAfter(collectedAt, lastSeen)).toBe(words);
});

test.each([
  ['of the snapshot', 'site.type', 'unknown', /whether the site is a primary or a secondary one \(was: primary\)/],
  ['of the log', 'captures.code', 'needed', /^because it must$/],
])('a step that can do harm, needed by a fact %s', (_, fact, state, because) => {
  const [signature] = catalogue.signatures;
  if (!signature) throw new Error('the catalogue is empty');
  const base: Facts = {
    home: null,
    judge: () => ({
      ...{ truth: true, missing: [], inferred: false },
      facts: [{ fact, value: 'primary', says: '', isTold: true }],
    }),
    about: () => null,
    unclear: () => [],
    isOneOfSeveral: false,
  };
  const isPrimary = { fact: 'site.type', is: 'primary' };
  const guards = [
    { state: 'needed' as const, if: isPrimary, because: 'because it must' },
    { state: 'forbidden' as const, if: isPrimary, because: 'because it must not' },
  ];
  const step = { text: 'do it', source: { article: 'Q1', documented: true }, guards };
  const { steps } = evaluateRemedy(
    { ...signature, remedy: { type: 'workaround', cautions: [], steps: [step] } },
    {
      ...{ state: 'active', subject: { site: 'HQ1', server: 'METER01', client: null }, captures: {} },
      ...{ isFactsOnly: false, mayRefute: false, lag: 'is old' },
    },
    base,
  );
  expect(steps).toMatchObject([{ state, because: expect.stringMatching(because) }]);
});
