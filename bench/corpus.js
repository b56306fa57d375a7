// Makes corpora of metering logs from a seed: records as SMS writes them, with CR LF. One line in seven is a healthy line that a clause
// matches or that begins like one, and an orphaned share is planted in some logs. Kinds:
//   few      few large logs            one      one very large log
//   sites    logs of many sites        many     many small logs
//   healthy  without failures          wide     in UTF-16, as editors save them
//   hostile  every other line nearly matches
//   alone    every other line matches one clause of a signature without the others
//   foreign  words that the search windows were not chosen for
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { record } from '../scripts/log-record.js';

const seed = 214954;
const layout = 3;
const megabyte = 1024 * 1024;
const fewest = 4;
const smallLog = megabyte / 16;
/** The size to which server logs are usually allowed to grow. */
const siteLog = 2 * megabyte;

/** How many logs of which size, and in which of them a failure is planted. */
const kinds = {
  few: (bytes) => ({ count: fewest, size: bytes / fewest, planted: () => true }),
  healthy: (bytes) => ({ count: fewest, size: bytes / fewest, planted: () => false }),
  sites: (bytes) => ({ count: Math.ceil(bytes / siteLog), size: siteLog, planted: (i) => i % 10 === 0 }),
  many: (bytes) => ({ count: Math.round(bytes / smallLog), size: smallLog, planted: (i) => i % 251 === 0 }),
  hostile: (bytes) => ({ count: fewest, size: bytes / fewest, planted: (i) => i === 0 }),
  alone: (bytes) => ({ count: fewest, size: bytes / fewest, planted: (i) => i === 0 }),
  foreign: (bytes) => ({ count: fewest, size: bytes / fewest, planted: () => true }),
  wide: (bytes) => ({ count: fewest, size: bytes / fewest, planted: () => true }),
  one: (bytes) => ({ count: 1, size: bytes, planted: () => true }),
};
export const kindNames = Object.keys(kinds);

const messages = [
  (n) => `The License Server Manager is waking up, cycle ${n}`,
  (n) => `INFO: reading the site control file, serial number ${n}`,
  (n) => `INFO: ${n % 40} site systems have the metering role, none changed`,
  (n) => `Sleeping for ${n % 60} minutes.`,
  (n) => `Queried product table, ${n} rows in ${n % 900} milliseconds`,
  (n) => `Processing file: D:\\SMS\\inboxes\\swmproc.box\\usage\\${n.toString(36).padStart(8, '0').toUpperCase()}.MTU`,
  (n) => `Summarized usage of product ${n} for site HQ1`,
  (n) => `Moved ${n % 100} files to the outbox of the database writer`,
  (n) => `Connection to the SQL Server database is alive, spid ${n % 300}`,
  (n) => `Balancing licenses of product ${n} between ${(n % 5) + 2} servers`,
  (n) => `Wrote heartbeat ${n} for SMS_LICENSE_SERVER_MANAGER`,
];
/** Syllables that are rare in English logs. */
const syllables =
  'ae bor cze dur eix fjo gwy hul iq jat kov lza mne nyr oux pfi qua rzh skj tlo ulv vyb wex xan ygg zso'.split(' ');
const foreign = (_, random) =>
  Array.from({ length: 6 + random(8) }, () =>
    Array.from({ length: 1 + random(4) }, () => syllables[random(syllables.length)]).join(''),
  ).join(' ');
const healthy = [
  (server) => `Checking for the existence of a License Server share \\\\${server}\\LicMtr`,
  (server) => `Starting the service SMS_LICENSE_SERVER on ${server}`,
  (server) => `Copying D:\\SMS\\bin\\i386\\Licmtr.dll to \\\\${server}\\LicMtr\\Licmtr.dll`,
];
/** Lines that stop the search or begin like those of a failure, while none is part of one. */
const nearly = [
  (server) => `ERROR: FAILED TO INSTALL LICENSE SERVICE '${server}'`,
  (server) => `INFO: installation destination = '\\\\${server}\\LicMtr2'`,
  (server) => `Checking for the existence of a License Server share \\\\${server}\\LicMtrs`,
  () => 'The file installation fails. The license server manager is attempting to clean up the target server.',
  () => 'Attempting to install the service INSTALL_ODBCX',
  (server) => `INSTALL_ODB corrup excepti deniee existenca ${server}`,
];
/** Lines of the planted failure, each about another server, so that together they make no failure. */
const alone = [
  (server) => `ERROR: FAILED TO INSTALL LICENSE SERVER '${server}C'`,
  (server) => `INFO: installation destination = '\\\\${server}A\\LicMtr'`,
  (server) => `Checking for the existence of a License Server share \\\\${server}B\\LicMtr`,
];
const between = { hostile: nearly, alone };
const failure = (server) => [
  `INFO: installation destination = '\\\\${server}\\LicMtr'`,
  `Checking for the existence of a License Server share \\\\${server}\\LicMtr`,
  `ERROR: FAILED TO INSTALL LICENSE SERVER '${server}'`,
];

/**
 * Makes the logs of a corpus, unless the folder already holds them.
 * @returns the site folders in order, and for each the server of the planted failure, or null
 */
export function makeCorpus(folder, kind, megabytes) {
  const { count, size, planted } = kinds[kind](megabytes * megabyte);
  const sites = Array.from({ length: Math.max(1, count) }, (_, i) => ({
    folder: join(folder, `site${String(i).padStart(4, '0')}`),
    planted: planted(i) ? `PLANT${String(i).padStart(4, '0')}` : null,
  }));
  const stamp = JSON.stringify({ seed, layout, kind, size, sites: sites.length });
  // Beside the logs: a folder of logs holds no such file.
  const stampFile = `${folder}.made.json`;
  if (existsSync(folder) && readIfThere(stampFile) === stamp) return sites;
  for (const old of [stampFile, folder]) rmSync(old, { recursive: true, force: true });
  for (const [i, site] of sites.entries()) {
    mkdirSync(site.folder, { recursive: true });
    writeLog(join(site.folder, 'Licsvcfg.log'), size, seed + i, site.planted, kind);
  }
  writeFileSync(stampFile, stamp);
  return sites;
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return null;
  }
}

/** Writes a log piece by piece, since it may be larger than memory. */
function writeLog(path, size, logSeed, planted, kind) {
  const ordinary = kind === 'foreign' ? [foreign] : messages;
  const random = randomFrom(logSeed);
  const file = openSync(path, 'w');
  const [encoding, letterSize] = kind === 'wide' ? ['utf16le', 2] : ['latin1', 1];
  let lines = kind === 'wide' ? ['\ufeff'] : [];
  let length = 0;
  let clock = Date.UTC(1999, 2, 1) + random(86_400_000);
  const add = (message) => {
    clock += random(20_000);
    const line = record({ time: clock, text: message, thread: 200 + random(40) });
    lines.push(line);
    length += line.length * letterSize;
    if (lines.length === 10_000) {
      writeSync(file, lines.join(''), null, encoding);
      lines = [];
    }
  };
  let isPlanted = planted === null;
  while (length < size) {
    const server = `METER${String(random(60)).padStart(2, '0')}`;
    const own = between[kind];
    if (own && random(2) === 0) add(own[random(own.length)](server));
    else if (random(7) === 0) add(healthy[random(healthy.length)](server));
    else add(ordinary[random(ordinary.length)](random(1_000_000), random));
    if (isPlanted || length < size * 0.6) continue;
    for (const message of failure(planted)) add(message);
    isPlanted = true;
  }
  writeSync(file, lines.join(''), null, encoding);
  closeSync(file);
}

/** Whole numbers below a bound, the same in each run. */
function randomFrom(start) {
  let state = start >>> 0;
  return (bound) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    return Math.floor((((state ^ (state >>> 13)) >>> 0) / 2 ** 32) * bound);
  };
}
