/** Which logs are read once more in full: to read them costs ten times as much as to look for failures. */
import { expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { evaluateFindings } from '../../src/evaluate/evaluate-findings.js';
import { wantsPasses } from '../../src/evaluate/wants-passes.js';
import { SnapshotFacts } from '../../src/facts/snapshot-facts.js';
import type { StreamResult } from '../../src/model/stream-result.js';

const signatures = catalogue.signatures.filter(({ id }) => id === 'orphaned-licmtr-share');
const snapshot = {
  ...{ schemaVersion: 1 as const, collectedAt: '1999-03-26T07:00:00', site: { code: 'HQ1' } },
  meteringServers: [
    {
      ...{ name: 'METER02', role: true, installed: false, shares: [{ name: 'LicMtr' }] },
      services: [{ name: 'SMS_LICENSE_SERVER', state: 'missing' as const }],
    },
  ],
};

function logOf(...sites: readonly string[]): StreamResult {
  const folder = `logs-${sites.join('-')}`;
  const [from, lastTime] = ['1999-03-26T08:10:41.547', '1999-03-26T10:10:41.547'];
  const form = { format: 'sms' as const, encoding: 'windows-1252', timeZone: null, problem: null };
  const file = { ...form, path: `${folder}/Licsvcfg.log`, log: 'Licsvcfg.log', bytes: 9, entries: 2 };
  const files = [{ ...file, firstTime: from, lastTime, status: 'read' as const }];
  return { folder, folderInArgument: folder, lastTime, sites, files, meteringLogs: 1, rules: [], errors: [] };
}

it('a log that tells another site than that of the facts is not, since an attempt in it would not count', () => {
  const streams = [logOf('HQ1'), logOf('HQ2'), logOf(), logOf('HQ2', 'HQ1')];
  const base = new SnapshotFacts([{ path: 's.json', snapshot }]);
  const { findings } = evaluateFindings(streams, signatures, base);
  expect(findings.map(({ article, state }) => [article, state])).toEqual([['Q214954', 'active']]);
  expect(wantsPasses(findings, signatures, streams).map(({ folder }) => folder)).toEqual([
    'logs-HQ1',
    'logs-',
    'logs-HQ2-HQ1',
  ]);
});
