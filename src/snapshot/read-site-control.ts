/**
 * The site control file: code, server, type and parent of the site, and the roles of its servers. Accounts, passwords and keys in it
 * are never taken over.
 */
import { serverName } from '../model/server-name.js';
import type { Reader, Site, SiteControl } from './reading.js';
import { type ControlItem, scanSiteControl } from './scan-site-control.js';

const types: Readonly<Record<string, 'primary' | 'secondary'>> = { 6: 'primary', 9: 'secondary' };

export const readSiteControl: Reader = ({ text, path }) => {
  const { items, openSection } = scanSiteControl(text);
  const definition = valuesOf(items, 'FILE_DEFINITION');
  const systems = readSystems(items);
  // Every whole file starts with its definition.
  const lack =
    openSection !== null
      ? `ends inside ${openSection}`
      : definition.length === 0
        ? 'has no FILE_DEFINITION, so it is a part'
        : endsInside(text)
          ? 'ends inside a word or a value'
          : systems.some(isUnread)
            ? 'has a SYSTEM_RESOURCE_USE whose server or role cannot be read'
            : null;
  const siteControl: SiteControl = {
    // Type 1 is an actual file. `sitectrl.ct0` is the master copy, which counts whatever type it says.
    isActual: definition[0] === undefined || definition[0] === '1' || /\.ct0$/i.test(path),
    isWhole: lack === null,
    stamp: Number(/^\d{1,10}$/.exec(definition[4] ?? '')?.[0] ?? 0),
    site: readSite(items),
    roles: systems.flatMap(rolesOf),
  };
  const cut = lack === null ? [] : [`${lack}: that it does not list a role proves nothing`];
  const proposed = siteControl.isActual ? [] : ['proposes changes of the site: its roles were not used'];
  return { siteControl, problems: [...cut, ...proposed] };
};

/** A whole file ends with the end of a section or with a value, in brackets (`>`, in an ADDRESS `)`). */
function endsInside(text: string): boolean {
  return !/(?:[>)]|\bEND_[A-Z_]+)$/.test(text.trimEnd().slice(-70));
}

/** The values without a keyword in the first block of a section. */
function valuesOf(items: readonly ControlItem[], section: string): string[] {
  const first = items.findIndex((item) => item.section === section && item.keyword === '');
  if (first < 0) return [];
  const block = items[first]?.block;
  return items.filter((item) => item.block === block && item.keyword === '').flatMap(({ values }) => values);
}

function readSite(items: readonly ControlItem[]): Partial<Site> {
  const [type = '', code = '', parent, server] = valuesOf(items, 'SITE_ACCOUNT');
  const site: Partial<Site> = {};
  if (/^[A-Za-z0-9]{3}$/.test(code)) site.code = code.toUpperCase();
  if (types[type]) site.type = types[type];
  if (parent !== undefined && /^(?:[A-Za-z0-9]{3})?$/.test(parent)) site.parent = parent.toUpperCase();
  const name = serverName(server);
  if (name !== null) site.server = name;
  const language = items.find(
    ({ keyword, values }) => keyword === 'PROPERTY' && /^site server language$/i.test(values[0] ?? ''),
  )?.values[1];
  if (language) site.language = language;
  return site;
}

/** One block of a site system: a computer and what it does for the site. */
interface SiteSystem {
  path: string;
  readonly roles: string[];
}

function readSystems(items: readonly ControlItem[]): SiteSystem[] {
  const systems = new Map<number, SiteSystem>();
  for (const { section, block, keyword, values } of items) {
    if (section !== 'SYSTEM_RESOURCE_USE') continue;
    const system = systems.get(block) ?? { path: '', roles: [] };
    // The path may stand on the line below its keyword.
    if (keyword === 'RESOURCE' || (keyword === '' && serverInPath(system.path) === null))
      system.path = values.at(-1) ?? '';
    if (keyword === 'ROLE' && values[0]) system.roles.push(values[0]);
    systems.set(block, system);
  }
  return [...systems.values()];
}

/** A server of NetWare is none of metering, so its name is not needed. */
function isUnread({ path, roles }: SiteSystem): boolean {
  return roles.length === 0 || (serverInPath(path) === null && !/NWBIND:|NWNDS:/i.test(path));
}

function rolesOf({ path, roles }: SiteSystem): { server: string; role: string }[] {
  const server = serverInPath(path);
  return server === null ? [] : roles.map((role) => ({ server, role }));
}

/**
 * The server of a NAL path: the first name behind the last `]`. It is empty for a path without a server, which Q263437 describes;
 * null for a path of NetWare.
 */
function serverInPath(path: string): string | null {
  if (!/MSWNET:|^\\\\/i.test(path)) return null;
  const share = path
    .slice(path.lastIndexOf(']') + 1)
    .trim()
    .replace(/^MSWNET:/i, '');
  return /^[\\\s]*$/.test(share) ? '' : serverName(/^\\\\([^\\]+)/.exec(share)?.[1]);
}
