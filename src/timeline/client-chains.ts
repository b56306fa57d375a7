/** Judges the chain to each client that a snapshot or a log names, by the facts of its site and the last line of its log. */
import { compareText } from '../model/compare-text.js';
import { groupBy } from '../model/group-by.js';
import { machineOfFolder } from '../model/machine-of-folder.js';
import type { Snapshot } from '../model/snapshot.js';
import type { ClientChain } from '../model/timeline.js';
import type { ChainFacts } from './chain-link.js';
import { type ClientLine, clientChain } from './client-chain.js';
import { type CollectedSite, collectedSites } from './client-sites.js';

export function clientChains(
  snapshots: readonly { readonly path: string; readonly snapshot: Snapshot }[],
  servers: readonly (ChainFacts['servers'][number] & { readonly site: string | null; readonly folder: string })[],
  logs: readonly { readonly folder: string; readonly clientLine: ClientLine | null }[],
): ClientChain[] {
  const sites = collectedSites(snapshots);
  const factsOf = (site: CollectedSite | null): ChainFacts => ({
    snapshot: site?.snapshot ?? null,
    servers: servers.filter((server) => sites.length <= 1 || (site !== null && isOfSite(server, site))),
  });
  const lines = newestLines(logs);
  const chains = sites.flatMap((site) =>
    [...site.clients].map(([name, machine]) => {
      // Two sites may each have a client of this name: then only a log in the folder of the site is its own.
      const isUnique = sites.every((other) => other === site || !other.clients.has(name));
      const line = lines.get(name)?.find(({ folder }) => isUnique || isIn(folder, site))?.clientLine ?? null;
      return clientChain(name, factsOf(site), machine, line);
    }),
  );
  const inSnapshots = new Set(sites.flatMap(({ clients }) => [...clients.keys()]));
  for (const [name, [latest]] of lines) {
    if (inSnapshots.has(name) || !latest) continue;
    const site = sites.length === 1 ? sites[0] : sites.find((candidate) => isIn(latest.folder, candidate));
    chains.push(clientChain(name, factsOf(site ?? null), null, latest.clientLine));
  }
  if (chains.length === 0) return [clientChain('any client', factsOf(sites[0] ?? null), null, null)];
  return chains.sort((a, b) => compareText(a.client, b.client));
}

function isOfSite(
  { site, folder }: { readonly site: string | null; readonly folder: string },
  own: CollectedSite,
): boolean {
  return site !== null && own.code !== null ? site === own.code : isIn(folder, own);
}

/** Whether a folder lies in a bundle (folder or archive) from which the snapshot of the site was made. */
function isIn(folder: string, { paths }: CollectedSite): boolean {
  return paths.some((path) =>
    [path, `${path}/`, `${path}!`].some((start, i) => (i === 0 ? folder === start : folder.startsWith(start))),
  );
}

interface NamedLine {
  readonly folder: string;
  readonly clientLine: ClientLine;
}

/** By client in capitals, the newest line first. */
function newestLines(
  logs: readonly { readonly folder: string; readonly clientLine: ClientLine | null }[],
): Map<string, NamedLine[]> {
  const named = logs.flatMap(({ folder, clientLine }): NamedLine[] => (clientLine ? [{ folder, clientLine }] : []));
  const lines = groupBy(named, ({ folder, clientLine }) => nameOf(folder, clientLine));
  for (const own of lines.values())
    own.sort((a, b) => ((a.clientLine.quote.time ?? '') < (b.clientLine.quote.time ?? '') ? 1 : -1));
  return lines;
}

/** The client whose log it is, by the folder. A folder that does not look like the name of a machine (`logs`, `sms`) leaves the path of the log. */
function nameOf(folder: string, { quote }: ClientLine): string {
  const name = machineOfFolder(folder, 'clients') ?? lastFolder(folder).toUpperCase();
  return name === '' || /^(?:logs?|sms|ms|clients?|\.\.)$|[:.]/i.test(name) ? quote.file : name;
}

function lastFolder(folder: string): string {
  return (
    folder
      .split(/[/!\\]/)
      .filter((part) => part !== '' && part !== '.')
      .at(-1) ?? ''
  );
}
