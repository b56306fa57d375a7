/**
 * What stands behind the label of a step must be one statement with it: "[DO NOT] Only if all checks allow it: delete ..." can be read as
 * leave to delete. Where a step may be forbidden, or needless, its deed is told without conditions; and a reason follows "because".
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { makeFolder } from '../cli/make-folder.js';
import { licdiag, scanJson } from '../cli/run-licdiag.js';
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
    expect(text).toContain('1. [not needed any more] See whether the service SMS_LICENSE_SERVER exists on METER02.');
    expect(text).toContain('because the site control file in the snapshot does not assign it, so the share stays');
    expect(text).toContain('3. [not needed any more] See at METER02 what the share LicMtr points to');
    expect(text).not.toContain('Check first');
    // A command is copied without the words above it: that of a step that is not to be done is not there.
    expect(text).not.toContain('query SMS_LICENSE_SERVER');
  });

  it('that is needless has no command: a new attempt makes the share again, and it would be deleted', () => {
    const cwd = makeFolder({
      'Licsvcfg.log': readFileSync(`${fixtures}/signatures/orphaned-licmtr-share/match-role-taken-away/Licsvcfg.log`),
      'site.json': JSON.stringify({
        schemaVersion: 1,
        collectedAt: '1999-03-26T14:20:00',
        meteringServers: [{ name: 'METER02', role: true, shares: [] }],
      }),
    });
    const { stdout } = licdiag(['scan', 'Licsvcfg.log', '-s', 'site.json', '--verbose'], { cwd });
    expect(stdout).toContain('[not needed any more] Delete the share LicMtr');
    expect(stdout).not.toContain('/delete');
    const { findings } = scanJson(['.', '-s', 'site.json'], { cwd }).report;
    const needless = findings[0]?.remedy.steps.filter(({ state }) => state === 'done') ?? [];
    expect(needless.map(({ text }) => text)).toContain('Delete the share LicMtr on METER02.');
    for (const { command } of needless) expect(command).toBeUndefined();
  });

  it('of a check that younger facts answer is needless, with what they say; older ones, and none, answer nothing', () => {
    const failure = readFileSync(`${fixtures}/signatures/orphaned-licmtr-share/match-role-taken-away/Licsvcfg.log`);
    const steps = (collectedAt: string, services: object[] | null, role: boolean | null): string => {
      const meteringServers = [{ name: 'METER02', role, services, shares: [{ name: 'LicMtr', path: 'D:\\SWMTR' }] }];
      const site = JSON.stringify({ schemaVersion: 1, collectedAt, meteringServers });
      const cwd = makeFolder({ 'Licsvcfg.log': failure, 'site.json': site });
      return licdiag(['scan', 'Licsvcfg.log', '-s', 'site.json', '--verbose'], { cwd }).stdout.replace(/\s+/g, ' ');
    };
    const stopped = [{ name: 'SMS_LICENSE_SERVER', state: 'stopped' }];
    const installed = steps('1999-03-26T14:20:00', stopped, true);
    expect(installed).toContain('4. [DO NOT] Delete the share LicMtr');
    expect(installed).toContain(
      'because the snapshot shows that METER02 has the service: a metering server is installed',
    );
    expect(installed).toContain('because a metering server is installed on METER02, so the share is its own and stays');
    expect(installed).not.toContain('Check first');
    for (const [time, services, role] of [
      ['1999-03-25T14:20:00', stopped, true],
      ['1999-03-26T14:20:00', null, null],
      ['1999-03-26T14:20:00', [{ name: 'SMS_LICENSE_SERVER', state: 'not-running' }], null],
    ] as const)
      expect(steps(time, services && [...services], role).match(/\d\. Check first/g)).toHaveLength(3);
  });
});
