// Writes into logs as a site server does while installs are retried: lines come, the log rolls over, and now and then someone
// empties it. What was written is counted, so that it can be compared with what `watch` told.
import { appendFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const servers = Array.from({ length: 20 }, (_, i) => `CINDER${String(i + 1).padStart(2, '0')}`);
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function record(message, time, component = 'SMS_LICENSE_SERVER_MANAGER', thread = 281) {
  const [, clock = ''] = time.toISOString().split('T');
  const day = `${days[time.getUTCDay()]} ${months[time.getUTCMonth()]} ${String(time.getUTCDate()).padStart(2, '0')}`;
  const date = `${day} ${clock.slice(0, 12)} ${time.getUTCFullYear()} Eastern Standard Time`;
  return `${message}  $$<${component}><${date}><thread=${thread} (0x${thread.toString(16).toUpperCase()})>\r\n`;
}

export class LogWriter {
  attempts = 0;
  failures = 0;
  rollovers = 0;
  truncations = 0;
  /** The log's own clock: fifteen minutes from attempt to attempt, as the manager has it. */
  #time = Date.UTC(1999, 2, 26, 10, 0, 0);

  constructor(folder) {
    this.log = join(folder, 'Licsvcfg.log');
    this.neighbour = join(folder, 'Sitecomp.log');
    writeFileSync(this.log, '');
    writeFileSync(this.neighbour, '');
  }

  /** One attempt, whole: what is written in two pieces is for the tests. */
  attempt() {
    const server = servers[this.attempts % servers.length];
    const fails = this.attempts % 3 !== 2;
    this.attempts += 1;
    this.failures += fails ? 1 : 0;
    this.#time += 900_000;
    const lines = [
      `INFO: installation destination = '\\\\${server}\\LicMtr'`,
      `Checking for the existence of a License Server share \\\\${server}\\LicMtr`,
      ...(fails
        ? [`ERROR: FAILED TO INSTALL LICENSE SERVER '${server}'`]
        : [`Starting the service SMS_LICENSE_SERVER on ${server}`, 'INFO: checking the site control file for changes']),
      // An error that is a little different each time: what is kept of it must not add up.
      `ERROR: cannot open the file D:\\SMS\\inboxes\\licmtr.box\\${this.attempts}.tmp`,
      '~Wait for site control changes for maximum 900 seconds...',
    ];
    appendFileSync(this.log, lines.map((line, i) => record(line, new Date(this.#time + i * 100))).join(''));
    appendFileSync(this.neighbour, record('Waiting for changes', new Date(this.#time), 'SMS_SITE_COMPONENT_MANAGER'));
  }

  rollOver() {
    renameSync(this.log, this.log.replace(/g$/, '_'));
    writeFileSync(this.log, '');
    truncateSync(this.neighbour, 0);
    this.rollovers += 1;
  }

  empty() {
    truncateSync(this.log, 0);
    this.truncations += 1;
  }
}
