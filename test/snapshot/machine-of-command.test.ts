/** An echoed command that names a machine (`rmtshare \\CINDER01`) printed what is there, in whatever folder of the bundle its output lies. */
import { expect, it } from 'vitest';
import { readBundle } from './read-bundle.js';

const dashes = '-'.repeat(79);
const shares = `Share name   Resource                        Remark\r\n\r\n${dashes}\r\nLicMtr       C:\\SWMTR\r\nThe command completed successfully.\r\n`;
const started =
  '\r\nThese Windows NT services are started:\r\n\r\n   Alerter\r\n   SMS_LICENSE_SERVER\r\n\r\nThe command completed successfully.\r\n';
const pack = '[DS]\r\nPackInterval=604800\r\n';
const listing = 'Process           PID  User\r\nSystem              2  \r\nREMODBC.EXE       117  HQ\\SWMAccount\r\n';

const list = [{ name: 'LicMtr', path: 'C:\\SWMTR' }];

it.each([
  ['rmtshare \\\\CINDER01', shares, { shares: list }],
  ['rmtshare.exe \\\\cinder01.corp.example', shares, { shares: list }],
  ['\\\\BRAMBLE\\tools\\rmtshare \\\\CINDER01 >\\\\BRAMBLE\\out\\x.txt', shares, { shares: list }],
  ['rmtshare "\\\\CINDER01"', shares, { shares: list }],
  ['cmd /c "rmtshare \\\\CINDER01"', shares, { shares: list }],
  ['cmd.exe /c \\\\BRAMBLE\\tools\\rmtshare \\\\CINDER01', shares, { shares: list }],
  ['pushd \\\\BRAMBLE\\tools && rmtshare \\\\CINDER01', shares, { shares: list }],
  ['psexec \\\\CINDER01 net start', started, { services: [{ name: 'Alerter' }, { name: 'SMS_LICENSE_SERVER' }] }],
  ['type \\\\CINDER01\\LicMtr\\Remodbc.ini', pack, { packIntervalSeconds: 604_800 }],
  [
    '"\\\\BRAMBLE\\kit tools\\pulist" \\\\CINDER01',
    listing,
    { processes: [{ name: 'System' }, { name: 'REMODBC.EXE' }] },
  ],
])('%s', async (command, printed, facts) => {
  const { snapshot } = await readBundle({
    'site/all.txt': `C:\\>${command}\r\n${printed}\r\nC:\\>`,
    'servers/CINDER01/net-time.txt': 'Current time at \\\\CINDER01 is 5/11/99 9:14 AM\r\n',
  });
  expect(snapshot.meteringServers).toMatchObject([{ name: 'CINDER01', ...facts }]);
  expect(snapshot.site ?? {}).not.toHaveProperty(Object.keys(facts)[0] ?? '');
});

it.each([
  'pulist | find "\\\\BRAMBLE"',
  'pushd \\\\BRAMBLE\\tools && pulist',
  '\\\\BRAMBLE\\tools\\tlist',
  '"\\\\BRAMBLE\\kit tools\\pulist.exe"',
  'pulist > \\\\BRAMBLE\\out\\x.txt',
])('%s names no machine that it asks', async (command) => {
  const { snapshot } = await readBundle({ 'servers/CINDER01/all.txt': `C:\\>${command}\r\n${listing}\r\nC:\\>` });
  expect(snapshot.meteringServers).toMatchObject([{ name: 'CINDER01', processes: [{ name: 'System' }, {}] }]);
  expect(snapshot.siteSystems).toBeUndefined();
});
