// The other logs of healthy made-up clients: installation by a logon script, the client service, what it starts, CCIM, and
// inventory. They include an upgrade, with the waits and messages that damaged clients log too.

import { chance } from './chance.js';
import { hour, Log, minute } from './fixture-record.js';

const components = [
  'Available Programs Manager Win32',
  'Hardware Inventory Agent',
  'Software Distribution',
  'Software Inventory Agent',
  'Remote Control',
  'LICENSE METERING',
];
const launched = [
  'WNet User Groups Offer Data Provider',
  'Program Execution Agent',
  'Lic Client',
  'Advertised Programs Monitor',
];
const service = 'C:\\WINNT\\MS\\SMS\\CORE\\BIN\\CLISVCL.EXE';

/** Calls `say` at each start of the client, once a day, and at each cycle of `every` after it. */
function each({ from, to }, random, every, say) {
  for (let at = from + random.below(every); at < to; at += every + random.below(every / 8)) say(at);
}

export function ccim32(span, seed, { server, code }) {
  const random = chance(seed);
  const log = new Log('CCIM32', 112, '');
  each(span, random, 23 * hour, (at) => {
    const checks = components.flatMap((name, index) => [
      `Checking if component "${name}" needs to be installed, upgraded or verified (offer index [${index}])`,
      `Component "${name}" is up to date`,
    ]);
    log.say(at, [
      'Client core file version (from cliver.exe) is 2.00.1239.0000',
      `Reading configuration from \\\\${server}\\CAP_${code}\\clicomp.box`,
      ...checks,
      'Done processing active client components',
      'CCIM32 - next cycle in 23 hours',
    ]);
  });
  return log;
}

export function clisvc(span, seed) {
  const random = chance(seed);
  const log = new Log(service, 52, '');
  each(span, random, 4 * hour, (at) => {
    log.say(at, [
      'Client Configuration Installation Manager - (LAUNCH_CONTINUOUS_START)~',
      'Client Configuration Installation Manager - Attempting to launch application ~',
      'Verifying application [C:\\WINNT\\MS\\SMS\\core\\Bin\\ccim32.dll]~',
      'Client Configuration Installation Manager - launched~',
    ]);
  });
  return log;
}

/** The first start is during an upgrade: nothing is launched for some minutes, then everything. */
export function launch32(span, seed) {
  const random = chance(seed);
  const log = new Log('LAUNCH32', 87, '');
  const wait = ['WNet User Groups Offer Data Provider', 'Lic Client'].map(
    (name) => `${name} - Not launching until CCIM indicates that it's safe to do so~`,
  );
  log.say(span.from, wait);
  each({ from: span.from + 5 * minute, to: span.to }, random, 9 * hour, (at) =>
    log.say(
      at,
      launched.map((name) => `${name} - Attempting to launch application ~`),
    ),
  );
  return log;
}

export function clicore(span, seed) {
  const log = new Log('CLICORE.EXE', 63, '');
  log.say(span.from + seed * minute, [
    'Base client files are version 2.0.1239.0',
    'Current clibase version is 2.0.1239.0',
    'The client base components are current.',
  ]);
  return log;
}

export function wnLogon(span, seed, { code }) {
  const random = chance(seed);
  const log = new Log('CliEx32.dll', 108, '');
  each(span, random, 11 * hour, (at) => {
    log.say(at, [
      `Found COMPVER.INI for site ${code}`,
      'Waiting for 1 minute for CliSvc to start CCIM~',
      'Processing SID list for account mask SMSCliSvcAcct& :',
      'Finished CliEx processing.~',
    ]);
  });
  return log;
}

const agents = { Hinv32: ['Hardware Inventory Agent', 99], Sinv32: ['Software Inventory Agent', 103] };

export function inventory(name, span, seed) {
  const random = chance(seed);
  const [component, thread] = agents[name];
  const log = new Log(component, thread, '');
  each(span, random, 6 * hour, (at) => {
    log.say(at, [
      'Starting the inventory cycle.',
      ...Array.from({ length: 6 }, () => `Collected ${1 + random.below(60)} instances of a class.`),
      `Wrote the delta file ${random.name()}.NHM.`,
      'The inventory cycle is complete.',
    ]);
  });
  return log;
}
