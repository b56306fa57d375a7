/** A check that the article does not ask for is told as inferred, though what it looks at stands in the article. */
import { expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';

it.each([
  ['busy-pipe-hangs-client', 'Check that the client runs Windows 95 or 98'],
  ['client-clock-behind', 'Compare the clocks'],
  ['disabled-user-hammers-server', 'Read in the Security log'],
  ['groups-not-readable-by-service', 'Make sure that a restriction by group'],
  ['metering-service-crash', 'Look at the version of Remodbc.exe'],
  ['nameless-metering-database', 'See in the console'],
  ['no-groups-found-for-user', "Compare the user's domain"],
])('%s: %s', (id, start) => {
  const steps = catalogue.signatures.find((one) => one.id === id)?.remedy.steps ?? [];
  const step = steps.find(({ text }) => text.startsWith(start));
  expect(step?.source.documented).toBe(false);
});
