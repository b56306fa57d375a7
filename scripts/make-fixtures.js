// Writes the made-up log folders fixtures/demo and fixtures/healthy, byte for byte the same at every run. Run it after a
// change here, and read what changed: `node scripts/make-fixtures.js`.

import { join } from 'node:path';
import * as metering from './fixture-metering.js';
import { hour, minute, write } from './fixture-record.js';
import * as traffic from './fixture-traffic.js';

const root = join(import.meta.dirname, '..', 'fixtures');

/** Everything of a site server but its metering logs. */
function writeTraffic(folder, span, seed) {
  const { sitecomp, inboxmgr, hman, smsexec, statmgr, despool } = traffic;
  const logs = {
    Sitecomp: sitecomp,
    Inboxmgr: inboxmgr,
    Hman: hman,
    Smsexec: smsexec,
    Statmgr: statmgr,
    Despool: despool,
  };
  for (const [index, [name, say]] of Object.entries(logs).entries())
    write(join(folder, `${name}.log`), say(span, seed + index).text());
}

/** METER01 could not be installed from a compressed drive and works since; METER02 has a left-over share; BRANCH7 a wrong password. */
function demo() {
  const folder = join(root, 'demo');
  const span = { from: Date.UTC(1999, 2, 25, 12, 2, 11, 300), to: Date.UTC(1999, 2, 26, 10, 50) };
  const cycles = Math.ceil((span.to - span.from) / (15 * minute));
  const works = 22;
  const retries = cycles - 9;
  const licsvcfg = metering.licsvcfg(span, 21, (cycle) => [
    ...(cycle === 12 || cycle === 13 ? metering.copyFails('METER01') : []),
    ...(cycle === works ? metering.healthyInstall('METER01') : []),
    ...(cycle > works ? [metering.check('METER01')] : []),
    ...(cycle >= retries ? metering.shareLeftOver('METER02') : []),
    ...(cycle === cycles - 1 ? metering.wrongPassword('BRANCH7') : []),
  ]);
  const rolledOver = span.from + 13 * hour;
  write(join(folder, 'Licsvcfg.lo_'), licsvcfg.text(span.from, rolledOver));
  write(join(folder, 'Licsvcfg.log'), licsvcfg.text(rolledOver));
  const serversAt = (time) => (time > span.from + (works + 1) * 15 * minute ? ['METER01'] : []);
  write(join(folder, 'Licsrvc.log'), traffic.licsrvc(span, 22, serversAt).text());
  write(
    join(folder, 'WSKLEIN', 'Liccli.log'),
    metering.liccli({ from: span.from + 20 * hour, to: span.to }, 23, 'METER01').text(),
  );
  writeTraffic(folder, span, 30);
}

/** Two metering servers that were installed without trouble, and two clients. */
function healthy() {
  const site = join(root, 'healthy', 'site');
  const span = { from: Date.UTC(1999, 3, 6, 22, 17, 3, 120), to: Date.UTC(1999, 3, 8, 8, 0) };
  const licsvcfg = metering.licsvcfg(span, 41, (cycle) => [
    ...(cycle === 9 ? metering.healthyInstall('METER01') : []),
    ...(cycle > 9 ? [metering.check('METER01')] : []),
    ...(cycle === 61 ? metering.healthyInstall('METER02') : []),
    ...(cycle > 61 ? [metering.check('METER02')] : []),
  ]);
  const rolledOver = span.from + 19 * hour;
  write(join(site, 'Licsvcfg.lo_'), licsvcfg.text(span.from, rolledOver));
  write(join(site, 'Licsvcfg.log'), licsvcfg.text(rolledOver));
  write(join(site, 'Licsrvc.log'), traffic.licsrvc(span, 42, () => ['METER01', 'METER02']).text());
  writeTraffic(site, span, 50);
  for (const [index, client] of ['WSKLEIN', 'WSOKAFOR'].entries())
    write(join(root, 'healthy', client, 'Liccli.log'), metering.liccli(span, 60 + index, `METER0${index + 1}`).text());
}

demo();
healthy();
