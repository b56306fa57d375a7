/**
 * Judges the chain through which a client learns of its metering server: site control file, service of the server, LICMTR.CFG,
 * registry of the client, log of the client. The first broken link is where to look. A link of which nothing is known is
 * unknown, never passed.
 */
import { isSameName } from '../model/is-same-name.js';
import type { Quote } from '../model/observation.js';
import type { Snapshot, SnapshotClient } from '../model/snapshot.js';
import type { ClientSign } from '../model/stage.js';
import type { ClientChain, ClientLink } from '../model/timeline.js';
import { type ChainFacts, inCapitals, type LinkState, sourceOf, unknown } from './chain-link.js';
import { adviceFor } from './client-advice.js';
import { serviceLink } from './service-link.js';

/** The last line in the log of a client that tells whether its agent knows its server. */
export interface ClientLine {
  readonly sign: ClientSign;
  readonly quote: Quote;
}

/**
 * @param machine what the snapshot says of the client; null if nothing
 * @param line null if no log of the client has such a line
 */
export function clientChain(
  client: string,
  facts: ChainFacts,
  machine: SnapshotClient | null,
  line: ClientLine | null,
): ClientChain {
  const links: ClientLink[] = [
    { id: 'site-control', title: 'site control file', ...siteControlLink(facts) },
    { id: 'service', title: 'service of the metering server', ...serviceLink(facts, machine) },
    { id: 'configuration', title: 'LICMTR.CFG', ...configurationLink(facts.snapshot) },
    { id: 'registry', title: 'registry of the client', ...registryLink(facts.snapshot, machine) },
    { id: 'log', title: 'log of the client', ...logLink(line) },
  ];
  const firstBroken = links.findIndex(({ status }) => status === 'failed');
  const gap = links[firstBroken]?.id ?? null;
  const certain = gap !== null && links.slice(0, firstBroken).every(({ status }) => status === 'passed');
  return { client, links, gap, certain, advice: adviceFor(gap, facts.snapshot, machine, line?.sign ?? null) };
}

function siteControlLink({ snapshot, servers }: ChainFacts): LinkState {
  const known = snapshot?.meteringServers;
  const withRole = (known ?? []).filter(({ role }) => role === true).map(({ name }) => name);
  if (withRole.length > 0)
    return {
      status: 'passed',
      says: `gives ${inCapitals(withRole)} the role of metering server`,
      source: 'meteringServers[].role',
    };
  if (known?.every(({ role }) => role === false))
    return { status: 'failed', says: 'gives no server the role of metering server', source: 'meteringServers[].role' };
  const installed = servers.find(({ attempts }) =>
    attempts.some(({ stages }) => stages.some(({ id, status }) => id === 'role' && status === 'passed')),
  );
  if (installed)
    return {
      status: 'passed',
      says: `the manager began to install ${installed.server}, so it was listed then (inferred)`,
      source: sourceOf(installed, 'role'),
    };
  return unknown('which servers have the role was not collected (sitectrl.ct0)');
}

function configurationLink(snapshot: Snapshot | null): LinkState {
  const listed = snapshot?.clientAgent?.licenseServers;
  const source = 'clientAgent.licenseServers';
  if (listed && listed.length > 0)
    return {
      status: 'passed',
      says: `lists ${inCapitals(listed)} as LicenseServers`,
      source,
    };
  if (listed) return { status: 'failed', says: 'has no LicenseServers', source };
  const installed = (snapshot?.meteringServers ?? []).filter((server) => server.installed === true);
  if (installed.length > 0)
    return {
      status: 'passed',
      says: `records ${inCapitals(installed.map(({ name }) => name))} as installed`,
      source: 'meteringServers[].installed',
    };
  return unknown('was not collected (clicomp.box on the client access point)');
}

function registryLink(snapshot: Snapshot | null, machine: SnapshotClient | null): LinkState {
  const own = machine?.licenseServers;
  const listed = snapshot?.clientAgent?.licenseServers ?? null;
  const source = `clients[${machine?.name.toUpperCase() ?? ''}].licenseServers`;
  if (own && own.length === 0) return { status: 'failed', says: 'has no LicenseServers', source };
  if (own) {
    const missing = (listed ?? []).filter((name) => !own.some((one) => isSameName(one, name)));
    if (missing.length > 0)
      return {
        status: 'failed',
        says: `lacks ${inCapitals(missing)}, which LICMTR.CFG lists`,
        source,
      };
    return { status: 'passed', says: `lists ${inCapitals(own)}`, source };
  }
  if (machine?.agentKey === false)
    return {
      status: 'failed',
      says: 'has no key of License Metering',
      source: `clients[${machine.name.toUpperCase()}].agentKey`,
    };
  return unknown('was not collected (LicenseServers below Sites\\<site code>\\Client Components\\License Metering)');
}

function logLink(line: ClientLine | null): LinkState {
  if (!line) return unknown('has no line that tells whether the agent knows its server');
  const { sign, quote } = line;
  const when = quote.time === null ? '' : ` (${quote.time.replace('T', ' ').replace(/\.\d+$/, '')})`;
  const status = sign.shows === 'failed' || sign.shows === 'unreachable' ? 'failed' : 'passed';
  return { status, says: `${sign.because}${when}`, source: `${quote.file}:${quote.line}` };
}
