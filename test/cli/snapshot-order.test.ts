/** Two snapshots of one moment, so that neither is the newer one: which was given first decides nothing. */
import { expect, it } from 'vitest';
import { leftOverShare } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

const moment = { schemaVersion: 1, collectedAt: '1999-05-12T08:00:00', site: { code: 'HQ1' } };
const server = { name: 'CINDER01', role: true };
const files = {
  'Logs/Licsvcfg.log': leftOverShare('CINDER01'),
  'shares.json': JSON.stringify({
    ...moment,
    meteringServers: [{ ...server, shares: [{ name: 'LicMtr', path: 'C:\\SWMTR' }] }],
    clients: [{ name: 'WSKLEIN', mode: 'offline' }],
  }),
  'services.json': JSON.stringify({
    ...moment,
    meteringServers: [{ ...server, services: [{ name: 'SMS_LICENSE_SERVER', state: 'running' }] }],
    clients: [{ name: 'WSKLEIN', licenseServers: [] }],
  }),
};

it.each([
  { what: 'scan', args: ['scan', 'Logs'], told: ['findings', 'undecided', 'nearMisses', 'nextArtifacts'] },
  { what: 'the chain to a client', args: ['timeline', 'Logs', '--client'], told: ['clients'] },
])('in $what', ({ args, told }) => {
  const cwd = makeFolder(files);
  const toldOf = (...snapshots: string[]): unknown[] => {
    const given = snapshots.flatMap((path) => ['--snapshot', path]);
    const report = JSON.parse(licdiag([...args, ...given, '--format', 'json'], { cwd }).stdout);
    return told.map((field) => report[field]);
  };
  const one = toldOf('shares.json', 'services.json');
  expect(one).not.toContain(undefined);
  expect(toldOf('services.json', 'shares.json')).toEqual(one);
});
