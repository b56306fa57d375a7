/** Whether the service of a client's metering servers runs: by the snapshot, else by the logs of their installation. */
import type { Snapshot, SnapshotClient } from '../model/snapshot.js';
import { type ChainFacts, type LinkState, sourceOf, unknown } from './chain-link.js';

/** Judges only the servers that the client uses, where these are known: that another server runs does not help it. */
export function serviceLink({ snapshot, servers }: ChainFacts, machine: SnapshotClient | null): LinkState {
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

/** @param own the servers of the client in capitals; null for all that may have the role */
function serviceStates(snapshot: Snapshot | null, own: readonly string[] | null): { name: string; state: string }[] {
  return (snapshot?.meteringServers ?? [])
    .filter(({ name, role }) => (own === null ? role !== false : own.includes(name.toUpperCase())))
    .flatMap(({ name, services }) => {
      if (!services) return [];
      const found = services.find((service) => service.name.toUpperCase() === 'SMS_LICENSE_SERVER');
      const state = found ? found.state : 'missing';
      return state ? [{ name: name.toUpperCase(), state }] : [];
    });
}

/** @param anyWillDo it is not known which servers the client uses, so any of them will do */
function serviceByLogs(inLogs: ChainFacts['servers'], anyWillDo: boolean, whose: string): LinkState {
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

/** The servers that the client uses, in capitals; null if that is not known. */
function ownServers(machine: SnapshotClient | null): string[] | null {
  if (machine?.server) return [machine.server.toUpperCase()];
  const listed = machine?.licenseServers ?? [];
  return listed.length === 0 ? null : [...new Set(listed.map((name) => name.toUpperCase()))];
}
