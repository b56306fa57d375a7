/** A snapshot that has the LicenseServers of LICMTR.CFG: which servers it records as installed follows. */
import { expect, it } from 'vitest';
import { leftOverShare } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag, scanJson } from './run-licdiag.js';

it.each([
  { listed: ['EMBER02'], installed: undefined, confidence: 'confirmed', deletion: 'needed' },
  { listed: ['EMBER02', 'cinder01'], installed: undefined, confidence: 'possible', deletion: 'forbidden' },
  { listed: ['EMBER02', '\\\\cinder01\\LicMtr'], installed: undefined, confidence: 'possible', deletion: 'forbidden' },
  { listed: ['\\\\EMBER02\\LicMtr'], installed: undefined, confidence: 'confirmed', deletion: 'needed' },
  { listed: ['\\\\ember02.example.com\\LicMtr'], installed: undefined, confidence: 'likely', deletion: 'unknown' },
  { listed: null, installed: undefined, confidence: 'likely', deletion: 'unknown' },
  { listed: ['EMBER02'], installed: true, confidence: 'possible', deletion: 'forbidden' },
])('$listed, installed: $installed', ({ listed, installed, confidence, deletion }) => {
  const server = {
    name: 'CINDER01',
    role: true,
    shares: [{ name: 'LicMtr', path: 'C:\\SWMTR' }],
    services: [{ name: 'SMS_LICENSE_SERVER', state: 'missing' }],
    ...(installed === undefined ? {} : { installed }),
  };
  const snapshot = {
    schemaVersion: 1,
    collectedAt: '1999-05-12T08:00:00',
    meteringServers: [server],
    clientAgent: { licenseServers: listed },
  };
  const cwd = makeFolder({ 'Licsvcfg.log': leftOverShare('CINDER01'), 'site.json': JSON.stringify(snapshot) });
  const [finding] = scanJson(['Licsvcfg.log', '-s', 'site.json'], { cwd }).report.findings;
  const step = finding?.remedy.steps.find(({ text }) => /delete the share LicMtr/i.test(text));
  expect({ confidence: finding?.confidence, deletion: step?.state }).toEqual({ confidence, deletion });
});

it.each([
  ['10.1.2.3', undefined],
  ['EMBER02', false],
  ['CINDER01', true],
])('a bundle where it lists %s', (listed, installed) => {
  const config = `[Component Configuration]\r\nName=LICENSE METERING\r\n(REG_SZ) LicenseServers=${listed}\r\n[IDENT]\r\n`;
  const asked =
    'C:\\>sc query SMS_LICENSE_SERVER\r\n[SC] EnumQueryServicesStatus:OpenService FAILED 1060:\r\n\r\nThe specified service does not exist as an installed service.\r\n';
  const cwd = makeFolder({ 'b/site/licmtr.cfg': config, 'b/servers/CINDER01/sc.txt': asked });
  const built: { meteringServers: { name: string; installed?: boolean }[] } = JSON.parse(
    licdiag(['snapshot', 'build', 'b'], { cwd }).stdout,
  );
  expect(built.meteringServers.find(({ name }) => name === 'CINDER01')?.installed).toBe(installed);
});
