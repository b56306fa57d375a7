/** Conditions with three values: true, false, not collected. The tables are Kleene's. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/facts/judge.js';
import { type Condition, conditionSchema } from '../../src/model/condition-schema.js';
import { makeScope, truthOf } from './make-scope.js';

const yes: Condition = { fact: 'site.code', is: 'HQ1' };
const no: Condition = { fact: 'site.code', is: 'BR1' };
const open: Condition = { fact: 'site.version', is: '2.00.1239.0000' };
const site = { site: { code: 'HQ1' } };

describe('groups', () => {
  it.each([
    [[yes, yes], true, true],
    [[yes, no], false, true],
    [[yes, open], null, true],
    [[no, no], false, false],
    [[no, open], false, null],
    [[open, open], null, null],
  ] satisfies [Condition[], boolean | null, boolean | null][])('%j: all %s, any %s', (parts, all, any) => {
    for (const order of [parts, [...parts].reverse()]) {
      expect(truthOf({ all: order }, site)).toBe(all);
      expect(truthOf({ any: order }, site)).toBe(any);
    }
  });

  it.each([
    [yes, false],
    [no, true],
    [open, null],
  ])('not %j is %s', (part, expected) => {
    expect(truthOf({ not: part }, site)).toBe(expected);
  });

  it('what is open is named, and only where it decides', () => {
    const missing = (condition: Condition): readonly string[] => judge(condition, makeScope(site)).missing;
    expect(missing({ all: [yes, open] })).toEqual(['site.version']);
    expect(missing({ all: [no, open] })).toEqual([]);
    expect(missing({ any: [yes, open] })).toEqual([]);
    expect(missing({ not: open })).toEqual(['site.version']);
  });

  it('a threshold of ours counts where the condition rests on it', () => {
    const ours: Condition = { fact: 'site.code', is: 'HQ1', basis: 'inferred' };
    const inferred = (condition: Condition): boolean => judge(condition, makeScope(site)).inferred;
    expect(inferred({ all: [yes, ours] })).toBe(true);
    expect(inferred({ any: [yes, ours] })).toBe(false);
    expect(inferred({ any: [no, ours] })).toBe(true);
  });
});

describe('lists', () => {
  const where: Condition = { fact: 'item.role', is: true };
  const servers = (...roles: (boolean | null)[]): object => ({
    meteringServers: roles.map((role, i) => ({ name: `GAUGE${i}`, role })),
  });

  it.each([
    [[], false, true, true],
    [[true], true, true, false],
    [[false], false, false, true],
    [[null], null, null, null],
    [[true, null], true, null, false],
    [[false, null], null, false, null],
    [[true, false], true, false, false],
  ] satisfies [(boolean | null)[], ...(boolean | null)[]][])('%j: some, every, none', (roles, some, every, none) => {
    expect(truthOf({ some: 'meteringServers', where }, servers(...roles))).toBe(some);
    expect(truthOf({ every: 'meteringServers', where }, servers(...roles))).toBe(every);
    expect(truthOf({ none: 'meteringServers', where }, servers(...roles))).toBe(none);
  });

  it.each([
    [[true, true], true],
    [[true, null], null],
    [[true, false], false],
    [[null, null], null],
    [[true, true, null], true],
  ])('%j: two or more: %j', (roles, expected) => {
    expect(truthOf({ some: 'meteringServers', atLeast: 2, where }, servers(...roles))).toBe(expected);
  });

  it('a list that was not collected decides nothing', () => {
    for (const group of ['some', 'every', 'none'] as const) {
      const condition = conditionSchema.parse({ [group]: 'meteringServers', where });
      expect(judge(condition, makeScope({}))).toMatchObject({ truth: null, missing: ['meteringServers'] });
    }
  });

  it('what no member is, the list shows as a whole', () => {
    const says = 'no server has the role';
    expect(judge({ none: 'meteringServers', where, says }, makeScope(servers(false, false))).facts).toEqual([
      { fact: 'meteringServers', value: 'GAUGE0, GAUGE1', says, isTold: true },
    ]);
  });
});

describe('tests', () => {
  const fields = {
    site: {
      code: 'HQ1',
      server: 'HQSMS',
      servicePack: 'SP2',
      version: '2.00.1493.2000',
      clock: '2000-05-02T12:00:00',
      installedAt: '2000-05-01T11:59:59',
      shares: [{ name: 'SMSLOGON', path: 'C:\\SMSLOGON' }],
      excludedListBytes: 4,
    },
    clientAgent: { licenseServers: ['GAUGE1', 'GAUGE2'], retryMinutes: 240, pollingHours: 4 },
    meteringServers: [{ name: 'GAUGE1', clock: '2000-05-02T12:00:31', configuredAccount: 'HQ\\SWMAccount' }],
    clients: [{ name: 'DESK1', user: 'MORITZ' }],
  };

  it.each([
    [{ fact: 'site.code', is: ['br1', 'hq1'] }, true],
    [{ fact: 'site.code', isNot: 'HQ1' }, false],
    [{ fact: 'site.code', is: { fact: 'site.type' } }, null],
    [{ fact: 'site.shares[LicMtr]', exists: false }, true],
    [{ fact: 'site.services[SMS_EXECUTIVE]', exists: false }, null],
    [{ fact: 'site.servicePack', below: 'SP3' }, true],
    [{ fact: 'site.servicePack', atLeast: '2.00.1493.2000' }, null],
    [{ fact: 'site.shares[LicMtr].path', below: '2' }, false],
    [{ fact: 'clientAgent.retryMinutes', atLeast: { fact: 'clientAgent.pollingHours', times: 60 } }, true],
    [{ fact: 'clientAgent.retryMinutes', atLeast: { fact: 'clientAgent.pollingHours', times: 61 } }, false],
    [{ fact: 'clientAgent.retryMinutes', atLeast: { fact: 'site.balancingHours', times: 60 } }, null],
    [{ fact: 'clientAgent.retryMinutes', atLeast: { fact: 'site.code', times: 60 } }, null],
    [{ fact: 'clientAgent.licenseServers', contains: '{server}' }, true],
    [{ fact: 'clientAgent.licenseServers', contains: 'GAUGE' }, false],
    [{ fact: 'site.server', contains: 'qsm' }, true],
    [{ fact: 'site.server', contains: { fact: 'client.user' } }, false],
    [{ fact: 'site.server', contains: { fact: 'client.userDomain' } }, null],
    [{ fact: 'site.excludedListBytes', contains: '4' }, null],
    [{ fact: 'server.configuredAccount', startsWith: 'hq\\' }, true],
    [{ fact: 'server.configuredAccount', startsWith: '.\\' }, false],
    [{ fact: 'server.configuredAccount', sameAccount: 'SWMAccount' }, true],
    [{ fact: 'server.configuredAccount', sameAccount: { fact: 'client.user' } }, false],
    [{ fact: 'server.configuredAccount', sameAccount: { fact: 'client.userDomain' } }, null],
    [{ fact: 'clientAgent.licenseServers', length: { atLeast: 2 } }, true],
    [{ fact: 'clientAgent.licenseServers', length: { atMost: 1 } }, false],
    [{ fact: 'site.code', length: { atLeast: 2 } }, null],
    [{ fact: 'site.installedAt', olderThan: '1 day' }, true],
    [{ fact: 'site.installedAt', youngerThan: '25 hours' }, true],
    [{ fact: 'site.code', olderThan: '1 day' }, null],
    [{ fact: 'clientAgent.licenseServers', olderThan: '1 day' }, null],
    [{ fact: 'site.installedAt', beforeLast: { weekday: 'Monday', at: '12:00' } }, true],
    [{ fact: 'site.installedAt', beforeLast: { weekday: 'Monday', at: '11:59' } }, false],
    [{ fact: 'site.installedAt', beforeLast: { weekday: 'Tuesday', at: '12:00' } }, true],
    [{ fact: 'site.installedAt', beforeLast: { weekday: 'Tuesday', at: '12:01' } }, false],
    [{ fact: 'site.installedAt', beforeLast: { weekday: 'Wednesday', at: '00:00' } }, false],
    [{ fact: 'site.code', beforeLast: { weekday: 'Sunday', at: '02:00' } }, null],
    [{ fact: 'server.clock', after: { fact: 'site.clock' } }, true],
    [{ fact: 'server.clock', after: { fact: 'site.clock', by: '30 seconds' } }, true],
    [{ fact: 'server.clock', after: { fact: 'site.clock', by: '31 seconds' } }, false],
    [{ fact: 'site.clock', after: { fact: 'server.clock' } }, false],
    [
      {
        fact: 'collectedAt',
        after: { fact: 'site.installedAt', by: '20 hours', plus: { fact: 'clientAgent.pollingHours', unit: 'hours' } },
      },
      true,
    ],
    [
      {
        fact: 'collectedAt',
        after: {
          fact: 'site.installedAt',
          by: '17 hours',
          plus: { fact: 'clientAgent.pollingHours', times: 2, unit: 'hours' },
        },
      },
      false,
    ],
    [{ fact: 'collectedAt', after: { fact: 'client.lastLogon' } }, null],
    [
      { fact: 'collectedAt', after: { fact: 'site.clock', plus: { fact: 'site.balancingHours', unit: 'hours' } } },
      null,
    ],
    [{ fact: 'site.code', after: { fact: 'site.clock' } }, null],
  ] satisfies [Condition, boolean | null][])('%j', (condition, expected) => {
    expect(truthOf(conditionSchema.parse(condition), fields)).toBe(expected);
  });

  it('an age needs the time of the collection', () => {
    const condition: Condition = { fact: 'site.installedAt', olderThan: '1 day' };
    expect(judge(condition, makeScope({ ...fields, collectedAt: null }))).toMatchObject({
      truth: null,
      missing: ['collectedAt'],
    });
  });

  it('a comparison names the fact that it lacks', () => {
    const condition: Condition = { fact: 'server.clock', after: { fact: 'client.clock', by: '1 day' } };
    expect(judge(condition, makeScope(fields)).missing).toEqual(['clients[DESK1].clock']);
  });
});

describe('some, again and again', () => {
  const again: Condition = { some: 'events', where: { fact: 'item.id', is: 5717 }, atLeast: 3, apart: '20 minutes' };
  const at = (...clocks: (string | null)[]): unknown[] =>
    clocks.map((clock) => ({ id: 5717, time: clock === null ? null : `1999-11-03T${clock}:00` }));

  it.each([
    [['08:00', '08:15', '08:30'], true],
    [['08:30', '08:00', '08:15'], true],
    [['02:00', '08:00', '08:15', '08:35'], true],
    [['08:00', '08:15', '08:36'], false],
    [['08:00', '08:15', '12:00', '12:15'], false],
    [['08:00', '08:15', null], null],
    [[null, null, null], null],
    [['08:00', null], false],
    [['08:00', '08:15', '08:30', null], true],
    // What comes several times in one step is one step.
    [['08:00', '08:00', '08:01', '08:15', '08:15', '08:16'], false],
    [['08:00', '08:01', '08:15', '08:16', '08:30', '08:31'], true],
    [['08:00', '08:06', '08:12', '08:18'], false],
  ])('%j: %s', (clocks, expected) => expect(truthOf(again, { events: at(...clocks) })).toBe(expected));
});
