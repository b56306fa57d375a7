import { describe, expect, it } from 'vitest';
import { areExclusive } from '../../src/facts/are-exclusive.js';
import type { Condition } from '../../src/model/condition-schema.js';

const role = (is: boolean): Condition => ({ fact: 'server.role', is });
const pack = (test: object): Condition => ({ fact: 'site.servicePack', ...test });
const state = 'server.services[SMS_LICENSE_SERVER].state';

describe('areExclusive', () => {
  const exclusive: Record<string, [Condition, Condition]> = {
    'yes and no': [role(true), role(false)],
    'yes and not yes': [role(true), { not: role(true) }],
    'inside a group': [{ all: [role(true), pack({ is: 'SP1' })] }, role(false)],
    'denied one by one': [{ not: { any: [role(true), pack({ is: 'SP1' })] } }, pack({ is: 'SP1' })],
    'below and at least': [pack({ below: 'SP3' }), pack({ atLeast: 'SP3' })],
    'two values': [pack({ is: 'SP3' }), pack({ is: ['SP1', 'SP2'] })],
    'there and not there': [
      { fact: 'server.shares[LicMtr]', exists: true },
      { fact: 'server.shares[LicMtr]', exists: false },
    ],
    versions: [
      { fact: 'clientAgent.version', below: '2.00.1239.0048' },
      { fact: 'clientAgent.version', atLeast: '2.00.1239.0050' },
    ],
    'a state and none of these': [
      { fact: state, is: ['running', 'paused'] },
      { fact: state, isNot: ['running', 'paused'] },
    ],
  };
  it.each(Object.entries(exclusive))('%s', (_, [one, other]) => {
    expect(areExclusive([one], [other])).toBe(true);
    expect(areExclusive([other], [one])).toBe(true);
  });

  const compatible: Record<string, [Condition, Condition]> = {
    'different facts': [role(true), pack({ is: 'SP1' })],
    'overlapping lists': [pack({ is: ['SP1', 'SP2'] }), pack({ is: ['SP2', 'SP3'] })],
    'ranges that meet': [pack({ below: 'SP3' }), pack({ atLeast: 'SP2' })],
    'one of several': [{ any: [role(true), pack({ is: 'SP1' })] }, role(false)],
    'versions that meet': [
      { fact: 'clientAgent.version', below: '2.00.1239.0048' },
      { fact: 'clientAgent.version', atLeast: '2.00.1239.0047' },
    ],
    'a state denied and another': [
      { fact: state, isNot: 'running' },
      { fact: state, is: 'stopped' },
    ],
  };
  it.each(Object.entries(compatible))('not: %s', (_, [one, other]) => {
    expect(areExclusive([one], [other])).toBe(false);
  });
});
