/**
 * Reads what the registry of a client says about its metering agent. Articles spell the key with and without `Client`, with and
 * without `Sites\<code>`, and with a blank or an underscore in its name: Q198706, Q199747, Q201762, Q231217, Q311764.
 */
import { groupBy } from '../model/group-by.js';
import { readLocalTime } from '../model/local-time.js';
import { serverOf } from '../model/server-name.js';
import type { RegistryKey } from './parse-registry.js';
import type { Reading } from './reading.js';

type ClientFacts = NonNullable<Reading['client']>;

const meteringKey = /\\SMS\\(?:Client\\)?(?:Sites\\[^\\]+\\)?(?:Client Components\\)?LICENSE[ _]METERING(\\.*)?$/i;
/** The key in which articles show LicenseServers (Q199747, Q201762, Q198706). Other keys of the agent may lack it. */
const siteKey = /\\SMS\\(?:Client\\)?Sites\\[^\\]+\\(?:Client Components\\)?LICENSE[ _]METERING$/i;
const siteCode = /\\Sites\\([^\\]+)\\/i;
const componentsKey = /\\SMS\\(?:Client\\)?Client Components(?:\\[^\\]+)?$/i;

/** @param lines the text of the export. A value that it mentions and that could not be read is not missing */
export function readClientKeys(keys: readonly RegistryKey[], lines: readonly string[]): ClientFacts {
  const metering = keys.filter(({ path }) => meteringKey.test(path));
  // An export with the keys of other components would hold this one, too.
  if (metering.length === 0) return keys.some(({ path }) => componentsKey.test(path)) ? { agentKey: false } : {};
  const facts: ClientFacts = { agentKey: true };
  const servers = serversOf(metering) ?? (showsThatThereIsNone(metering, lines) ? [] : null);
  if (servers !== null) facts.licenseServers = servers;
  for (const { values } of metering) {
    for (const [name, value] of values) {
      if (/^continuousoffline$/i.test(name) && typeof value === 'number')
        facts.mode = value === 0 ? 'online' : 'offline';
      // No article tells how it is written, so a date counts only if it can be read in just one way.
      const next = /^nextofflinesynctime$/i.test(name) && typeof value === 'string' ? readLocalTime(value, null) : null;
      if (next !== null) facts.nextOfflineSync = next;
    }
  }
  return facts;
}

/** `LicenseServers` by the code of the site, for keys that name one. Two exports with the same code show the same list. */
export function listsBySite(keys: readonly RegistryKey[], lines: readonly string[]): ReadonlyMap<string, string[]> {
  const ofSites = keys.filter(({ path }) => meteringKey.test(path) && siteCode.test(path));
  const lists = new Map<string, string[]>();
  for (const [code, own] of groupBy(ofSites, ({ path }) => siteCode.exec(path)?.[1]?.toUpperCase() ?? '')) {
    const servers = serversOf(own) ?? (showsThatThereIsNone(own, lines) ? [] : null);
    if (servers !== null) lists.set(code, servers);
  }
  return lists;
}

/** Whether the export shows that there is no list: a key is exported with all its values and the keys below it. */
function showsThatThereIsNone(keys: readonly RegistryKey[], lines: readonly string[]): boolean {
  return keys.some(({ path }) => siteKey.test(path)) && !lines.some((line) => /LicenseServers/i.test(line));
}

/** `LicenseServers` is a value in one article and a key in another. Null if there is neither, or the value cannot be read. */
function serversOf(keys: readonly RegistryKey[]): string[] | null {
  const values = keys.flatMap(({ values }) =>
    [...values].filter(([name]) => /^licenseservers$/i.test(name)).map(([, value]) => value),
  );
  const below = keys.flatMap(({ path }) => /\\LicenseServers\\([^\\]+)$/i.exec(path)?.[1] ?? []);
  const isKey = keys.some(({ path }) => /\\LicenseServers$/i.test(path));
  if (values.every((value) => value === null) && below.length === 0 && !isKey) return null;
  const names = values.flatMap((value) =>
    typeof value === 'string' ? value.split(/[,;|\s]+/) : typeof value === 'object' && value !== null ? value : [],
  );
  return [...new Set([...names, ...below].flatMap((name) => serverOf(name) ?? []))];
}
