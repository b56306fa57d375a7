/** The plan of a checklist lists steps without their checks, so a step says by itself what it is done to. */
import { describe, expect, it } from 'vitest';
import { upgradeCatalogue } from '../../src/catalogue/upgrade.generated.js';

const steps = upgradeCatalogue.checks.flatMap(({ id, steps: own }) => own.map(({ text }) => ({ id, text })));

describe('a step of a plan', () => {
  it.each(steps)('$id: $text', ({ text }) => {
    expect(text).not.toMatch(
      /^\w+ (?:it|them|all are|all afterwards|the (?:backup|order|route|value|service|server|hotfix|account|image))\b/,
    );
    expect(text).not.toMatch(/^\w+ (?:monitors|\w+ of the log)\./);
  });
});

it('setup is started when every metering server is stopped, and not from the step of the first of them', () => {
  const confirming = steps.filter(({ text }) => /\{server\}.*(?:\bstart setup\b|\bsetup is started\b)/i.test(text));
  expect(confirming).toHaveLength(2);
  for (const { id, text } of confirming) expect(text, id).toMatch(/only when .*\bevery metering server\b/);
});

it('no text of a check speaks of the files of the catalogue', () => {
  expect(JSON.stringify(upgradeCatalogue.checks)).not.toMatch(/setupLogs|this file|table value/);
});
