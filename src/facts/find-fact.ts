/**
 * Follows a path such as `server.services[SMS_LICENSE_SERVER].state` into a snapshot. What is not there was not collected;
 * only a list that is always collected whole can show that something is absent.
 */
import type { FactSubject } from '../model/facts.js';
import { isSameName } from '../model/is-same-name.js';
import { hasMeteringRole, isMeteringRole } from '../model/metering-role.js';
import { isThere, meteringService } from '../model/service-presence.js';
import type { MeteringServer, Snapshot } from '../model/snapshot.js';

export interface FactScope {
  readonly snapshot: Snapshot | null;
  readonly subject: FactSubject;
  /** The snapshot is known to be of the subject's site: a server that its list of roles does not name has no role. */
  readonly isOwnSite?: boolean;
  /** Only records that are later than this count. */
  readonly since?: string | null;
  /** The member of a list that `some`, `every` or `none` is looking at. */
  readonly item?: Found;
}

/** `value` is null where a complete list shows that there is no such thing. */
export interface Found {
  readonly path: string;
  readonly value: unknown;
}

export type FoundFact = ({ readonly known: true } & Found) | { readonly known: false; readonly path: string };

/** Whether a value passes a test. Where that is not known: null, or the other fact that is missing. */
export type Tested = boolean | { readonly missing: string } | null;

/** Lists that are always complete: the commands that print them print everything. Other lists hold only what was asked for. */
const wholeLists = new Set(['shares', 'roles', 'licenseServers', 'protocols', 'hotfixes']);

export function findFact(path: string, scope: FactScope): FoundFact {
  const [root = '', ...steps] = path.match(/[A-Za-z]+|\[[^\]]+\]/g) ?? [];
  const found = steps.reduce(follow, start(root, scope));
  return found.known ? found : (impliedFact(path, scope) ?? found);
}

/**
 * What lists of roles and the name of the site server tell of a server. Used where the server has no entry of its own, or one
 * without a role.
 */
function impliedFact(path: string, scope: FactScope): FoundFact | null {
  if (path === 'server.role') {
    const [bySite, asSystem] = [roleBySite(scope), roleAsSystem(scope)];
    const isDisputed = asSystem !== null && bySite?.known === true && bySite.value === false;
    return isDisputed ? null : (bySite ?? asSystem);
  }
  const { snapshot, subject } = scope;
  const siteServer = snapshot?.site?.server;
  if (path !== 'server.remote' || subject.server === null || siteServer == null) return null;
  if (memberOf('meteringServers', snapshot?.meteringServers, subject.server).known) return null;
  return {
    known: true,
    path: `meteringServers[${subject.server}].remote`,
    value: !isSameName(siteServer, subject.server),
  };
}

/** The role of a server that has no entry, by its list as another site system. That may leave out what nobody looked up. */
function roleAsSystem({ snapshot, subject: { server } }: FactScope): FoundFact | null {
  if (memberOf('meteringServers', snapshot?.meteringServers, server).known) return null;
  const system = snapshot?.siteSystems?.find((one) => server !== null && isNamed(one, server));
  return system?.roles?.some(isMeteringRole)
    ? { known: true, path: `siteSystems[${server}].roles`, value: true }
    : null;
}

/** The role of a server by the list of a whole site control file, which shows also who has none; for a server of which nothing else was collected. */
function roleBySite({ snapshot, subject: { server }, isOwnSite }: FactScope): FoundFact | null {
  if (server === null || isOwnSite !== true) return null;
  const entry = snapshot?.meteringServers?.find((one) => isNamed(one, server));
  // Null in an entry: two places contradict each other about it.
  if (entry?.role === null || isInUse(entry)) return null;
  const role = hasMeteringRole(server, snapshot?.site?.roles ?? []);
  return role === null ? null : { known: true, path: `meteringServers[${server}].role`, value: role };
}

/** Whether its service exists or clients are sent to it. That contradicts a list of roles that lacks it. */
function isInUse(server: MeteringServer | undefined): boolean {
  const isService = ({ name }: { name: string }): boolean => isSameName(name, meteringService);
  return server?.installed === true || (server?.services ?? []).some((one) => isService(one) && isThere(one));
}

function start(root: string, { snapshot, subject, item }: FactScope): FoundFact {
  if (root === 'item') return item ? { known: true, ...item } : { known: false, path: root };
  if (root === 'captures') return { known: true, path: root, value: subject.captures };
  if (root === 'server') return serverOf(snapshot, subject.server);
  if (root === 'client') return memberOf('clients', snapshot?.clients, subject.client);
  const value: unknown = snapshot === null ? null : Reflect.get(snapshot, root);
  return value === null || value === undefined ? { known: false, path: root } : { known: true, path: root, value };
}

/** The facts of a server: as a metering server, else as a site system whose role was taken away, else as the site server. */
function serverOf(snapshot: Snapshot | null, name: string | null): FoundFact {
  const metering = memberOf('meteringServers', snapshot?.meteringServers, name);
  if (metering.known) return metering;
  const other = memberOf('siteSystems', snapshot?.siteSystems, name);
  if (other.known) return other;
  const { site } = snapshot ?? {};
  const isSite = name !== null && site?.server != null && isSameName(site.server, name);
  return isSite ? { known: true, path: 'site', value: site } : metering;
}

function memberOf(list: string, members: readonly unknown[] | null | undefined, name: string | null): FoundFact {
  const path = name === null ? list : `${list}[${name}]`;
  const value = name === null ? undefined : members?.find((member) => isNamed(member, name));
  return value === undefined ? { known: false, path } : { known: true, path, value };
}

function follow(at: FoundFact, step: string): FoundFact {
  const path = step.startsWith('[') ? `${at.path}${step}` : `${at.path}.${step}`;
  if (!at.known) return { known: false, path };
  if (at.value === null) return { known: true, path, value: null };
  if (step.startsWith('[')) return pick(at, step.slice(1, -1), path);
  const value: unknown = isObject(at.value) ? Reflect.get(at.value, step) : null;
  return value === null || value === undefined ? { known: false, path } : { known: true, path, value };
}

function pick(list: Found, name: string, path: string): FoundFact {
  if (!Array.isArray(list.value)) return { known: false, path };
  const value: unknown = list.value.find((member) => isNamed(member, name));
  if (value !== undefined) {
    if (isObject(value) && (Reflect.get(value, 'disputed') === true || isOnlyNamed(list.path, value)))
      return { known: false, path };
    return { known: true, path, value: isObject(value) && Reflect.get(value, 'present') === false ? null : value };
  }
  return isWholeList(list.path) ? { known: true, path, value: null } : { known: false, path };
}

/** Whether an entry for a file says nothing of it: then nobody knows whether it is there. */
function isOnlyNamed(list: string, entry: object): boolean {
  return (
    /files$/i.test(list) && !['present', 'version', 'bytes', 'modified'].some((key) => Reflect.get(entry, key) != null)
  );
}

/** Whether the list at a path is complete, so that what it lacks does not exist. */
export function isWholeList(path: string): boolean {
  return wholeLists.has(path.replace(/^.*\./, ''));
}

/** Members of lists are named by their name, a site by its code, a volume by its path. */
function isNamed(member: unknown, name: string): boolean {
  if (typeof member === 'string') return isSameName(member, name);
  if (!isObject(member)) return false;
  return ['name', 'siteCode', 'path'].some((key) => {
    const value: unknown = Reflect.get(member, key);
    return typeof value === 'string' && isSameName(value, name);
  });
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
