/** A failure that the log shows of one machine, and a snapshot of others too: one finding each, of the site that the snapshot names. */
import { expect, it } from 'vitest';
import { leftOverShare, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { scanJson } from './run-licdiag.js';

const site = { schemaVersion: 1, collectedAt: '1999-05-12T15:00:00', site: { code: 'HQ1' } };

function found(log: string, text: string, facts: object): unknown[] {
  const cwd = makeFolder({ [log]: text, 'site.json': JSON.stringify({ ...site, ...facts }) });
  return scanJson(['logs', '-s', 'site.json'], { cwd })
    .report.findings.map(({ article, confidence, subject }) => ({ article, confidence, ...subject }))
    .sort((one, other) => (`${one.server}${one.client}` < `${other.server}${other.client}` ? -1 : 1));
}

it('of two servers, of which the log tells one', () => {
  const leftOver = (name: string) => ({
    ...{ name, role: true, installed: false, shares: [{ name: 'LicMtr', path: 'D:\\SWMTR' }] },
    services: [{ name: 'SMS_LICENSE_SERVER', state: 'missing' }],
  });
  const meteringServers = [leftOver('CINDER01'), leftOver('EMBER02')];
  const of = { article: 'Q214954', site: 'HQ1', client: null };
  expect(found('logs/Licsvcfg.log', leftOverShare('CINDER01'), { meteringServers })).toEqual([
    { ...of, server: 'CINDER01', confidence: 'confirmed' },
    { ...of, server: 'EMBER02', confidence: 'likely' },
  ]);
});

it('of two clients, of which the log tells one', () => {
  const problem =
    'Problem with the registry (error 2). SWM server probably not configured properly (LicenseServers key missing?)';
  const unlisted = (name: string) => ({ name, agentFolder: true, licenseServers: [] });
  const facts = { clientAgent: { licenseServers: [] }, clients: [unlisted('WS1'), unlisted('WS2')] };
  const of = { article: 'Q199747', site: 'HQ1', server: null };
  expect(found('logs/clients/WS1/Liccli.log', record(problem, { component: 'LICENSE METERING' }), facts)).toEqual([
    { ...of, client: 'WS1', confidence: 'confirmed' },
    { ...of, client: 'WS2', confidence: 'likely' },
  ]);
});
