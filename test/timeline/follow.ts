/** Reads made-up logs as `licdiag timeline` does, and says what a test asks of an attempt. */
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import type { TimelineAttempt, TimelineReport, TimelineServer } from '../../src/model/timeline.js';
import { type TimelineOptions, timeline } from '../../src/pipelines/timeline/timeline.js';
import { makeFolder } from '../cli/make-folder.js';

export const manager = 'SMS_LICENSE_SERVER_MANAGER';

const start = Date.UTC(1999, 2, 26, 10, 0, 0);
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** @param at seconds after the start of the log */
export function record(text: string, at: number, { thread = 281, component = manager } = {}): string {
  const date = new Date(start + at * 1000);
  const [, clock = ''] = date.toISOString().split('T');
  const day = `${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2, '0')}`;
  return `${text}  $$<${component}><${day} ${clock.slice(0, 12)} ${date.getUTCFullYear()} Eastern Standard Time><thread=${thread} (0x${thread.toString(16).toUpperCase()})>\r\n`;
}

/** Lines a tenth of a second apart. */
export function records(texts: readonly string[], at: number, options = {}): string {
  return texts.map((text, i) => record(text, at + i / 10, options)).join('');
}

export const destination = (server: string): string => `INFO: installation destination = '\\\\${server}\\LicMtr'`;
export const check = (server: string): string =>
  `Checking for the existence of a License Server share \\\\${server}\\LicMtr`;
export const copy = (server: string, file = 'ProductDB.Dll'): string =>
  `Copying C:\\SMS\\bin\\i386\\${file} to \\\\${server}\\LicMtr\\${file}...`;
export const failed = (server: string): string => `ERROR: FAILED TO INSTALL LICENSE SERVER '${server}'`;
export const attempting = (service: string): string => `Attempting to install the service ${service}.`;
export const starting = (service: string, server: string): string => `Starting the service ${service} on ${server}`;
export const wait = '~Wait for site control changes for maximum 900 seconds...';
export const copyFailed =
  'The file installation failed. The license server manager is attempting to clean up the target server.';
export const odbcError = [
  'Error while starting the service INSTALL_ODBC.',
  'NT Service Exception: 997 The service INSTALL_ODBC could not be started.',
];

export const install = (server: string): string[] => [
  destination(server),
  check(server),
  copy(server),
  copy(server, 'Remodbc.exe'),
  attempting('INSTALL_ODBC'),
  starting('INSTALL_ODBC', server),
  attempting('SMS_LICENSE_SERVER'),
  starting('SMS_LICENSE_SERVER', server),
];

export async function follow(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<TimelineOptions> = {},
): Promise<TimelineReport> {
  return timeline({ paths: ['.'], cwd: makeFolder(files), platform: process.platform, catalogue, ...options });
}

export function serverOf({ servers }: TimelineReport, name: string): TimelineServer {
  const found = servers.find(({ server }) => server === name);
  if (!found) throw new Error(`${name} is not in the timeline, which has ${servers.map(({ server }) => server)}`);
  return found;
}

export function lastOf(report: TimelineReport, name: string): TimelineAttempt {
  const last = serverOf(report, name).attempts.at(-1);
  if (!last) throw new Error(`${name} has no attempt`);
  return last;
}

/** `role+ share+ filesX odbc>`: the stages that were seen, in their order. */
export function stagesOf({ stages }: TimelineAttempt): string {
  const marks = { passed: '+', failed: 'X', unknown: '>' };
  return stages.flatMap(({ id, status, line }) => (line === null ? [] : `${id}${marks[status]}`)).join(' ');
}
