/**
 * Settles single values that artefacts of a bundle tell differently: whether a server answers, the mode of the clients, the version
 * of the site. Within a file the value further down counts. Of two files neither counts, since it is not known which is later.
 */
import { groupBy } from '../model/group-by.js';
import { keepOne, lastOfFiles } from './captures.js';
import type { ReadFrom } from './placed-reading.js';
import type { ClientAgent, Problems, Reading } from './reading.js';

type Part = 'server' | 'client' | 'site' | 'clientAgent' | 'upgrade' | 'machine';

interface Single {
  readonly part: Part;
  readonly field: string;
  /** What it is, for the problem; null if `other-sites.ts` reports it. */
  readonly words: string | null;
  /** Rough captures count only where there are no others. */
  readonly isRoughLast?: boolean;
}

/** The fields that can have only one value. Lists and times of several artefacts are merged instead. */
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
  { part: 'clientAgent', field: 'version', words: 'version of the metering agent', isRoughLast: true },
  { part: 'clientAgent', field: 'retryMinutes', words: 'GoOnLineInt' },
  { part: 'clientAgent', field: 'retries', words: 'TriesBeforeOffline' },
  { part: 'upgrade', field: 'target', words: 'service pack that is installed' },
  { part: 'machine', field: 'os', words: 'Windows of the machine' },
  { part: 'machine', field: 'domainRole', words: 'role in the domain' },
];

/** @param problems gets one for each value that two files tell differently */
export function settleValues(
  all: readonly ReadFrom[],
  machineOf: (capture: ReadFrom) => string,
  problems: Problems,
): readonly ReadFrom[] {
  return singles.reduce<readonly ReadFrom[]>(
    (left, single) => withoutDisputed(left, single, (capture) => subjectOf(capture, single.part, machineOf), problems),
    newestConfig(all),
  );
}

function withoutDisputed(
  all: readonly ReadFrom[],
  single: Single,
  subject: (capture: ReadFrom) => string,
  problems: Problems,
): readonly ReadFrom[] {
  const { part, field, words } = single;
  const disputed = new Set<string>();
  /** Captures whose value a later one in the same file replaces. */
  const replaced = new Set<ReadFrom>();
  const tellers = all.filter(({ reading }) => valueIn(reading, single) !== null);
  const exact = single.isRoughLast ? tellers.filter(({ reading }) => !reading.isRough) : [];
  for (const [whose, told] of groupBy(exact.length > 0 ? exact : tellers, subject)) {
    const last = lastOfFiles(told, ({ path }) => path);
    for (const capture of told) if (!last.includes(capture)) replaced.add(capture);
    const [here = told[0]] = last;
    const there = last.find((capture) => inWords(capture.reading, single) !== inWords(here.reading, single));
    if (there === undefined) continue;
    disputed.add(whose);
    if (words === null) continue;
    const values = `${inWords(here.reading, single)} there, and ${inWords(there.reading, single)} in ${there.path}`;
    problems.push({ path: here.path, problem: `${words}: ${values}: ${keepOne}` });
  }
  if (disputed.size + replaced.size === 0) return all;
  return all.map((capture) =>
    replaced.has(capture) || disputed.has(subject(capture))
      ? { ...capture, reading: without(capture.reading, part, field) }
      : capture,
  );
}

/**
 * A key for the machine whose value it is; empty for a value of the site as a whole, such as the settings of its client agents.
 */
function subjectOf(capture: ReadFrom, part: Part, machineOf: (capture: ReadFrom) => string): string {
  const isBySite = capture.place === null || capture.place.kind === 'site';
  const isOfSite = part === 'clientAgent' || ((part === 'site' || part === 'upgrade') && isBySite);
  return isOfSite ? '' : machineOf(capture);
}

/** Null if the reading does not have the value. */
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

/** Of the copies of LICMTR.CFG from several client access points the newest counts, if all of them say when they were written. */
function newestConfig(all: readonly ReadFrom[]): readonly ReadFrom[] {
  const isConfig = ({ reading }: ReadFrom): boolean =>
    reading.clientAgent?.mode != null || reading.clientAgent?.licenseServers != null;
  const times = all.filter(isConfig).map(({ reading }) => reading.clientAgent?.configuredAt ?? null);
  if (times.some((time) => time === null)) return all;
  const newest = [...times].sort().at(-1);
  return all.map((capture) => {
    const { files, version, ...older } = capture.reading.clientAgent ?? {};
    if (!isConfig(capture) || older.configuredAt === newest) return capture;
    const kept: ClientAgent = {
      ...(files === undefined ? {} : { files }),
      ...(version === undefined ? {} : { version }),
    };
    return { ...capture, reading: { ...capture.reading, clientAgent: kept } };
  });
}
