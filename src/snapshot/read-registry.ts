/**
 * Takes facts from registry exports: the version of the site, its hotfixes, tracing, services, and what a client knows of metering.
 * Binary values and values that may be secret are left out.
 */
import { servicePackOf } from '../model/service-pack.js';
import type { SnapshotService } from '../model/snapshot.js';
import { parseRegistry, type RegistryData, type RegistryKey } from './parse-registry.js';
import { listsBySite, readClientKeys } from './read-client-keys.js';
import type { MachineFacts, Reader, Reading, Site, Tracing } from './reading.js';

const mostValues = 500;
const secret = /passw|pwd|secret|account|user|logon|token|credential/i;

export const readRegistry: Reader = ({ lines }) => {
  const keys = parseRegistry(lines);
  const computer = stringIn(keys, /\\Control\\ComputerName\\(?:Active)?ComputerName$/i, 'ComputerName');
  const machine: Partial<MachineFacts> = { registry: valuesKept(keys) };
  const os = osOf(keys);
  if (os !== null) machine.os = os;
  const services = servicesOf(keys);
  if (services.length > 0) machine.services = services;
  const tracing = tracingOf(keys);
  const site = siteOf(keys);
  const client = readClientKeys(keys, lines);
  const siteLists = listsBySite(keys, lines);
  // What an export lacks may have been cut off.
  const isDoubtful =
    lines.at(-1)?.trim() !== '' &&
    (site.hotfixes || site.countersIntact || client.licenseServers?.length === 0 || client.agentKey === false);
  if (isDoubtful) {
    delete site.hotfixes;
    if (site.countersIntact === true) delete site.countersIntact;
    if (client.licenseServers?.length === 0) delete client.licenseServers;
    if (client.agentKey === false) delete client.agentKey;
  }
  const reading: Reading = {
    machine,
    site,
    client,
    ...(client.licenseServers && siteLists.size > 0 ? { siteLists } : {}),
    ...(isDoubtful
      ? { problems: ['ends within a line, so it may be cut: that it does not hold something proves nothing'] }
      : {}),
    ...(tracing === null ? {} : { tracing }),
    ...(computer === null ? {} : { computer }),
  };
  return keys.length > 0 ? reading : { problems: ['holds no key'] };
};

function siteOf(keys: readonly RegistryKey[]): Partial<Site> {
  const site: Partial<Site> = {};
  const setup = /\\Microsoft\\SMS\\Setup$/i;
  const version = stringIn(keys, setup, 'Full Version');
  if (version !== null && /^\d{1,5}(?:\.\d{1,5}){3}$/.test(version)) {
    site.version = version;
    const servicePack = servicePackOf(version);
    if (servicePack !== null) site.servicePack = servicePack;
  }
  // 1 is a primary site, 2 a secondary one; a console that was installed there adds a bit (Q273853).
  const type = valueIn(keys, setup, 'Type');
  if (typeof type === 'number' && (type & 3) !== 0) site.type = (type & 1) !== 0 ? 'primary' : 'secondary';
  if (typeof type === 'number') site.setupType = type;
  // Only a computer with the administrator console has its version (Q252852).
  if (stringIn(keys, setup, 'UI Version') !== null) site.hasAdminConsole = true;
  const counters = valueIn(keys, /\\Perflib\\009$/i, 'Counter');
  if (typeof counters === 'object' && counters !== null && counters.length > 0)
    site.countersIntact = !counters.includes('');
  const hotfixes = keys.flatMap(
    ({ path }) => /\\Updates\\SMS 2\.0\\(?:.*\\)?(Q\d{6})$/i.exec(path)?.[1]?.toUpperCase() ?? [],
  );
  if (keys.some(({ path }) => /\\Updates\\SMS 2\.0(?:\\|$)/i.test(path))) site.hotfixes = [...new Set(hotfixes)];
  return site;
}

function tracingOf(keys: readonly RegistryKey[]): Tracing | null {
  const own = keys.filter(({ path }) => /\\Microsoft\\SMS\\Tracing(?:\\[^\\]+)?$/i.test(path));
  if (own.length === 0) return null;
  const components = own.flatMap(({ path, values }) => {
    const name = /\\Tracing\\([^\\]+)$/i.exec(path)?.[1];
    const [enabled, file, maxBytes] = ['Enabled', 'TraceFilename', 'MaxFileSize'].map((key) => find(values, key));
    if (name === undefined) return [];
    return [
      {
        name,
        ...(typeof enabled === 'number' ? { enabled: enabled !== 0 } : {}),
        ...(typeof file === 'string' ? { file } : {}),
        ...(typeof maxBytes === 'number' ? { maxBytes } : {}),
      },
    ];
  });
  const top = own.find(({ path }) => /\\Tracing$/i.test(path))?.values;
  const [enabled, sql] = ['Enabled', 'SqlEnabled'].map((key) => (top ? find(top, key) : null));
  return {
    components,
    ...(typeof enabled === 'number' ? { enabled: enabled !== 0 } : {}),
    ...(typeof sql === 'number' ? { sql: sql !== 0 } : {}),
  };
}

const startTypes: Readonly<Record<number, string>> = { 2: 'auto', 3: 'demand', 4: 'disabled' };

/** Account and start type of the services of SMS. The registry does not tell whether they run. */
function servicesOf(keys: readonly RegistryKey[]): SnapshotService[] {
  return keys.flatMap(({ path, values }): SnapshotService[] => {
    const name = /\\(?:CurrentControlSet|ControlSet\d+)\\Services\\(SMS_[A-Z_]+)$/i.exec(path)?.[1];
    const [account, start] = [find(values, 'ObjectName'), find(values, 'Start')];
    if (name === undefined) return [];
    const startType = typeof start === 'number' ? startTypes[start] : undefined;
    return [
      {
        name,
        ...(typeof account === 'string' && account !== '' ? { account } : {}),
        ...(startType === undefined ? {} : { startType }),
      },
    ];
  });
}

function osOf(keys: readonly RegistryKey[]): NonNullable<MachineFacts['os']> | null {
  const nt = stringIn(keys, /\\Microsoft\\Windows NT\\CurrentVersion$/i, 'CurrentVersion');
  if (nt !== null) return nt.startsWith('4.') ? 'NT4' : nt === '5.0' ? 'W2K' : null;
  return stringIn(keys, /\\Microsoft\\Windows\\CurrentVersion$/i, 'VersionNumber')?.startsWith('4.') ? '9x' : null;
}

/** The values that conditions may ask for by key: settings of SMS and what it uses, without secrets. */
function valuesKept(keys: readonly RegistryKey[]): NonNullable<MachineFacts['registry']> {
  const kept: NonNullable<MachineFacts['registry']> = [];
  for (const { path, values } of keys) {
    if (!/\\(?:SMS|NAL|MSSQLServer|Updates|ODBC|LanmanServer|Winlogon)(?:\\|$)/i.test(path)) continue;
    for (const [name, value] of values) {
      if (kept.length >= mostValues) return kept;
      if (value === null || secret.test(name) || secret.test(path.replace(/^.*\\/, ''))) continue;
      kept.push({ key: path, name, value: typeof value === 'object' ? [...value] : value });
    }
  }
  return kept;
}

function find(values: RegistryKey['values'], name: string): RegistryData {
  for (const [key, value] of values) if (key.toLowerCase() === name.toLowerCase()) return value;
  return null;
}

function valueIn(keys: readonly RegistryKey[], path: RegExp, name: string): RegistryData {
  const key = keys.find((candidate) => path.test(candidate.path));
  return key ? find(key.values, name) : null;
}

function stringIn(keys: readonly RegistryKey[], path: RegExp, name: string): string | null {
  const value = valueIn(keys, path, name);
  return typeof value === 'string' && value !== '' ? value : null;
}
