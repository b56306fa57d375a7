// Writes into logs as a site server does while installs are retried: lines come, the log rolls over, and now and then someone
// empties it. What was written is counted, so that it can be compared with what `watch` told.
import { appendFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { record } from '../scripts/log-record.js';

const servers = Array.from({ length: 20 }, (_, i) => `CINDER${String(i + 1).padStart(2, '0')}`);
const thread = 281;

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
    appendFileSync(this.log, lines.map((text, i) => record({ time: this.#time + i * 100, text, thread })).join(''));
    const neighbour = { component: 'SMS_SITE_COMPONENT_MANAGER', text: 'Waiting for changes' };
    appendFileSync(this.neighbour, record({ ...neighbour, time: this.#time, thread }));
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
