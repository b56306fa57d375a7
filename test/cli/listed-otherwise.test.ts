/** LICMTR.CFG may name servers by a path or a DNS name: offline clients keep to one of them all the same (Q235786). */
import { expect, it } from 'vitest';
import { makeFolder } from './make-folder.js';
import { scanJson } from './run-licdiag.js';

it.each(['METER02', '\\\\meter02', 'meter02.example.com', '\\\\METER02\\LicMtr'])('%s', (name) => {
  const snapshot = {
    ...{ schemaVersion: 1, collectedAt: '1999-05-12T08:00:00', site: { code: 'HQ1', servicePack: 'RTM' } },
    clientAgent: {
      ...{ mode: 'offline', licenseServers: [name, 'METER03'] },
      files: [{ name: 'licclint.exe', platform: 'i386', version: '2.00.1239.0000' }],
    },
    meteringServers: [{ name: 'METER02', role: true, reachable: false }],
  };
  const cwd = makeFolder({ 'site.json': JSON.stringify(snapshot) });
  const { findings } = scanJson(['-s', 'site.json'], { cwd }).report;
  expect(findings.map(({ article, subject }) => [article, subject.server])).toEqual([['Q235786', 'METER02']]);
});
