/** Steps are done in the order in which they stand, so what must come before an upgrade stands before it. */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';

const prepared = catalogue.signatures.flatMap(({ id, remedy: { steps } }) =>
  steps.flatMap(({ text }, place) => {
    const pack = /^Before any (SP\d) upgrade\b/.exec(text)?.[1];
    const upgrade = steps.findIndex((step) => step.text.startsWith('Upgrade ') && step.text.includes(`to ${pack}`));
    return pack === undefined || upgrade < 0 ? [] : [{ id, place, upgrade }];
  }),
);

describe('what comes before an upgrade', () => {
  it('is known of a signature', () => expect(prepared.map(({ id }) => id)).toContain('client-newer-than-its-site'));

  it.each(prepared)('stands before it in $id', ({ place, upgrade }) => expect(place).toBeLessThan(upgrade));
});
