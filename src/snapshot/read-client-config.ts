/**
 * `LICMTR.CFG` of a client access point: which servers the clients may use, and how. It is an INI file with types before the keys,
 * whose closing bracket may be missing. No article tells how servers are separated in it. A file without `[IDENT]` at its end may
 * be cut.
 */
import { serverName, serverOf } from '../model/server-name.js';
import { namedServer } from './named-server.js';
import type { ClientAgent, Reader } from './reading.js';

interface Entry {
  readonly section: string;
  readonly key: string;
  readonly value: string;
}

/** Seconds from 1601, where FILETIME starts, to 1970. */
const fileTimeOffset = 11_644_473_600;

export const readClientConfig: Reader = ({ lines }) => {
  const entries = readEntries(lines);
  const textOf = (key: string): string | undefined =>
    entries.find((entry) => entry.section === 'component configuration' && entry.key === key)?.value;
  const name = textOf('name') ?? '';
  // Files of other components look alike and say nothing about metering.
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
 * The servers in the list, and those that have a section with a path. If the section does not name the server, the path does. Null if
 * the list holds anything but names: then no server is known to be missing from it.
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

/** Reads a FILETIME, `high, low`: units of 100 nanoseconds since 1601, UTC. */
function fileTime(value: string): string | null {
  const [, high, low] = /^(\d{1,10})\s*,\s*(\d{1,10})$/.exec(value) ?? [];
  if (high === undefined || low === undefined) return null;
  const seconds = Math.floor((Number(high) * 2 ** 32 + Number(low)) / 1e7) - fileTimeOffset;
  return seconds > 0 && seconds < 4_102_444_800 ? new Date(seconds * 1000).toISOString().slice(0, 19) : null;
}
