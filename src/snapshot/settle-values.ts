/**
 * Single values that several artefacts of a bundle tell differently: whether a server answers, the mode of the clients, the version of
 * the site. Within a file what stands further down is later, and counts. Of two files nothing tells which is later, so neither does.
 */
import { groupBy } from '../model/group-by.js';
import { keepOne } from './captures.js';
import type { ReadFrom } from './other-sites.js';
import type { ClientAgent, Problems, Reading } from './reading.js';

type Part = 'server' | 'client' | 'site' | 'clientAgent' | 'upgrade' | 'machine';

interface Single {
  readonly part: Part;
  readonly field: string;
  /** Null where it is named elsewhere. */
  readonly words: string | null;
}

/** Lists and times of several artefacts are put together; these can only be one. */
const singles: readonly Single[] = [
  { part: 'server', field: 'reachable', words: 'can be reached from the site server' },
  { part: 'server', field: 'remoteStop', words: 'can be stopped from the site server' },
  { part: 'client', field: 'mode', words: 'mode of the client' },
  { part: 'site', field: 'version', words: null },
  { part: 'site', field: 'servicePack', words: null },
  { part: 'site', field: 'type', words: 'type of the site' },
  { part: 'site', field: 'setupType', words: 'registry value Type' },
  { part: 'clientAgent', field: 'mode', words: 'mode of the clients' },
  { part: 'clientAgent', field: 'licenseServers', words: 'LicenseServers' },
  { part: 'clientAgent', field: 'retryMinutes', words: 'GoOnLineInt' },
  { part: 'clientAgent', field: 'retries', words: 'TriesBeforeOffline' },
  { part: 'upgrade', field: 'target', words: 'service pack that is installed' },
  { part: 'machine', field: 'os', words: 'Windows of the machine' },
  { part: 'machine', field: 'domainRole', words: 'role in the domain' },
];

/** The same readings, without what two files say differently, and a problem for each. */
export function settleValues(
  all: readonly ReadFrom[],
  machineOf: (one: ReadFrom) => string,
): { placed: readonly ReadFrom[]; problems: Problems } {
  const problems: Problems = [];
  const placed = singles.reduce<readonly ReadFrom[]>(
    (left, single) => withoutDisputed(left, single, (one) => subjectOf(one, single.part, machineOf), problems),
    newestConfig(all),
  );
  return { placed, problems };
}

function withoutDisputed(
  all: readonly ReadFrom[],
  single: Single,
  subject: (one: ReadFrom) => string,
  problems: Problems,
): readonly ReadFrom[] {
  const { part, field, words } = single;
  const disputed = new Set<string>();
  const over = new Set<ReadFrom>();
  const tellers = all.filter(({ reading }) => valueIn(reading, single) !== null);
  for (const [whose, told] of groupBy(tellers, subject)) {
    const last = [...new Map(told.map((one) => [one.path, one])).values()];
    for (const one of told) if (!last.includes(one)) over.add(one);
    const [here = told[0]] = last;
    const there = last.find((one) => inWords(one.reading, single) !== inWords(here.reading, single));
    if (there === undefined) continue;
    disputed.add(whose);
    if (words === null) continue;
    const values = `${inWords(here.reading, single)} there, and ${inWords(there.reading, single)} in ${there.path}`;
    problems.push({ path: here.path, problem: `${words}: ${values}: ${keepOne}` });
  }
  if (disputed.size + over.size === 0) return all;
  return all.map((one) =>
    over.has(one) || disputed.has(subject(one)) ? { ...one, reading: without(one.reading, part, field) } : one,
  );
}

/** What clients are given is told of the site as a whole, as is what an artefact of no machine tells of it. */
function subjectOf(one: ReadFrom, part: Part, machineOf: (one: ReadFrom) => string): string {
  const isBySite = one.place === null || one.place.kind === 'site';
  const isOfSite = part === 'clientAgent' || ((part === 'site' || part === 'upgrade') && isBySite);
  return isOfSite ? '' : machineOf(one);
}

/** Null where it is not told. */
function valueIn(reading: Reading, { part, field }: Single): unknown {
  return Reflect.get(reading[part] ?? {}, field) ?? null;
}

function inWords(reading: Reading, single: Single): string {
  const value = valueIn(reading, single);
  if (Array.isArray(value)) return [...value].sort().join(' ').toUpperCase();
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

function without(reading: Reading, part: Part, field: string): Reading {
  const kept = { ...reading[part] };
  Reflect.deleteProperty(kept, field);
  return reading[part] === undefined ? reading : { ...reading, [part]: kept };
}

/** LICMTR.CFG says when it was written: of the copies of several client access points the newest counts, where each says it. */
function newestConfig(all: readonly ReadFrom[]): readonly ReadFrom[] {
  const isConfig = ({ reading }: ReadFrom): boolean =>
    reading.clientAgent?.mode != null || reading.clientAgent?.licenseServers != null;
  const times = all.filter(isConfig).map(({ reading }) => reading.clientAgent?.configuredAt ?? null);
  if (times.some((time) => time === null)) return all;
  const newest = [...times].sort().at(-1);
  return all.map((one) => {
    const { files, version, ...older } = one.reading.clientAgent ?? {};
    if (!isConfig(one) || older.configuredAt === newest) return one;
    const kept: ClientAgent = {
      ...(files === undefined ? {} : { files }),
      ...(version === undefined ? {} : { version }),
    };
    return { ...one, reading: { ...one.reading, clientAgent: kept } };
  });
}
