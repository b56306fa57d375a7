/** A command without the name of a machine acts where it is typed: its step says where that is, or another machine loses its share. */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { upgradeCatalogue } from '../../src/catalogue/upgrade.generated.js';

const steps = [
  ...catalogue.signatures.flatMap(({ id, remedy }) => remedy.steps.map((step) => ({ id, step }))),
  ...upgradeCatalogue.checks.flatMap(({ id, steps: own }) => own.map((step) => ({ id, step }))),
].flatMap(({ id, step: { text, command } }) => (command === undefined ? [] : { id, text, command }));
const local = steps.filter(({ command }) => !command.includes('\\\\'));

describe('a command that acts where it is typed', () => {
  it.each(local)('$id: $command', ({ text }) =>
    expect(text).toMatch(/\b[Oo]n the (?:site server|client)|[Aa]t \{server\} itself|[Oo]n \{server\}/),
  );

  it.each(local.filter(({ command }) => /delete|stop|start/.test(command)))(
    '$id: $command, which changes something',
    ({ text }) => expect(text).toMatch(/site server|itself|its own console|[Oo]n \{server\}, see/),
  );
});
