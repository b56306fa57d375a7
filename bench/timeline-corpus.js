// Logs of one month for `bench/timeline.js`: always the same installs of the same servers at the same times, among more or fewer
// meaningless lines, so that the timeline must be the same at every size. Written piece by piece.
import { closeSync, openSync, writeSync } from 'node:fs';
import { record } from '../scripts/log-record.js';

const start = Date.UTC(1999, 2, 1);
const month = 30 * 86_400_000;
const cycle = 15 * 60_000;

const destination = (server) => `INFO: installation destination = '\\\\${server}\\LicMtr'`;
const check = (server) => `Checking for the existence of a License Server share \\\\${server}\\LicMtr`;
const failed = (server) => `ERROR: FAILED TO INSTALL LICENSE SERVER '${server}'`;
const copies = (server) =>
  ['ProductDB.Dll', 'Remodbc.exe'].map(
    (file) => `Copying D:\\SMS\\bin\\i386\\${file} to \\\\${server}\\LicMtr\\${file}...`,
  );
const services = (server) =>
  ['INSTALL_ODBC', 'SMS_LICENSE_SERVER'].flatMap((name) => [
    `Attempting to install the service ${name}.`,
    `Starting the service ${name} on ${server}`,
  ]);
/** The ways an install may go, with ends that different articles are about, or with none. */
const stories = [
  (server) => [destination(server), check(server), failed(server)],
  (server) => [destination(server), check(server), ...copies(server), ...services(server)],
  (server) => [
    destination(server),
    check(server),
    ...copies(server),
    ...services(server).slice(0, 2),
    'Error while starting the service INSTALL_ODBC.',
    'NT Service Exception: 997 The service INSTALL_ODBC could not be started.',
    failed(server),
  ],
  (server) => [destination(server), check(server), copies(server)[0]],
  (server) => [
    destination(server),
    check(server),
    ...copies(server),
    `ERROR: the box of ${server} is full, error 112`,
    failed(server),
  ],
];

/** 20 servers with 800 installs in all, each server on its own thread, interleaved in time. */
const installations = Array.from({ length: 800 }, (_, i) => ({
  server: `METER${String(i % 20).padStart(2, '0')}`,
  thread: 200 + (i % 20),
  at: start + cycle + ((i * 7919) % 2800) * cycle,
  story: stories[(i + Math.floor(i / 20)) % stories.length],
}));
const told = installations
  .flatMap(({ server, thread, at, story }) =>
    story(server).map((message, n) => ({ at: at + n * 1500, thread, message })),
  )
  .sort((one, other) => one.at - other.at);

const quiet = [
  (n) => `The License Server Manager is waking up, cycle ${n}`,
  (n) => `INFO: reading the site control file, serial number ${n}`,
  (n) => `Queried product table, ${n} rows in ${n % 900} milliseconds`,
  (n) => `Connection to the SQL Server database is alive, spid ${n % 300}`,
  (n) => `Wrote heartbeat ${n} for SMS_LICENSE_SERVER_MANAGER`,
];

/** @param bytes approximate size; at least one meaningless line a minute is written */
export function writeMonth(path, bytes) {
  const lines = Math.max(month / 60_000, Math.round(bytes / 140));
  const file = openSync(path, 'w');
  let block = [];
  let next = 0;
  const add = (message, at, thread) => {
    block.push(record({ time: at, text: message, thread }));
    if (block.length < 10_000) return;
    writeSync(file, block.join(''), null, 'latin1');
    block = [];
  };
  for (let i = 0; i < lines; i += 1) {
    const at = start + Math.floor((i / lines) * month);
    for (; told[next] && told[next].at <= at; next += 1) add(told[next].message, told[next].at, told[next].thread);
    add(quiet[i % quiet.length](i), at, 150 + (i % 40));
  }
  writeSync(file, block.join(''), null, 'latin1');
  closeSync(file);
}
