// The log lines of License Server Manager and of a metering agent, as the articles print them: the cycle of a working server, the
// stages of an install, the failures of three articles, and the day of a client.

import { chance } from './chance.js';
import { Log, minute } from './fixture-record.js';
import { headquarters, status } from './fixture-traffic.js';

export const manager = 'SMS_LICENSE_SERVER_MANAGER';
const managerThread = 281;
const source = 'C:\\SMS\\bin\\i386';
const files = [
  'ProductDB.Dll',
  'Abc32.srv',
  'Abc32acc.dll',
  'Ignprod.dll',
  'Licdelns.dll',
  'Liclogon.dll',
  'Listmaint.dll',
  'Remodbc.exe',
  'Vfp_pack.exe',
  'Proddbrs.dll',
];

export const check = (server) => `Checking for the existence of a License Server share \\\\${server}\\LicMtr`;
export const failed = (server) => `ERROR: FAILED TO INSTALL LICENSE SERVER '${server}'`;
export const opening = (server) => [`INFO: installation destination = '\\\\${server}\\LicMtr'`, check(server)];
const copy = (server, file) => `Copying ${source}\\${file} to \\\\${server}\\LicMtr\\${file}...`;

const cycleStart = ['Reading the site control file for changes of the metering servers.'];
const cycleEnd = ['~Wait for site control changes for maximum 900 seconds...'];

const createService = (name, binary, server) => [
  `Attempting to install the service ${name}.`,
  `(Binary=c:\\swmtr\\${binary},    DisplayName=(null),Account=SWMAccount)`,
  `Starting the service ${name} on ${server}`,
];

export const copies = (server) => files.map((file) => copy(server, file));
export const odbc = (server) => createService('INSTALL_ODBC', 'odbc\\i386\\InOdbcSv.Exe', server);
export const healthyInstall = (server) => [
  ...opening(server),
  ...copies(server),
  ...odbc(server),
  ...createService('SMS_LICENSE_SERVER', 'Remodbc.exe', server),
];
/** Q214954 */
export const shareLeftOver = (server) => [...opening(server), failed(server)];
/** Q227020 */
export const copyFails = (server) => [
  ...opening(server),
  copy(server, files[0]),
  'The file installation failed. The license server manager is attempting to clean up the target server.',
  failed(server),
];
/** Q226850 */
export const wrongPassword = (server) => [
  ...opening(server),
  ...copies(server),
  ...odbc(server),
  'Error while starting the service INSTALL_ODBC.',
  'NT Service Exception: 997 The service INSTALL_ODBC could not be started.',
  'System message: Overlapped I/O operation is in progress.',
  failed(server),
];

/** One cycle of the manager every 15 minutes; `at(cycle)` gives what it does beside checking the working servers. */
export function licsvcfg({ from, to }, seed, at, site = headquarters) {
  const random = chance(seed);
  const log = new Log(manager, managerThread, site.zone);
  for (let cycle = 0, time = from; time < to; cycle += 1, time = from + cycle * 15 * minute + random.below(1500)) {
    let after = log.say(time, [...cycleStart, ...at(cycle)]);
    if (cycle % 8 === 0) after = log.say(after, [status(after, 9401, manager, managerThread, [String(cycle)], site)]);
    log.say(after, cycleEnd);
  }
  return log;
}

const programs = ['WINWORD.EXE', 'EXCEL.EXE', 'CLOCK.EXE', 'REGEDT32.exe', 'VISIO32.EXE', 'MSACCESS.EXE'];

/** A program that the user may not run is refused, as intended. */
const refused = [
  'ACCESS DENIED',
  'Request received to terminate app.',
  'TerminateApp() enumerating app windows.',
  'TerminateApp() waiting for app to terminate.',
  'TerminateApp() closing app process handle.',
];

/** A working metering agent; users log on and off. Client logs name no time zone. */
export function liccli({ from, to }, seed, server) {
  const random = chance(seed);
  const log = new Log('LICENSE METERING', 174, '');
  for (let time = from; time < to; time += 9 * minute + random.below(20 * minute)) {
    const program = random.pick(programs);
    const answer = random.below(12);
    const after = log.say(time, [
      `Getting groups for the user "${random.pick(['KLEIN', 'OKAFOR'])}"`,
      `OK (${1 + random.below(4)} groups)`,
      `Requesting use of "${program}", version: "${random.pick(['4.00', '8.0', '97'])}",lang:0x9,0x4 ...`,
      ...(answer === 0 ? refused : answer === 1 ? ['The server is at work: pipe busy', 'OK'] : ['OK']),
    ]);
    if (random.below(4) > 0) continue;
    log.say(after + 2000, [
      '+ON +: Connecting (0/5). Verifying connection to server DB path ...',
      `+ON +: Server path = "\\\\${server}\\LICMTR" (-1) ...`,
      `+ON +: IsFileReachable(): Doing a CreateFile(\\\\${server}\\LICMTR\\dbup.ini)`,
      '+ON +: IsFileReachable(): Done.',
      'Copying reintegration data to server...',
      'Offline upload successful',
      'Downloading client configuration...',
      'OK',
    ]);
  }
  return log;
}
