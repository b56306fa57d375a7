// Writes the made-up log folders fixtures/demo and fixtures/healthy, byte for byte the same at every run. Run it after a
// change here, and read what changed: `node scripts/make-fixtures.js`.

import { join } from 'node:path';
import * as chatter from './fixture-chatter.js';
import * as client from './fixture-client.js';
import * as metering from './fixture-metering.js';
import { hour, minute, write } from './fixture-record.js';
import * as traffic from './fixture-traffic.js';

const root = join(import.meta.dirname, '..', 'fixtures');

/** All logs of a site server except its metering logs. */
function writeTraffic(folder, span, seed, site = traffic.headquarters) {
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
    write(join(folder, `${name}.log`), say(span, seed + index, site).text());
}

/** METER01 failed to install from a compressed drive and works now; METER02 has an orphaned share; BRANCH7 has a wrong password. */
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

const north = { server: 'NORTHSMS', code: 'NRT', zone: 'W. Europe Daylight Time', behind: -2 };
const branch = { server: 'BRANCHSMS', code: 'BR2', zone: 'Pacific Daylight Time', behind: 7 };

/** A site whose metering servers were installed without trouble, each in its cycle. */
function writeSite(name, site, span, seed, servers) {
  const folder = join(root, 'healthy', name);
  const licsvcfg = metering.licsvcfg(
    span,
    seed,
    (cycle) =>
      Object.entries(servers).flatMap(([server, installed]) => {
        if (cycle === installed) return metering.healthyInstall(server);
        return cycle > installed ? [metering.check(server)] : [];
      }),
    site,
  );
  const rolledOver = span.from + Math.floor((span.to - span.from) * 0.6);
  write(join(folder, 'Licsvcfg.lo_'), licsvcfg.text(span.from, rolledOver));
  write(join(folder, 'Licsvcfg.log'), licsvcfg.text(rolledOver));
  const names = Object.keys(servers);
  write(join(folder, 'Licsrvc.log'), traffic.licsrvc(span, seed + 1, () => names, site).text());
  writeTraffic(folder, span, seed + 9, site);
  for (const [index, [log, say]] of Object.entries(chatter.server).entries())
    write(join(folder, `${log}.log`), say(span, seed + 20 + index, site).text());
}

/** A healthy client with all its logs. */
function writeClient(name, site, span, seed, server) {
  const folder = join(root, 'healthy', 'clients', name);
  const logs = {
    Liccli: metering.liccli(span, seed, server),
    Ccim32: client.ccim32(span, seed + 1, site),
    Clisvc: client.clisvc(span, seed + 2),
    Launch32: client.launch32(span, seed + 3),
    Clicore: client.clicore(span, seed),
    Wn_logon: client.wnLogon(span, seed + 4, site),
    Hinv32: client.inventory('Hinv32', span, seed + 5),
    Sinv32: client.inventory('Sinv32', span, seed + 6),
  };
  for (const [log, lines] of Object.entries(logs)) write(join(folder, `${log}.log`), lines.text());
}

/** Three sites with four metering servers and their clients: all healthy, with everything that merely looks like a failure. */
function healthy() {
  const span = { from: Date.UTC(1999, 3, 6, 22, 17, 3, 120), to: Date.UTC(1999, 3, 8, 8, 0) };
  const longer = { ...span, to: span.from + 37 * hour };
  writeSite('site', traffic.headquarters, span, 41, { METER01: 9, METER02: 61 });
  writeSite('north', north, longer, 141, { ELM04: 30 });
  writeSite('branch', branch, span, 241, { YEW1: 3 });
  for (const [index, name] of ['METER01', 'ELM04'].entries()) {
    const folder = join(root, 'healthy', 'servers', name);
    write(join(folder, 'Remodbc.log'), chatter.remodbc(span, 341 + index).text());
    write(join(folder, 'Drwtsn32.log'), chatter.drwatson(name));
  }
  const clients = { WSKLEIN: 'METER01', WSOKAFOR: 'METER02', PCLARSEN: 'ELM04', WSIQBAL: 'YEW1' };
  const siteOf = { ELM04: north, YEW1: branch };
  for (const [index, [name, server]] of Object.entries(clients).entries())
    writeClient(name, siteOf[server] ?? traffic.headquarters, span, 60 + 10 * index, server);
}

demo();
healthy();
