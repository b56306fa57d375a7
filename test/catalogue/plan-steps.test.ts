/** The plan of a checklist lists steps without their checks, so a step says by itself what it is done to. */
import { describe, expect, it } from 'vitest';
import { upgradeCatalogue } from '../../src/catalogue/upgrade.generated.js';

const steps = upgradeCatalogue.checks.flatMap(({ id, steps: own }) => own.map(({ at, text }) => ({ id, at, text })));

describe('a step of a plan', () => {
  it.each(steps)('$id: $text', ({ text }) => {
    expect(text).not.toMatch(
      /^\w+ (?:it|them|all are|all afterwards|the (?:backup|order|route|value|service|server|hotfix|account|image))\b/,
    );
    expect(text).not.toMatch(/^\w+ (?:monitors|\w+ of the log)\./);
  });
});

it('setup is started in a step of its own when every metering server is stopped, and not from the step of the first of them', () => {
  const starting = steps.filter(({ at }) => at === 'start-setup');
  expect(new Set(starting.map(({ text }) => text)).size).toBe(1);
  for (const { id, text } of starting) expect(text, id).toMatch(/^Start setup.*\bevery metering server\b/);
  const ofOneServer = steps.filter(
    ({ text }) => text.includes('{server}') && /\bsetup is started\b|start setup/i.test(text),
  );
  expect(ofOneServer).toEqual([]);
});

it('no text of a check speaks of the files of the catalogue', () => {
  expect(JSON.stringify(upgradeCatalogue.checks)).not.toMatch(/setupLogs|this file|table value/);
});
