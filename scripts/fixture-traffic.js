// What the healthy components of a made-up site log all day. The messages have the form of the samples that articles print; names,
// times and numbers are invented.

import { chance } from './chance.js';
import { hour, Log, minute } from './fixture-record.js';
import { ctime, eastern } from './log-record.js';

/** A site: its server, its code, and its clock. */
export const headquarters = { server: 'HQSMS1', code: 'HQ1', zone: eastern, behind: 5 };

/** A status message as the log of its component shows it. */
export function status(time, id, component, thread, strings = [], site = headquarters) {
  const inserts = Array.from({ length: 10 }, (_, i) => `ISTR${i}="${strings[i] ?? ''}"`).join(' ');
  return `STATMSG: ID=${id} SEV=I LEV=M SOURCE="SMS Server" COMP="${component}" SYS=${site.server} SITE=${site.code} PID=258 TID=${thread} GMTDATE=${ctime(time + site.behind * hour, '')} ${inserts} NUMATTRS=0`;
}

/** Calls `say` at irregular times, about every `every` milliseconds. */
export function often(random, { from, to }, every, say) {
  for (let at = from + random.below(every); at < to; at += every / 2 + random.below(every)) say(Math.floor(at));
}

export function sitecomp(span, seed, site = headquarters) {
  const random = chance(seed);
  const component = 'SMS_SITE_COMPONENT_MANAGER';
  const log = new Log(component, 174, site.zone);
  often(random, span, 24 * minute, (at) => {
    const after = log.say(at, [
      '~Waiting for changes to the "C:\\SMS\\inboxes\\sitectrl.box" or "C:\\SMS\\inboxes\\sitecomp.box" directories, max wait = 3600 seconds...',
      'Polling the site control file for changes.',
      `Checking the components that are installed on server ${random.pick([site.server, 'METER01'])}.`,
      'The install map is up to date.',
      'All components are installed and running.',
    ]);
    if (random.below(4) === 0) log.say(after, [status(after, 1104, component, 174, [site.server], site)]);
  });
  return log;
}

export function inboxmgr(span, seed, site = headquarters) {
  const random = chance(seed);
  const log = new Log('SMS_INBOX_MANAGER', 320, site.zone);
  const inboxes = ['Client Component', 'License Metering', 'Offer Manager', 'Site Control Manager', 'DDR', 'Status'];
  often(random, span, 16 * minute, (at) => {
    const inbox = random.pick(inboxes);
    log.say(at, [
      `Found ${2 + random.below(40)} inboxes that need to be checked.`,
      `~Working on inbox ${inbox}...`,
      `Mirroring C:\\SMS\\inboxes\\${inbox.toLowerCase().slice(0, 7).trim()}.box to \\\\${site.server}\\CAP_${site.code}...`,
      `~Copied ${1 + random.below(9)} files to the client access point.`,
      'Waiting for inbox changes...',
    ]);
  });
  return log;
}

export function hman(span, seed, site = headquarters) {
  const random = chance(seed);
  const log = new Log('SMS_HIERARCHY_MANAGER', 209, site.zone);
  often(random, span, 40 * minute, (at) => {
    log.say(at, [
      'Beginning processing cycle~',
      'Checking access to SQL Server',
      `SQL Server = ${site.server}~`,
      `Processing site control file: Site: ${site.code} File: C:\\SMS\\inboxes\\hman.box\\${random.name()}.CT2~`,
      `Site ${site.code} has no parent site.~`,
      '~Wait for site control changes for maximum 3600 seconds...',
    ]);
  });
  return log;
}

const threads = ['LICENSE_METERING', 'LICSVR_SERVICE', 'SMS_DESPOOLER', 'SMS_INBOX_MANAGER', 'SMS_SCHEDULER'];

export function smsexec(span, seed, site = headquarters) {
  const random = chance(seed);
  const log = new Log('SMS_EXECUTIVE', 129, site.zone);
  let at = log.say(span.from, ['Initializing the status message reporting system...', 'Starting the threads...']);
  for (const [index, name] of threads.entries())
    at = log.say(at, [
      `SMS_EXECUTIVE started ${name} as thread ID ${200 + 27 * index} (0x${(200 + 27 * index).toString(16).toUpperCase()}).`,
    ]);
  often(random, span, 22 * minute, (now) => {
    log.say(now, ['~Going through the thread list...', `The thread ${random.pick(threads)} is running.`]);
  });
  return log;
}

export function statmgr(span, seed, site = headquarters) {
  const random = chance(seed);
  const log = new Log('SMS_STATUS_MANAGER', 246, site.zone);
  often(random, span, 9 * minute, (at) => {
    log.say(at, [
      `Processing file "C:\\SMS\\inboxes\\statmgr.box\\statmsgs\\${random.name()}.SVF"...`,
      `Wrote ${1 + random.below(6)} status messages to the SMS database.`,
      'Sleeping for 60 seconds...',
    ]);
  });
  return log;
}

export function despool(span, seed, site = headquarters) {
  const random = chance(seed);
  const log = new Log('SMS_DESPOOLER', 271, site.zone);
  often(random, span, 14 * minute, (at) => {
    const after = log.say(at, ['~Waiting for ready instruction file....']);
    if (random.below(2) === 0)
      log.say(after, [
        `~Found ready instruction ${random.name().toLowerCase()}.sni`,
        '~Executing instruction of type MICROSOFT|SMS|MINIJOBINSTRUCTION|INVENTORY',
        '~Despooler successfully executed one instruction.',
        '~Memory usage: blocks=0 bytes=0',
      ]);
    else if (random.below(9) === 0)
      log.say(after, ['Waiting for an available despooling thread', '~Despooling thread 2 has become available.']);
  });
  return log;
}

/** License Metering on the site server: it balances the licenses of the servers that work. */
export function licsrvc(span, seed, serversAt, site = headquarters) {
  const random = chance(seed);
  const log = new Log('LICENSE_METERING', 200, site.zone);
  often(random, span, 30 * minute, (at) => {
    const servers = serversAt(at);
    log.say(at, [
      `Balancing licenses between the metering servers of site ${site.code}...`,
      ...servers.flatMap((server) => [
        `Connecting to ${server} through ODBC.`,
        `${server} holds ${5 + random.below(20)} licenses of product ${100 + random.below(40)}.`,
      ]),
      'Balancing is done.',
    ]);
  });
  return log;
}
