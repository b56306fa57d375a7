/** Logs of installs over time, for tests of how a log is gone through, and what is said of them. */
import { readFileSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { DiagnoseOptions } from '../../src/diagnose.js';
import { diagnosePaths } from './diagnose-paths.js';

/** Lines of a healthy course, of failures, of several servers, at times that rise by seconds or by days. */
export const texts = [
  (server: string) => `INFO: installation destination = '\\\\${server}\\LicMtr'`,
  (server: string) => `Checking for the existence of a License Server share \\\\${server}\\LicMtr`,
  (server: string) => `ERROR: FAILED TO INSTALL LICENSE SERVER '${server}'`,
  (server: string) => `Copying D:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\${server}\\LicMtr\\ProductDB.Dll`,
  (server: string) => `Starting the service SMS_LICENSE_SERVER on ${server}`,
  () => 'The file installation failed. The license server manager is attempting to clean up the target server.',
  () => 'Attempting to install the service INSTALL_ODBC',
  () => 'The License Server Manager is waking up',
  () => 'Error code = 5 while reading the queue',
  () => 'Error code = 6 while reading the queue',
  // What stands before the next record tells that it begins with a password.
  () => 'Failed to connect with password =',
  () => 'xyzzy42 could not be used',
];
/** The same for the agent of a client, whose lines name nobody. */
const clientTexts = [
  () => 'Getting groups for the user "KLEIN"',
  () => 'OK (0 groups)',
  () => 'OK (3 groups)',
  () => 'Requesting use of "EXCEL.EXE", version: "8.0",lang:0x9,0x4 ...',
  () => 'ACCESS DENIED',
  () => 'The server is at work: ...pipe busy',
  () => 'Downloading client configuration...',
  () => 'Download failed: Failed to get ignorable exes',
  () => 'Offline upload successful',
  (server: string) => `+ON +: Server path = "\\\\${server}\\LICMTR"`,
  () => '+ON +: Server is unreachable.',
];

export interface World {
  readonly log: string;
  readonly component: string;
  readonly texts: readonly ((server: string) => string)[];
}

export const worlds: World[] = [
  { log: 'Licsvcfg.log', component: 'SMS_LICENSE_SERVER_MANAGER', texts },
  { log: 'Liccli.log', component: 'LICENSE METERING', texts: clientTexts },
];

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function record(message: string, clock: number, component = 'SMS_LICENSE_SERVER_MANAGER'): string {
  const date = new Date(clock);
  const iso = date.toISOString();
  const time = `${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${iso.slice(8, 10)} ${iso.slice(11, 23)} ${iso.slice(0, 4)}`;
  return `${message}  $$<${component}><${time} Eastern Standard Time><thread=168 (0xA8)>\r\n`;
}

/** A trailer that lost its date, and a line so far from the next trailer that it has none. */
const forms = {
  timed: record,
  dateless: (message: string, _: number, component: string): string => `${message}  $$<${component}>\r\n`,
  plain: (message: string): string => `${message}\r\n${'nothing\r\n'.repeat(42)}`,
};

export interface Step {
  readonly text: number;
  readonly server: string;
  readonly seconds: number;
  /** Lines that mean nothing before it. */
  readonly filler: number;
  readonly form: keyof typeof forms;
}

export function logOf(steps: readonly Step[], world: World): string {
  let clock = Date.UTC(1999, 2, 1);
  return steps
    .map(({ text, server, seconds, filler, form }) => {
      const before = clock;
      clock += seconds * 1000;
      const between = (i: number): number => before + Math.round((seconds * 1000 * i) / filler);
      const calm = Array.from({ length: filler }, (_, i) =>
        record('Sleeping for 60 minutes.', between(i), world.component),
      );
      const message = world.texts[text % world.texts.length]?.(server) ?? '';
      return `${calm.join('')}${forms[form](message, clock, world.component)}`;
    })
    .join('');
}

/** Lines that mean nothing, hours apart: some hundred KB, so that a log is read in several windows. */
export function quiet(hours: number, from: number): string {
  return Array.from({ length: hours }, (_, hour) =>
    record('Sleeping for 60 minutes.', from + hour * 3_600_000).repeat(40),
  ).join('');
}

/** All lines of a left-over share, an hour after the start of some day. */
export function failure(server: string, at: number): string {
  return [0, 1, 2].map((text) => record(texts[text]?.(server) ?? '', at + text * 1000)).join('');
}

/** What is said of a log, read as a file, or from standard input where the path is `-`. */
export async function shown(path: string, file: string, options: Partial<DiagnoseOptions> = {}): Promise<object> {
  const stdin = (): Readable => Readable.from([readFileSync(file)]);
  const report = await diagnosePaths(dirname(file), [path], { stdin, ...options });
  return JSON.parse(
    JSON.stringify([report.findings, report.unexplained, report.nearMisses])
      .replaceAll(file.replaceAll(sep, '/'), '-')
      .replaceAll(/"(?:id|folder|site)":(?:"[^"]*"|null),?/g, ''),
  );
}
