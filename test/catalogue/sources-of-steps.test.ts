/** Where a step of a check is from: the article that speaks of it; and what it must say so as not to do harm. */
import { expect, it } from 'vitest';
import { upgradeCatalogue } from '../../src/catalogue/upgrade.generated.js';

const steps = upgradeCatalogue.checks.flatMap(({ id, steps: own }) =>
  own.map(({ text, source }) => ({ id, text, source })),
);

it.each([
  ['executive-not-hung', 'newer ODBC files', { article: 'Q281603', documented: false }],
  ['executive-not-hung', 'SMSExec_Prochist.dat', { article: 'Q237611', documented: false }],
  ['backup-site', '[Tokens]', { article: 'Q275612', documented: false }],
  ['site-systems-online', 'were ignored during setup', { article: 'Q257362', documented: false }],
  // The article only implies how to get out of the lock.
  ['metering-post-stop-1069', 'unlock its account', { article: 'Q256127', documented: false }],
  // A new password that SMS does not know stops the site; a reset one keeps the service from starting.
  ['metering-log-secret', 'which takes a site reset (Q255852)', { article: 'Q235179', documented: false }],
  [
    'metering-db-mixed-security',
    'Give the logon sa of SQL Server a password',
    { article: 'Q271937', documented: false },
  ],
] as const)('%s says "%s", and where that is from', (id, words, source) => {
  const found = steps.filter((step) => step.id === id && step.text.includes(words));
  expect(found.map((step) => step.source)).toEqual([source]);
});

it('no check has a process ended that holds open tables, or a password reset', () => {
  expect(steps.filter(({ text }) => /or end Remodbc\.exe|unlock or reset/.test(text))).toEqual([]);
});
