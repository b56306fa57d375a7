/**
 * `sc query`, `sc qc` and what `sc` answers to a control. States are read by number, since their names may be cut or
 * translated. 1060 is "no such service"; 5 is "access denied" and proves nothing.
 */
import { serverName } from '../model/server-name.js';
import type { ServiceState, SnapshotService } from '../model/snapshot.js';
import { holdsMoreThan } from './holds-more-than.js';
import type { Reader, Reading } from './reading.js';

const states: Readonly<Record<number, ServiceState>> = {
  1: 'stopped',
  2: 'start-pending',
  3: 'stop-pending',
  4: 'running',
  // On the way to a pause or back from one: the service is there, and not stopped.
  5: 'paused',
  6: 'paused',
  7: 'paused',
};
const startTypes: Readonly<Record<number, string>> = { 0: 'boot', 1: 'system', 2: 'auto', 3: 'demand', 4: 'disabled' };
const controls = new Set(['stop', 'start', 'pause', 'continue', 'control', 'interrogate']);
/** Win32 errors that a control gives because the service or its host will not do it; 1062 means that it was not started. */
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
  // A name in quotes may be empty, as where a variable of a script was.
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

/** By the service manager of the machine that was asked: with services, or with an error that only it gives. */
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
  // A control is answered with the state of that moment, which is over when the answer is read.
  if (asked !== null && controls.has(asked.verb))
    return asked.verb === 'stop' && named ? { of, stopAsked: named } : { of };
  if (services.length === 0) return { of, problems: ['names no service'] };
  const isMore = lines.some((line) => /^-{20,}\s*$/.test(line));
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
    // Where the service manager did not answer, nothing was asked of the service: there may be none.
    const controlled = isOfService ? { machine: { services: [{ name: service, lastControlError: code }] } } : {};
    const isStopFromAfar = asked.verb === 'stop' && asked.server !== null && code !== notStarted;
    return isStopFromAfar ? { ...controlled, server: { remoteStop: false } } : controlled;
  }
  if (code === 1060) {
    if (service === null) return { problems: ['says that a service does not exist (1060) but not which one'] };
    return { machine: { services: [{ name: service, state: 'missing' }] } };
  }
  const what = service ?? 'services';
  if (code === 5) return { problems: [`access to ${what} was denied (5), which says nothing about their state`] };
  return { problems: [`asking for ${what} failed with Win32 error ${code}`] };
}

interface Failure {
  readonly code: number;
  readonly isOfService: boolean;
}

/** The number after "FAILED", or in whatever language in a line that starts with `[SC]` and ends with the number and a colon. */
function failureOf(lines: readonly string[]): Failure | null {
  for (const line of lines) {
    const found = /^\s*\[SC\][^\d\n]{1,200}?\s(\d{1,5})\s*:/.exec(line);
    if (found) return { code: Number(found[1]), isOfService: !/\bOpenSCManager\b/i.test(line) };
  }
  return null;
}

/** The collector names its files `sc-query.SMS_LICENSE_SERVER.txt`. */
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
