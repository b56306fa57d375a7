/** Conditions in words, as evidence and `explain` print them. */
import { expect, it } from 'vitest';
import { describeCondition } from '../../src/facts/describe-condition.js';
import type { Condition } from '../../src/model/condition-schema.js';

it.each([
  [{ fact: 'site.servicePack', below: 'SP3' }, 'site.servicePack is below SP3'],
  [{ fact: 'server.shares[LicMtr]', exists: false }, 'server.shares[LicMtr] does not exist'],
  [{ fact: 'site.code', is: ['HQ1', 'BR1'] }, 'site.code is HQ1 or BR1'],
  [
    { fact: 'clientAgent.retryMinutes', atLeast: { fact: 'clientAgent.pollingHours', times: 60 } },
    'clientAgent.retryMinutes is 60 times clientAgent.pollingHours or more',
  ],
  [
    { fact: 'server.configuredAccount', sameAccount: 'SWMAccount' },
    'server.configuredAccount is the same account as SWMAccount',
  ],
  [{ fact: 'server.clock', after: { fact: 'site.clock' } }, 'server.clock is later than site.clock'],
  [
    {
      fact: 'client.nextOfflineSync',
      after: { fact: 'collectedAt', by: '1 day', plus: { fact: 'clientAgent.pollingHours', unit: 'hours' } },
    },
    'client.nextOfflineSync is later than collectedAt by more than 1 day and clientAgent.pollingHours in hours',
  ],
  [
    {
      all: [
        { fact: 'site.code', is: 'HQ1' },
        {
          any: [
            { fact: 'site.type', is: 'primary' },
            { fact: 'site.parent', is: 'NRD' },
          ],
        },
      ],
    },
    'site.code is HQ1, and (site.type is primary, or site.parent is NRD)',
  ],
  [{ none: 'dialogs', where: { fact: 'item', contains: 'x' }, says: 'nobody saw it' }, 'nobody saw it'],
] satisfies [Condition, string][])('%j', (condition, words) => {
  expect(describeCondition(condition)).toBe(words);
});
