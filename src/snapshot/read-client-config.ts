/**
 * `LICMTR.CFG` of a client access point: which servers the clients may use, and how. It is an INI file whose keys carry a type;
 * a bracket may be missing, and how servers are separated is in no source. It ends with `[IDENT]`: without it, it may be cut.
 */
import { serverName, serverOf } from '../model/server-name.js';
import { namedServer } from './read-net-view.js';
import type { ClientAgent, Reader } from './reading.js';

interface Entry {
  readonly section: string;
  readonly key: string;
  readonly value: string;
}

/** Seconds between 1601, where a FILETIME starts, and 1970. */
const fileTimeOffset = 11_644_473_600;

export const readClientConfig: Reader = ({ lines }) => {
  const entries = readEntries(lines);
  const textOf = (key: string): string | undefined =>
    entries.find((entry) => entry.section === 'component configuration' && entry.key === key)?.value;
  const name = textOf('name') ?? '';
  // Other components have a file of the same form, which says nothing about metering.
  if (!/^licen[sc]e[ _]metering$/i.test(name)) return name === '' ? { problems: ['names no component'] } : {};
  const isWhole = lines.some((line) => /^\s*\[IDENT\]/i.test(line));
  const licenseServers = serversOf(entries);
  const agent: ClientAgent = {};
  const [offline, delay, retries] = ['continuousoffline', 'goonlineint', 'triesbeforeoffline'].map((key) =>
    readNumber(textOf(key)),
  );
  if (offline != null) agent.mode = offline === 0 ? 'online' : 'offline';
  if (delay != null) agent.retryMinutes = delay / 60;
  if (retries != null) agent.retries = retries;
  const updated = fileTime(textOf('lastupdate') ?? '');
  if (updated !== null) agent.configuredAt = updated;
  const problem = !isWhole
    ? 'ends before [IDENT], so it may be cut; its list of servers was not used'
    : licenseServers === null
      ? 'its list of servers holds what is no name of one, so it was not used'
      : null;
  if (licenseServers === null || problem !== null)
    return { clientAgent: agent, problems: problem === null ? [] : [problem] };
  return { clientAgent: { ...agent, licenseServers }, licenseServers };
};

function readEntries(lines: readonly string[]): Entry[] {
  let section = '';
  return lines.flatMap((line): Entry[] => {
    const head = /^\s*\[([^\]]+)\]/.exec(line)?.[1];
    if (head !== undefined) section = head.trim().toLowerCase();
    const [, key, value = ''] = /^\s*(?:\(REG_[A-Z_]+\)?\s*)?([A-Za-z]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    return key === undefined ? [] : [{ section, key: key.toLowerCase(), value }];
  });
}

/**
 * Those that the list names, and those that have a section with a path, which names the server where the section does not. Null where
 * the list names one otherwise: then nobody is known not to be listed.
 */
function serversOf(entries: readonly Entry[]): string[] | null {
  const listed = entries
    .filter(({ section, key }) => section === 'component configuration' && key === 'licenseservers')
    .flatMap(({ value }) => value.split(/[,;|\s"']+/))
    .filter((name) => name !== '')
    .map(serverOf);
  const described = entries
    .filter(({ key }) => key === 'uncdbpath')
    .flatMap(({ section, value }) => serverName(section) ?? namedServer(value) ?? []);
  const named = listed.filter((name) => name !== null);
  return named.length < listed.length ? null : [...new Set([...named, ...described])];
}

function readNumber(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,10}$/.test(value) ? Number(value) : null;
}

/** `high, low` of a count of 100 nanoseconds since 1601, in UTC. */
function fileTime(value: string): string | null {
  const [, high, low] = /^(\d{1,10})\s*,\s*(\d{1,10})$/.exec(value) ?? [];
  if (high === undefined || low === undefined) return null;
  const seconds = Math.floor((Number(high) * 2 ** 32 + Number(low)) / 1e7) - fileTimeOffset;
  return seconds > 0 && seconds < 4_102_444_800 ? new Date(seconds * 1000).toISOString().slice(0, 19) : null;
}
