/**
 * What stands behind the label of a step must be one statement with it: "[DO NOT] Only if all checks allow it: delete ..." can be read as
 * leave to delete. Where a step may be forbidden, or needless, its deed is told without conditions; and a reason follows "because".
 */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { licdiag } from '../cli/run-licdiag.js';
import { fixtures } from '../helpers/diagnose-paths.js';

const steps = catalogue.signatures.flatMap(({ id, remedy }) =>
  remedy.steps.map((step, i) => ({ name: `${id}, step ${i + 1}`, step, guards: step.guards ?? [] })),
);
const conditional =
  /^(?:Only|If|Or|Where|Before|At|By hand|Nothing|Check first|Look|Better|Faster|On|In)\b|: (?:delete|install|take|run|copy) /;
const order = /^(?:look|check|see|rule|make|only|do|find|try|wait|if)\b/i;

describe('a labelled step', () => {
  it.each(steps.filter(({ guards }) => guards.some(({ state }) => state === 'forbidden')))(
    '$name says plainly what not to do',
    ({ step }) => expect(step.short ?? step.text).not.toMatch(conditional),
  );

  it.each(steps.filter(({ guards }) => guards.some(({ state }) => state === 'done')))(
    '$name, when it is needless, is no order to check or to stop',
    ({ step }) =>
      expect(step.short ?? step.text).not.toMatch(/^(?:Check first|Only|Or|Nothing)\b|stop here|leave it alone/),
  );

  it.each(steps.flatMap(({ name, guards }) => guards.map(({ state, because }) => ({ name, state, because }))))(
    '$name, $state: its reason is a reason',
    ({ because }) => expect(because).not.toMatch(order),
  );

  it.each(steps.flatMap(({ name, guards }) => guards.flatMap((g) => (g.state === 'done' ? [{ name, ...g }] : []))))(
    '$name, $because: what is needless is not asked for all the same',
    ({ because }) => expect(because).not.toMatch(/all the same|once more/),
  );

  it('of a share that must stay reads as one statement in the report', () => {
    const cwd = `${fixtures}/signatures/orphaned-licmtr-share/match-role-taken-away`;
    const { stdout } = licdiag(['scan', 'Licsvcfg.log', '-s', 'snapshot.json'], { cwd });
    const text = stdout.replace(/\s+/g, ' ');
    expect(text).toContain(
      '4. [DO NOT] Delete the share LicMtr on METER02. (Q214954) because the role is not assigned',
    );
    expect(text).toContain(
      '1. [not needed any more] See that the service SMS_LICENSE_SERVER does not exist on METER02.',
    );
  });
});
