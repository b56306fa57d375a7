/**
 * Prepares a snapshot for the checks: adds servers that it names elsewhere, the upgrade path, the service packs that versions stand for, the state of each
 * service's account, and the known lines of logs. What was not collected stays absent.
 */
import { isSameName } from '../model/is-same-name.js';
import { isMeteringRole } from '../model/metering-role.js';
import type { SeenLine } from '../model/precheck-report.js';
import { servicePackOf } from '../model/service-pack.js';
import type { Snapshot, SnapshotService } from '../model/snapshot.js';
import type { ServicePack } from '../model/upgrade-check.js';
import { withServersElsewhere } from './add-servers.js';

type SiteSystem = NonNullable<Snapshot['siteSystems']>[number];
type Account = NonNullable<NonNullable<Snapshot['domainAccounts']>[number]>;
interface Versioned {
  readonly version?: string | null | undefined;
  readonly servicePack?: ServicePack | null | undefined;
}

/** A log that was read, with the known lines in it. */
export interface ReadLog {
  readonly name: string;
  readonly lines: readonly SeenLine[];
  readonly lastTime: string | null;
}

export function prepareSnapshot(
  snapshot: Snapshot,
  path: { from: ServicePack; to: ServicePack },
  logs: readonly ReadLog[],
): Snapshot {
  const { site, upgrade, meteringServers, siteSystems, hierarchy, clients } = withServersElsewhere(snapshot);
  const setup = logs.find(({ name }) => name === 'Smssetup.log');
  return {
    ...snapshot,
    site: site && {
      ...withProvenHotfixes(withServicePack(site), path.from),
      installDrive: driveOf(site.installDrive),
      parentServicePack: site.parentServicePack ?? servicePackOfSite(site.parent, hierarchy),
      services: servicesOf(site, snapshot)?.map((service) =>
        withAccount(service, site.server, site.accounts, snapshot),
      ),
      consoles: site.consoles?.map(withServicePack),
      // An empty inbox has no oldest file.
      inboxes: site.inboxes?.map((inbox) => (inbox.files === 0 ? { ...inbox, oldest: inbox.oldest ?? '' } : inbox)),
    },
    upgrade: {
      ...upgrade,
      from: path.from,
      target: path.to,
      sourceDrive: driveOf(upgrade?.sourceDrive),
      lastProgressAt: upgrade?.lastProgressAt ?? setup?.lastTime,
    },
    meteringServers: meteringServers?.map((server) => ({
      ...server,
      services: server.services?.map((service) => withAccount(service, server.name, server.accounts, snapshot)),
    })),
    siteSystems: siteSystems?.map((system) => ({
      ...system,
      reachable: system.reachable ?? reachedElsewhere(system, snapshot),
    })),
    hierarchy: hierarchy?.map(withServicePack).map((one) => withProvenHotfixes(one, one.servicePack)),
    clients: clients?.map(withServicePack),
    logs: logsOf(snapshot, logs),
  };
}

function withServicePack<T extends Versioned>(one: T): T & { servicePack: ServicePack | null } {
  return { ...one, servicePack: one.servicePack ?? servicePackOf(one.version) };
}

/** Hotfixes of a site without a service pack leave no entry in the registry (Q258149): that none is listed proves nothing. */
function withProvenHotfixes<T extends { hotfixes?: string[] | null | undefined }>(
  site: T,
  servicePack: ServicePack | null,
): T {
  return servicePack === 'RTM' && site.hotfixes?.length === 0 ? { ...site, hotfixes: null } : site;
}

/**
 * Whether a machine answers, where its entry as a site system does not say so. The site server, where setup runs, need not be reached.
 * Of one that has no role but that of a metering server, setup does not need it.
 */
function reachedElsewhere({ name, roles }: SiteSystem, { site, meteringServers }: Snapshot): boolean | null {
  if (site?.server != null && isSameName(name, site.server)) return true;
  const [first, ...others] = meteringServers?.filter((server) => isSameName(server.name, name)) ?? [];
  const reached = others.every(({ reachable }) => reachable === first?.reachable) ? (first?.reachable ?? null) : null;
  const isMetering = roles != null && roles.length > 0 && roles.every(isMeteringRole);
  return reached === false && isMetering ? null : reached;
}

/** The services of a site. Where SQL Server is another machine, SMS_SQL_MONITOR is there and not on the site server (Q246583, inferred). */
function servicesOf(
  { services }: NonNullable<Snapshot['site']>,
  { sql, siteSystems }: Snapshot,
): readonly SnapshotService[] | null | undefined {
  const isMonitor = ({ name }: SnapshotService): boolean => isSameName(name, 'SMS_SQL_MONITOR');
  const own = services?.find(isMonitor);
  if (sql?.remote !== true || (own !== undefined && own.state !== 'missing')) return services;
  const told = (siteSystems ?? []).flatMap((system) =>
    (system.services ?? []).filter(isMonitor).map((monitor) => ({ monitor, roles: system.roles ?? [] })),
  );
  const ofRole = told.filter(({ roles }) => roles.includes('SMS SQL Server'));
  const running = told.find(({ monitor }) => monitor.state === 'running');
  const [first, ...others] = ofRole;
  const agreed = others.every(({ monitor }) => monitor.state === first?.monitor.state) ? first : undefined;
  const monitor = (running ?? agreed)?.monitor;
  const rest = services?.filter((service) => !isMonitor(service));
  return monitor === undefined ? rest : [...(rest ?? []), monitor];
}

/** The drive of a path, in capitals. A share stays as it is. */
function driveOf(path: string | null | undefined): string | null | undefined {
  const [, letter] = /^\s*([a-z])(?::|\s*$)/i.exec(path ?? '') ?? [];
  return letter === undefined ? path : `${letter.toUpperCase()}:`;
}

/** @returns null also if the list of sites does not hold the site */
function servicePackOfSite(code: string | null | undefined, sites: Snapshot['hierarchy']): ServicePack | null {
  const site = sites?.find(({ siteCode }) => siteCode != null && isSameName(siteCode, code ?? ''));
  return site ? withServicePack(site).servicePack : null;
}

/** Copies the state of the account into the service, which itself holds only the name of the account. A local account is told as `.\name`. */
function withAccount(
  service: SnapshotService,
  machine: string | null | undefined,
  local: readonly Account[] | null | undefined,
  { domainAccounts }: Snapshot,
): SnapshotService {
  const [, domain = '', name = ''] = /^([^\\]*)\\(.+)$/.exec(service.account ?? '') ?? [];
  const isLocal = domain === '.' || (machine != null && isSameName(domain, machine));
  const account = isLocal
    ? local?.find((one) => isSameName(one.name, name))
    : domainAccounts?.find((one) => isSameName(one.name, service.account ?? ''));
  if (name === '') return service;
  const named = isLocal ? { ...service, account: `.\\${name}` } : service;
  if (account === undefined) return named;
  return {
    ...named,
    accountState: service.accountState ?? stateOf(account),
    accountPasswordSet: service.accountPasswordSet ?? account.passwordLastSet,
  };
}

function stateOf({ lockedOut, disabled, passwordExpired }: Account): SnapshotService['accountState'] {
  if (lockedOut === true) return 'locked';
  if (disabled === true) return 'disabled';
  if (passwordExpired === true) return 'expired';
  return lockedOut === false && disabled === false && passwordExpired === false ? 'valid' : null;
}

function logsOf({ logs }: Snapshot, read: readonly ReadLog[]): Snapshot['logs'] {
  if (!logs && read.length === 0) return null;
  const others = (logs ?? []).filter(({ name }) => !read.some((log) => isSameName(log.name, name)));
  const own = read.map(({ name, lines }) => ({
    name,
    lines: lines.map(({ id, line, time, fatal, text }) => ({ id, line, time, fatal, text })),
  }));
  return [...others, ...own];
}
