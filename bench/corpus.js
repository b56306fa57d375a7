// Makes a corpus of metering logs from a seed: one site folder each 2 MB, records as SMS writes them with CR LF, one line in a few
// hundred a healthy line that a template could begin with, and a left-over share planted in a few of the logs.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const seed = 214954;
const layout = 1;
export const logBytes = 2 * 1024 * 1024;
/** A failure stands in the first log, and in each of these after it. */
const plantedEvery = 31;

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
const healthy = [
  (server) => `Checking for the existence of a License Server share \\\\${server}\\LicMtr`,
  (server) => `Starting the service SMS_LICENSE_SERVER on ${server}`,
  (server) => `Copying D:\\SMS\\bin\\i386\\Licmtr.dll to \\\\${server}\\LicMtr\\Licmtr.dll`,
];
const failure = (server) => [
  `INFO: installation destination = '\\\\${server}\\LicMtr'`,
  `Checking for the existence of a License Server share \\\\${server}\\LicMtr`,
  `ERROR: FAILED TO INSTALL LICENSE SERVER '${server}'`,
];

/**
 * The logs of a corpus of so many megabytes, made now if those in the folder are others.
 * @returns the site folders in order, and for each the server that was planted in it, or null
 */
export function makeCorpus(folder, megabytes) {
  const sites = Array.from({ length: Math.max(1, Math.round((megabytes * 1024 * 1024) / logBytes)) }, (_, i) => ({
    folder: join(folder, `site${String(i).padStart(4, '0')}`),
    planted: i % plantedEvery === 0 ? `PLANT${String(i).padStart(4, '0')}` : null,
  }));
  const stamp = JSON.stringify({ seed, layout, logBytes, plantedEvery, sites: sites.length });
  const stampFile = join(folder, 'made.json');
  if (readIfThere(stampFile) === stamp) return sites;
  rmSync(folder, { recursive: true, force: true });
  for (const [i, site] of sites.entries()) {
    mkdirSync(site.folder, { recursive: true });
    writeFileSync(join(site.folder, 'Licsvcfg.log'), logText(seed + i, site.planted));
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

function logText(logSeed, planted) {
  const random = randomFrom(logSeed);
  const lines = [];
  let length = 0;
  let clock = Date.UTC(1999, 2, 1) + random(86_400_000);
  const add = (message) => {
    clock += random(90_000);
    const thread = 200 + random(40);
    const line = `${message}  $$<SMS_LICENSE_SERVER_MANAGER><${ctime(clock)} Eastern Standard Time><thread=${thread} (0x${thread.toString(16).toUpperCase()})>\r\n`;
    lines.push(line);
    length += line.length;
  };
  let isPlanted = planted === null;
  while (length < logBytes) {
    const server = `METER${String(random(60)).padStart(2, '0')}`;
    if (random(300) === 0) add(healthy[random(healthy.length)](server));
    else add(messages[random(messages.length)](random(1_000_000)));
    if (isPlanted || length < logBytes * 0.6) continue;
    for (const message of failure(planted)) add(message);
    isPlanted = true;
  }
  return lines.join('');
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Fri Mar 26 10:43:41.547 1999` */
function ctime(clock) {
  const date = new Date(clock);
  const time = date.toISOString();
  return `${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${time.slice(8, 10)} ${time.slice(11, 23)} ${time.slice(0, 4)}`;
}

/** Whole numbers below a bound, the same in each run. */
function randomFrom(start) {
  let state = start >>> 0;
  return (bound) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    return Math.floor((((state ^ (state >>> 13)) >>> 0) / 2 ** 32) * bound);
  };
}
