/** A command without the name of a machine acts where it is typed: its step says where that is, or another machine loses its share. */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { upgradeCatalogue } from '../../src/catalogue/upgrade.generated.js';

const steps = [
  ...catalogue.signatures.flatMap(({ id, remedy }) => remedy.steps.map((step) => ({ id, step }))),
  ...upgradeCatalogue.checks.flatMap(({ id, steps: own }) => own.map((step) => ({ id, step }))),
].flatMap(({ id, step: { text, command } }) => (command === undefined ? [] : { id, text, command }));
const local = steps.filter(({ command }) => !command.includes('\\\\'));

describe('a command, which people copy as it stands', () => {
  it.each(steps)('$id: $command leaves nothing to fill in but names that are known', ({ command }) =>
    expect(command.replaceAll(/\{(?:server|client)\}/g, 'M')).not.toMatch(/[<>{}]|\.\.\./),
  );
});

describe('a command that acts where it is typed', () => {
  it.each(local)('$id: $command', ({ text }) =>
    expect(text).toMatch(/\b[Oo]n the (?:site server|client)|[Aa]t \{server\} itself|[Oo]n \{server\}/),
  );

  it.each(local.filter(({ command }) => /delete|stop|start/.test(command)))(
    '$id: $command, which changes something',
    ({ text }) => expect(text).toMatch(/site server|itself|its own console|[Oo]n \{server\}, see/),
  );
});

describe('a command of the Resource Kit, which Windows NT 4.0 and 2000 lack', () => {
  const ofTheKit = steps.filter(({ command }) => command.startsWith('sc '));

  it('is known of steps of a signature and of a check', () =>
    expect(ofTheKit.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['orphaned-licmtr-share', 'metering-service-stopped']),
    ));

  it.each(ofTheKit)('$id: $command says what shows the same without it', ({ text }) =>
    expect(text).toMatch(
      /Without sc \(of the Resource Kit\) look at Services in Control Panel (?:there|at \{server\})/,
    ),
  );

  it('does not let another error, or net start, pass for a service that is missing', () =>
    expect(ofTheKit.find(({ id }) => id === 'orphaned-licmtr-share')?.text).toMatch(
      /Error 1060 means that it does not exist; another error tells nothing.*net start lists only services that run/,
    ));
});
