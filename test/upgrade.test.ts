/** Every check before, during and after a service pack, case by case (fixtures/upgrade), and what must hold for all of them. */
import { describe, expect, it } from 'vitest';
import { upgradeCatalogue } from '../src/catalogue/upgrade.generated.js';
import { servicePacks } from '../src/model/service-pack.js';
import type { Snapshot } from '../src/model/snapshot.js';
import { snapshotSchema } from '../src/model/snapshot-schema.js';
import type { UpgradeCheck } from '../src/model/upgrade-check.js';
import { precheck } from '../src/pipelines/precheck/precheck.js';
import { applies } from '../src/precheck/assemble-checklist.js';
import { fullSnapshot, stoppedSnapshot } from './helpers/full-snapshot.js';
import { fixtureIds, runCase, upgradeCases, worstOf } from './helpers/upgrade-cases.js';
import { withoutOneFact } from './helpers/without-one-fact.js';

const { checks } = upgradeCatalogue;
/** What these two rest on is always known, so no case leaves them open. */
const byPathAlone = ['upgrade-path-supported', 'metering-log-secret'];

/** All that a check can come to. */
function outcomesOf({ rules, logs = [], evaluate }: UpgradeCheck): string[] {
  const decided = [...rules, ...logs].map(({ status }) => status);
  // A rule that needs no fact of the snapshot, but only the path, leaves nothing open.
  const open = evaluate === 'manual' ? 'manual' : 'unknown';
  return [...new Set<string>([...decided, open])].sort();
}

describe('fixtures/upgrade', () => {
  it('has cases for each check, and for no other', () => {
    expect(fixtureIds.sort()).toEqual(checks.map(({ id }) => id).sort());
  });

  it.each(checks.map((check) => [check.id, check] as const))('%s has a case for each outcome', (id, check) => {
    const statuses = new Set(upgradeCases.filter((one) => one.check.id === id).map(({ status }) => status));
    const never = byPathAlone.includes(id) ? ['unknown'] : [];
    expect([...statuses].sort()).toEqual(outcomesOf(check).filter((outcome) => !never.includes(outcome)));
  });

  it.each(upgradeCases.map((one) => [one.check.id, one.name, one] as const))('%s: %s', async (_, __, one) => {
    const report = await runCase(one, one.snapshot);
    expect(worstOf(report)).toBe(one.status);
    if (one.status === 'fail') expect(report.verdict).toBe('blocked');
    if (['pass', 'warn', 'manual'].includes(one.status)) expect(report.verdict).toBe('ready');
    const subject = report.items.find(({ status }) => status === one.status);
    if (one.check.subject === 'server' && one.status === 'fail') expect(subject?.subject.server).toBe('METER07');
    expect(subject?.because ?? '').not.toMatch(/[{}]/);
  });
});

describe('every check', () => {
  it('sends nobody from a step afterwards to a check of the time before, which is not listed then', () => {
    const before = checks.filter(({ phase }) => phase === 'before').map(({ id }) => id);
    const named = checks
      .filter(({ phase }) => phase === 'after')
      .flatMap(({ id, steps }) =>
        steps.flatMap(({ text }) => before.filter((one) => text.includes(one)).map((one) => [id, one])),
      );
    expect(named).toEqual([]);
  });

  it('sends nobody to a check that is not in the list of the same upgrade', () => {
    const wrong = servicePacks.flatMap((from) =>
      servicePacks.slice(1).flatMap((to) => {
        const listed = checks.filter((check) => applies(check, { from, to }));
        const said = listed.flatMap(({ steps }) => steps.map(({ text }) => text)).join('\n');
        const absent = checks.filter(({ id }) => said.includes(id) && !listed.some((one) => one.id === id));
        return absent.map(({ id }) => `${from} to ${to}: ${id}`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('does not send a site at SP3 RC9 to the service pack that it may not go to yet', () => {
    const steps = checks.find(({ id }) => id === 'sp3-not-rc9')?.steps ?? [];
    expect(steps.map(({ text }) => text).join()).not.toContain('later service pack');
  });

  it('names the hotfixes that a step asks for', () => {
    const [first] = checks.find(({ id }) => id === 'shared-logon-points-hotfixes')?.steps ?? [];
    for (const fix of ['Q251070', 'Q252718', 'Q249077', 'Q252717']) expect(first?.text).toContain(fix);
  });

  it.each(upgradeCases.map((one) => [one.check.id, one.name, one] as const))(
    'without any one fact, %s never turns into a pass, nor its verdict into "ready": %s',
    async (_, __, one) => {
      const before = await runCase({ ...one, log: null }, one.snapshot);
      const passed = new Set(
        before.items.filter(({ status }) => status === 'pass').map(({ subject }) => subject.server),
      );
      for (const [path, reduced] of withoutOneFact(one.snapshot)) {
        const parsed = snapshotSchema.safeParse(reduced);
        if (!parsed.success) continue;
        const after = await runCase({ ...one, log: null }, parsed.data);
        const better = after.items.filter(({ status, subject }) => status === 'pass' && !passed.has(subject.server));
        expect(
          better.map(({ because }) => because),
          path,
        ).toEqual([]);
        // What nobody looked at leaves a manual item open, and that does not change the verdict.
        if (before.verdict !== 'ready' && one.check.evaluate === 'automatic')
          expect(after.verdict, path).not.toBe('ready');
      }
    },
  );

  it.each(checks.filter(({ id }) => !byPathAlone.includes(id)).map((check) => [check.id, check] as const))(
    '%s takes each of its answers, and no fact overruled by one',
    async (id, check) => {
      const open = upgradeCases.find((one) => one.check.id === id && ['unknown', 'manual'].includes(one.status));
      if (open === undefined) throw new Error('no case leaves it open');
      for (const answer of Object.keys(check.question.answers))
        expect(worstOf(await runCase(open, open.snapshot, [{ id, answer }])), answer).toBe(answer);
      const failing = upgradeCases.find((one) => one.check.id === id && one.status === 'fail' && one.log === null);
      if (failing) expect(worstOf(await runCase(failing, failing.snapshot, [{ id, answer: 'yes' }]))).toBe('fail');
    },
  );

  it('opens at most when a fact of a whole site is missing: nothing passes that did not, and what was blocked is not ready', async () => {
    const run = (snapshot: Snapshot) =>
      precheck({
        snapshot: { path: 'site.json', snapshot },
        to: 'SP2',
        from: 'SP1',
        cwd: '.',
        platform: process.platform,
      });
    const key = ({ id, subject }: { id: string; subject: { server: string | null } }) => `${id} ${subject.server}`;
    for (const whole of [fullSnapshot, stoppedSnapshot]) {
      const before = await run(whole);
      const passed = new Set(before.items.filter(({ status }) => status === 'pass').map(key));
      for (const [path, reduced] of withoutOneFact(whole)) {
        const parsed = snapshotSchema.safeParse(reduced);
        if (!parsed.success) continue;
        const after = await run(parsed.data);
        const better = after.items.filter((item) => item.status === 'pass' && !passed.has(key(item)));
        expect(better.map(key), path).toEqual([]);
        if (before.verdict === 'blocked') expect(after.verdict, path).not.toBe('ready');
      }
    }
  });

  it('warns at most where it rests on practice', () => {
    const ofPractice = checks.filter(({ basis }) => basis === 'practice');
    expect(ofPractice).not.toHaveLength(0);
    for (const check of ofPractice)
      expect(
        [...check.rules, ...(check.logs ?? [])].map(({ status }) => status),
        check.id,
      ).not.toContain('fail');
  });

  it('has steps that name their source', () => {
    for (const { id, steps } of checks)
      for (const { source } of steps) expect(source.article !== null || !source.documented, id).toBe(true);
  });

  it('is known in full: 82 checks, 19 of them about metering', () => {
    expect(checks.length).toBe(82);
    expect(checks.filter(({ concerns }) => concerns === 'metering').length).toBe(19);
  });
});
