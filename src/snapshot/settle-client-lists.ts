/**
 * Drops the list of metering servers of a client if two registry exports show different ones for the same site: it is not known
 * which export is later. (Lists of different sites are joined in `members-of.ts`.)
 */
import { groupBy } from '../model/group-by.js';
import { keepOne, lastOfFiles } from './captures.js';
import type { ReadFrom } from './placed-reading.js';
import type { Problems } from './reading.js';

export function settleClientLists(
  all: readonly ReadFrom[],
  machineOf: (one: ReadFrom) => string,
  problems: Problems,
): readonly ReadFrom[] {
  const disputed = new Set<string>();
  for (const [machine, captures] of groupBy(all, machineOf)) {
    const told = captures.flatMap((from) =>
      [...(from.reading.siteLists ?? [])].map(([site, servers]) => ({ from, site, servers: inWords(servers) })),
    );
    for (const ofSite of groupBy(told, ({ site }) => site).values()) {
      const [here, ...others] = lastOfFiles(ofSite, ({ from }) => from.path);
      const there = others.find(({ servers }) => servers !== here?.servers);
      if (!here || !there) continue;
      disputed.add(machine);
      problems.push({
        path: here.from.path,
        problem: `tells other LicenseServers of site ${here.site} than ${there.from.path}: ${keepOne}`,
      });
    }
  }
  return all.map((capture) => (disputed.has(machineOf(capture)) ? withoutList(capture) : capture));
}

function inWords(servers: readonly string[]): string {
  return [...servers].sort().join(' ');
}

function withoutList(capture: ReadFrom): ReadFrom {
  const { licenseServers: _, ...client } = capture.reading.client ?? {};
  return { ...capture, reading: { ...capture.reading, client } };
}
