/**
 * The way of the settings to a client: site control file, the server's service, LICMTR.CFG, the client's registry, the
 * client's log. The first link that is broken is where to look; a link that nothing shows is unknown and never passed.
 */
import { isSameName } from '../model/is-same-name.js';
import type { Quote } from '../model/observation.js';
import type { Snapshot, SnapshotClient } from '../model/snapshot.js';
import type { ClientSign } from '../model/stage.js';
import type { ClientChain, ClientLink, RawServer } from '../model/timeline.js';
import { adviceFor } from './client-advice.js';

/** The last line of an agent's log that tells whether it knows its server. */
export interface ClientLine {
  readonly sign: ClientSign;
  readonly quote: Quote;
}

/** Null stands for what was not collected; an empty snapshot says the same. */
export interface ChainFacts {
  readonly snapshot: Snapshot | null;
  readonly servers: readonly Pick<RawServer, 'server' | 'outcome' | 'attempts'>[];
}

type Told = Omit<ClientLink, 'id' | 'title'>;
const unknown = (says: string): Told => ({ status: 'unknown', says, source: null });

export function clientChain(
  client: string,
  facts: ChainFacts,
  machine: SnapshotClient | null,
  line: ClientLine | null,
): ClientChain {
  const links: ClientLink[] = [
    { id: 'site-control', title: 'site control file', ...siteControl(facts) },
    { id: 'service', title: 'service of the metering server', ...service(facts, machine) },
    { id: 'configuration', title: 'LICMTR.CFG', ...configuration(facts.snapshot) },
    { id: 'registry', title: 'registry of the client', ...registry(facts.snapshot, machine) },
    { id: 'log', title: 'log of the client', ...log(line) },
  ];
  const at = links.findIndex(({ status }) => status === 'failed');
  const gap = links[at]?.id ?? null;
  const certain = gap !== null && links.slice(0, at).every(({ status }) => status === 'passed');
  return { client, links, gap, certain, advice: adviceFor(gap, facts.snapshot, machine, line?.sign ?? null) };
}

function siteControl({ snapshot, servers }: ChainFacts): Told {
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

/** Of the servers that the client itself keeps to, where they are known: that another one runs does not help it. */
function service({ snapshot, servers }: ChainFacts, machine: SnapshotClient | null): Told {
  const own = ownServers(machine);
  const whose = own === null ? '' : `, which this client ${machine?.server ? 'keeps to' : 'lists'}`;
  const states = serviceStates(snapshot, own);
  const source = 'meteringServers[].services';
  const running = states.filter(({ state }) => state === 'running').map(({ name }) => name);
  const others = states
    .filter(({ state }) => state !== 'running')
    .map(({ name, state }) => `; it is ${state} on ${name}`);
  if (running.length > 0)
    return {
      status: 'passed',
      says: `SMS_LICENSE_SERVER runs on ${running.join(', ')}${whose}${others.join('')}`,
      source,
    };
  const inLogs = servers.filter(({ server }) => own === null || own.includes(server.toUpperCase()));
  const seen = new Set([...states, ...inLogs.map(({ server }) => ({ name: server }))].map(({ name }) => name));
  const missing = own?.filter((name) => !seen.has(name)) ?? [];
  if (missing.length > 0)
    return unknown(`the state of SMS_LICENSE_SERVER on ${missing.join(', ')}${whose}, was not collected (sc query)`);
  if (states.length > 0 && (own === null || states.length === own.length))
    return {
      status: 'failed',
      says: `${states.map(({ name, state }) => `SMS_LICENSE_SERVER is ${state} on ${name}`).join('; ')}${whose}`,
      source,
    };
  return serviceByLogs(inLogs, own === null, whose);
}

/** Of those servers, or of all that may have the role. */
function serviceStates(snapshot: Snapshot | null, own: readonly string[] | null): { name: string; state: string }[] {
  return (snapshot?.meteringServers ?? [])
    .filter(({ name, role }) => (own === null ? role !== false : own.includes(name.toUpperCase())))
    .flatMap(({ name, services }) => {
      if (!services) return [];
      const found = services.find((one) => one.name.toUpperCase() === 'SMS_LICENSE_SERVER');
      const state = found ? found.state : 'missing';
      return state ? [{ name: name.toUpperCase(), state }] : [];
    });
}

/** @param anyWillDo the client keeps to none of them */
function serviceByLogs(inLogs: ChainFacts['servers'], anyWillDo: boolean, whose: string): Told {
  const succeeded = inLogs.find(({ outcome }) => outcome === 'succeeded');
  if (succeeded)
    return {
      status: 'passed',
      says: `its installation on ${succeeded.server} succeeded by the log; whether it runs now was not collected`,
      source: sourceOf(succeeded, 'running'),
    };
  const failed = inLogs.filter(({ outcome }) => outcome === 'failed');
  if (failed.length > 0 && (anyWillDo || failed.length === inLogs.length))
    return {
      status: 'failed',
      says: `the installation failed by the log on ${failed.map(({ server }) => server).join(', ')}${whose}`,
      source: sourceOf(failed[0], null),
    };
  return unknown('the state of SMS_LICENSE_SERVER was not collected (sc query)');
}

/** Null where it is not known: then any server of the site will do. */
function ownServers(machine: SnapshotClient | null): string[] | null {
  if (machine?.server) return [machine.server.toUpperCase()];
  const listed = machine?.licenseServers ?? [];
  return listed.length === 0 ? null : [...new Set(listed.map((name) => name.toUpperCase()))];
}

function inCapitals(names: readonly string[]): string {
  return names.map((name) => name.toUpperCase()).join(', ');
}

function sourceOf(server: ChainFacts['servers'][number] | undefined, stage: string | null): string | null {
  const stages = server?.attempts.at(-1)?.stages ?? [];
  const quote = (stages.find(({ id }) => id === stage) ?? stages.findLast(({ quote }) => quote !== null))?.quote;
  return quote ? `${quote.file}:${quote.line}` : null;
}

function configuration(snapshot: Snapshot | null): Told {
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

function registry(snapshot: Snapshot | null, machine: SnapshotClient | null): Told {
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

function log(line: ClientLine | null): Told {
  if (!line) return unknown('has no line that tells whether the agent knows its server');
  const { sign, quote } = line;
  const when = quote.time === null ? '' : ` (${quote.time.replace('T', ' ').replace(/\.\d+$/, '')})`;
  const status = sign.shows === 'failed' || sign.shows === 'unreachable' ? 'failed' : 'passed';
  return { status, says: `${sign.because}${when}`, source: `${quote.file}:${quote.line}` };
}
