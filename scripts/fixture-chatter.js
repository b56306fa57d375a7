// More logs of a healthy made-up site server and of a metering server, each made of a few turns that repeat.

import { chance } from './chance.js';
import { Log, minute } from './fixture-record.js';
import { headquarters, often } from './fixture-traffic.js';

/** One log: about every `every` milliseconds it writes the lines of one of the turns. */
function chatter(component, thread, every, ...turns) {
  return (span, seed, site = headquarters) => {
    const random = chance(seed);
    const log = new Log(component, thread, site.zone);
    often(random, span, every, (at) => log.say(at, random.pick(turns)(random, site)));
    return log;
  };
}

export const server = {
  Sched: chatter(
    'SMS_SCHEDULER',
    233,
    18 * minute,
    () => [
      '~======== Processing outbound jobs ...',
      '~======== Completed processing of outbound jobs.',
      '~Waiting for new or rescheduled send requests.',
    ],
    (random) => [`Created instruction file for transfer ${random.name()}.~`, '~The job was handed to the sender.'],
  ),
  Sender: chatter(
    'SMS_LAN_SENDER',
    244,
    25 * minute,
    (random) => [
      'Checking for new send requests.~',
      `Found send request ${random.name()}. Priority: 2~`,
      'Connecting to the share of the destination site.~',
      'Sending completed.~',
    ],
    () => ['~Going to sleep. No send requests found.'],
  ),
  Distmgr: chatter(
    'SMS_DISTRIBUTION_MANAGER',
    255,
    21 * minute,
    () => ['~No action specified for the package. Sleep.', '~The package actions are complete.'],
    (random, { code }) => [
      `Processing package ${code}000${1 + random.below(9)}.~`,
      'The contents of the package have not changed.~',
      'Sleep 1800 seconds...~',
    ],
  ),
  Replmgr: chatter(
    'SMS_REPLICATION_MANAGER',
    266,
    12 * minute,
    () => ['Scanning the high priority outbox.~', 'Scanning the low priority outbox.~', 'Nothing to send.~'],
    (random) => [`Moving ${random.name()}.RPL to the inbound directory.~`, 'Finished one cycle.~'],
  ),
  Ddm: chatter(
    'SMS_DISCOVERY_DATA_MANAGER',
    277,
    16 * minute,
    (random) => [`Processing file ${random.name()}.DDR...~`, 'Updated the discovery item in the data source.~'],
    () => ['~Waiting for the notification of new files...'],
  ),
  Dataldr: chatter('SMS_INVENTORY_DATA_LOADER', 288, 15 * minute, (random) => [
    `~Processing inventory for machine: WS${random.name().slice(0, 5)}`,
    '~Begin transaction: Machine',
    '~End transaction: Machine',
    `~Done: moved ${random.name()}.MIF`,
  ]),
  Sitectrl: chatter(
    'SMS_SITE_CONTROL_MANAGER',
    299,
    34 * minute,
    (random) => [
      `~Processing delta site control file ${random.name()}.CT1.`,
      '~The master site control file was written.',
      '~Waiting for changes...',
    ],
    () => ['~No changes are pending.'],
  ),
  Colleval: chatter('SMS_COLLECTION_EVALUATOR', 310, 30 * minute, () => [
    '~Refreshing all collections that are due.',
    '~All collections are up to date.',
  ]),
};

/** The log of the service on a metering server, when it is switched on (Q244875). No article prints a line of it: these are invented. */
export const remodbc = chatter(
  'SMS_LICENSE_SERVER',
  91,
  11 * minute,
  (random) => [
    `Client connected: ${1 + random.below(40)} clients are connected.`,
    'Licence granted.',
    'Licence released.',
  ],
  () => ['Usage data was written to the data cache.'],
);

/** The Dr. Watson log of a metering server: two crashes of other programs. */
export function drwatson(computer) {
  const record = (program, pid, when, called) => [
    'Application exception occurred:',
    `        App: ${program} (pid=${pid})`,
    `        When: ${when}`,
    '        Exception number: c0000005 (access violation)',
    '',
    '*----> System Information <----*',
    `        Computer Name: ${computer}`,
    '*----> Task List <----*',
    '   0 Idle.exe',
    ' 177 remodbc.exe',
    ' 201 spoolss.exe',
    '',
    `function: ${called}`,
    `77f67a30 8b442404         mov     eax,[esp+0x4]`,
    '',
  ];
  const lines = [
    'Microsoft (R) Windows NT (TM) Version 4.00 DrWtsn32',
    'Copyright (C) 1985-1996 Microsoft Corp. All rights reserved.',
    '',
    ...record('spoolss.exe', 201, '4/6/1999 @ 22:19:04.115', 'RtlFreeHeap'),
    ...record('winword.exe', 304, '4/7/1999 @ 15:40:51.902', '<nosymbols>'),
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}
