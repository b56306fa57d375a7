/**
 * `sc query`, `sc qc` and the answers of `sc` to controls such as `sc stop`. States are read by their numbers, since their names may
 * be cut or translated. Error 1060 is "no such service"; error 5 is "access denied", which proves nothing.
 */
import { serverName } from '../model/server-name.js';
import type { ServiceState, SnapshotService } from '../model/snapshot.js';
import { holdsMoreThan } from './holds-more-than.js';
import { dashes } from './net-list.js';
import type { Reader, Reading } from './reading.js';

const states: Readonly<Record<number, ServiceState>> = {
  1: 'stopped',
  2: 'start-pending',
  3: 'stop-pending',
  4: 'running',
  // 5 and 6 are continue-pending and pause-pending: like a paused service, it is installed and not stopped.
  5: 'paused',
  6: 'paused',
  7: 'paused',
};
const startTypes: Readonly<Record<number, string>> = { 0: 'boot', 1: 'system', 2: 'auto', 3: 'demand', 4: 'disabled' };
const controls = new Set(['stop', 'start', 'pause', 'continue', 'control', 'interrogate']);
/** The Win32 error of a control to a service that was not started. */
const notStarted = 1062;

interface ScCommand {
  readonly server: string | null;
  readonly verb: string;
  readonly service: string | null;
}

/** `sc \\SRV1 query SMS_LICENSE_SERVER`, `sc.exe qc X`, `D:\ntreskit\sc query "My Service"`. */
function parseScCommand(command: string | null): ScCommand | null {
  const words = /(?:^|[\\/\s"])sc(?:\.exe)?"?\s+(.*)$/i.exec(command ?? '')?.[1]?.match(/"[^"]*"|\S+/g);
  if (!words) return null;
  const server = words[0]?.startsWith('\\\\') ? serverName(words.shift()) : null;
  const verb = words.shift()?.toLowerCase() ?? '';
  // An empty name in quotes comes from an empty variable of a script.
  const service =
    words
      .find((word) => !/=/.test(word))
      ?.replaceAll('"', '')
      .trim() || null;
  return { server, verb, service: /^(?:>|2>)/.test(service ?? '') ? null : service };
}

export const readSc: Reader = (input) => {
  const reading = readOutput(input);
  return reading.of && isAnswered(input.lines)
    ? { ...reading, server: { ...reading.server, reachable: true } }
    : reading;
};

/** Whether the service manager of the machine answered: with services, or with an error that only it gives. */
function isAnswered(lines: readonly string[]): boolean {
  const failure = failureOf(lines);
  return failure === null ? readBlocks(lines).length > 0 : failure.code >= 1050 && failure.code <= 1079;
}

const readOutput: Reader = ({ lines, command, path }) => {
  const asked = parseScCommand(command);
  const named = asked?.service ?? serviceInFileName(path);
  const failure = failureOf(lines);
  const of = asked?.server ?? null;
  const services = readBlocks(lines);
  if (failure !== null && services.length === 0) return { of, ...readFailure(failure, asked, named) };
  if (failure !== null) {
    return {
      of,
      machine: { services },
      problems: [`holds an error (${failure}) too, without the name of its service`],
    };
  }
  // The answer to a control shows a state in transition, which does not count.
  // Only a service that takes controls answers to this one, which changes nothing.
  if (asked?.verb === 'interrogate' && services.length > 0)
    return { of, machine: { services: services.map(({ name }) => ({ name, lastControlError: 0 })) } };
  if (asked !== null && controls.has(asked.verb))
    return asked.verb === 'stop' && named ? { of, stopAsked: named } : { of };
  if (services.length === 0) return { of, problems: ['names no service'] };
  const isMore = lines.some((line) => dashes.test(line));
  const problems = services.flatMap(({ name, ...shown }) =>
    Object.keys(shown).length > 0 ? [] : [`shows neither the state of ${name} nor how it is set up`],
  );
  return {
    of,
    machine: { services },
    problems: isMore ? [...problems, holdsMoreThan('states of services')] : problems,
  };
};

function readFailure({ code, isOfService }: Failure, asked: ScCommand | null, service: string | null): Reading {
  const isControl = asked !== null && controls.has(asked.verb);
  if (isControl && service !== null && code !== 1060) {
    // If the service manager did not answer, the control never reached the service, which may not exist.
    const controlled = isOfService ? { machine: { services: [{ name: service, lastControlError: code }] } } : {};
    const isStopFromAfar = asked.verb === 'stop' && asked.server !== null && code !== notStarted;
    return isStopFromAfar ? { ...controlled, server: { remoteStop: false } } : controlled;
  }
  if (code === 1060) {
    if (service === null) return { problems: ['says that a service does not exist (1060) but not which one'] };
    return { machine: { services: [{ name: service, state: 'missing' }] } };
  }
  const what = service ?? 'services';
  if (code === 5)
    return {
      problems: [
        `access to ${what} was denied (5), which says nothing about ${service === null ? 'their' : 'its'} state`,
      ],
    };
  return { problems: [`asking for ${what} failed with Win32 error ${code}`] };
}

interface Failure {
  readonly code: number;
  readonly isOfService: boolean;
}

/** The error in a line such as `[SC] OpenService FAILED 1060:`, in any language. */
function failureOf(lines: readonly string[]): Failure | null {
  for (const line of lines) {
    const found = /^\s*\[SC\][^\d\n]{1,200}?\s(\d{1,5})\s*:/.exec(line);
    if (found) return { code: Number(found[1]), isOfService: !/\bOpenSCManager\b/i.test(line) };
  }
  return null;
}

/** The service in a file name of the collector: `sc-query.SMS_LICENSE_SERVER.txt`. */
function serviceInFileName(path: string): string | null {
  return /(?:^|\/)sc[-_.](?:query|qc)[-_.]([A-Za-z][\w$]+)\.[^./]+$/i.exec(path)?.[1] ?? null;
}

function readBlocks(lines: readonly string[]): SnapshotService[] {
  const services: SnapshotService[] = [];
  for (const line of lines) {
    const [, key = '', value = ''] = /^\s*([A-Z_0-9]+)\s*:\s?(.*)$/.exec(line) ?? [];
    const service = services.at(-1);
    if (key === 'SERVICE_NAME' && value.trim() !== '') services.push({ name: value.trim() });
    else if (service) setField(service, key, value.trim());
  }
  // A service that was not started since Windows was has 1077; 0 is the end of one that was.
  for (const service of services) if (service.state === 'stopped' && service.exitCode === 0) service.everStarted = true;
  return services;
}

function setField(service: SnapshotService, key: string, value: string): void {
  const number = /^\d{1,9}/.exec(value) ? Number.parseInt(value, 10) : null;
  if (key === 'STATE' && number !== null) {
    const state = states[number];
    if (state) service.state = state;
  }
  if (key === 'WIN32_EXIT_CODE' && number !== null) service.exitCode = number;
  if (key === 'START_TYPE' && number !== null && startTypes[number]) service.startType = startTypes[number];
  if (key === 'SERVICE_START_NAME' && value !== '') service.account = value;
}
