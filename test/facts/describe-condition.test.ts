/** Conditions in words, as evidence and `explain` print them. */
import { expect, it } from 'vitest';
import { conditionInWords } from '../../src/facts/condition-in-words.js';
import { describeCondition } from '../../src/facts/describe-condition.js';
import type { Condition } from '../../src/model/condition-schema.js';

it.each([
  [{ fact: 'client.user', isNot: '' }, 'client.user is not empty'],
  [
    {
      any: [
        { fact: 'site.code', is: 'HQ1', says: 'it is one' },
        { fact: 'site.parent', is: 'HQ1', says: 'it is one' },
      ],
    },
    'it is one',
  ],
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

it.each([
  [{ fact: 'site.servicePack', below: 'SP3' }, 'the service pack of the site is below SP3'],
  [{ fact: 'server.shares[LicMtr]', exists: false }, 'the share LicMtr on {server} does not exist'],
  [{ fact: 'server.role', is: true }, '{server} has the role of software metering server'],
  [{ fact: 'server.role', is: false }, 'not so: {server} has the role of software metering server'],
  [{ fact: 'client.mode', is: 'offline' }, 'the metering mode of {client} is offline'],
  [{ fact: 'client.agentKey', is: true }, '{client} has the registry key of License Metering'],
  [{ fact: 'tracing.enabled', is: true }, 'the site server writes logs'],
  [{ fact: 'sql.maxConnections', below: 50 }, 'MaxSQLConnections in Smsprov.mof is below 50'],
  [{ fact: 'site.backup.made', exists: true }, 'the site was ever backed up'],
  [
    { fact: 'clientAgent.licenseServers', length: { atMost: 0 } },
    'the list of metering servers in LICMTR.CFG has no members',
  ],
  [
    { fact: 'upgrade.lastProgressAt', olderThan: '30 minutes' },
    'the time when setup last wrote to Smssetup.log is more than 30 minutes before the collection',
  ],
  [
    { fact: 'upgrade.lastProgressAt', beforeLast: { weekday: 'Sunday', at: '02:00' } },
    'the time when setup last wrote to Smssetup.log is before the last Sunday 02:00 before the collection',
  ],
  [
    {
      fact: 'client.nextOfflineSync',
      after: { fact: 'collectedAt', by: '1 day', plus: { fact: 'clientAgent.pollingHours', unit: 'hours' } },
    },
    'the time when {client} will upload next (NextOfflineSyncTime) is later than the time when the snapshot was collected by more than 1 day and the polling interval of the metering agent in hours',
  ],
  [
    {
      some: 'meteringServers',
      where: {
        all: [
          { fact: 'item.name', isNot: '{server}' },
          {
            not: {
              any: [
                { fact: 'item.reachable', is: false },
                { fact: 'item.services[SMS_LICENSE_SERVER].state', is: 'stopped' },
              ],
            },
          },
          { none: 'item.files', where: { fact: 'item.version', below: '2.0' } },
        ],
      },
    },
    'one of the metering servers of the site (the name of it is not {server}, and not so: (not so: it can be reached from the site server, or the service SMS_LICENSE_SERVER on it is stopped), and none of its files (its version is below 2.0))',
  ],
  [
    { some: 'statusMessages', where: { fact: 'item.id', is: 9406 }, atLeast: 3 },
    '3 or more of the status messages of the site (its number is 9406)',
  ],
  // Fields of a later version, that no table has words for.
  [{ fact: 'server.rackPosition', is: 4 }, 'the fact "rack position" of {server} is 4'],
  [{ fact: 'sql.odd', is: 4 }, 'the fact "odd" is 4'],
  [
    { some: 'server.powerSupplies', where: { fact: 'item.loud', is: true } },
    'one of the power supplies of {server} (it is loud)',
  ],
  [{ none: 'dialogs', where: { fact: 'item', contains: 'x' }, says: 'nobody saw it' }, 'nobody saw it'],
] satisfies [Condition, string][])('%j in words', (condition, words) => {
  expect(conditionInWords(condition)).toBe(words);
});
