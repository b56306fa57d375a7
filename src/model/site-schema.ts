/** The site in a snapshot: its version and settings, and its site server as a machine. */
import * as z from 'zod';
import { machine } from './machine-schema.js';
import { flag, list, name, number, servicePack, text, time, version } from './snapshot-values-schema.js';

const backup = z.object({
  made: flag.describe('False: the backup task has never run.'),
  lastCompleted: time.describe('When it was last completed: local time, ISO 8601 without offset.'),
  meteringDump: flag.describe('Whether the dump of the metering database is part of it.'),
  editedControlFile: flag.describe('Whether Smsbkup.ctl was edited.'),
  running: flag.describe('Whether the backup is being made now.'),
  inUpgradeWindow: flag.describe('Whether the task is scheduled within the time of the upgrade.'),
});
const netWare = z.object({
  client: flag.describe('Whether a NetWare client is installed.'),
  redirector: version.describe('Version of the NetWare redirector.'),
  gina: flag.describe('Whether its logon screen replaces msgina.'),
  microsoftFirst: flag.describe('Whether the Microsoft network comes first in the order of providers.'),
});
const adminConsole = z.object({
  name: name.describe('Name of the computer.'),
  version: version.describe('Version of the console, such as 2.00.1493.2000.'),
  servicePack: servicePack.describe('Service pack that the version belongs to.'),
});

export const siteSchema = z
  .object({
    code: z
      .string()
      .regex(/^[A-Za-z0-9]{3}$/, 'must be three letters or digits')
      .nullish()
      .describe('Site code: three letters or digits.'),
    server: text.describe('NetBIOS name of the site server.'),
    type: z.enum(['primary', 'secondary']).nullish().describe('Kind of site. A secondary site has no database.'),
    parent: text.describe('Site code of the parent site. Empty for a central site.'),
    version: version.describe('Full Version, such as 2.00.1239.0000.'),
    servicePack: servicePack.describe('Service pack that the version belongs to.'),
    language: text.describe('Language of SMS there.'),
    installedAt: time.describe('When SMS was installed: local time, ISO 8601 without offset.'),
    roles: list(
      z.object({
        server: z.string().describe('Name of the server that has the role.'),
        role: name.describe('The role, in the words of the file.'),
      }),
    ).describe('All roles of the site, as the site control file names them.'),
    hotfixes: list(name).describe('Article numbers of the hotfixes that are installed.'),
    inboxes: list(
      z.object({
        name: name.describe('Name of the inbox, such as Sinv.box.'),
        files: number.describe('How many files wait in it.'),
        oldest: time.describe('Date of the oldest of these files: local time, ISO 8601 without offset.'),
      }),
    ).describe('Inboxes of the site server.'),
    meteringPlatform: text.describe('Platform, as noted. Nothing asks for it.'),
    excludedListBytes: number.describe(
      'Size of the list of excluded programs (table IGNORE of the metering database), in bytes.',
    ),
    settings: list(
      z.object({
        name: name.describe('Name of the setting.'),
        console: z.union([z.string(), z.number(), z.boolean()]).nullish().describe('The value that the console shows.'),
        siteControl: z
          .union([z.string(), z.number(), z.boolean()])
          .nullish()
          .describe('The value in the site control file.'),
        changedAt: time.describe('When it was last changed: local time, ISO 8601 without offset.'),
      }),
    ).describe('Settings that were looked up in both places.'),
    balancingHours: number.describe('The shorter of the intervals of licence and trend balancing, in hours.'),
    logFiles: list(
      z.object({
        name: name.describe('Name of the log, such as Licsrvc.log.'),
        modified: time.describe('Its date: local time, ISO 8601 without offset.'),
      }),
    ).describe('Logs of the threads of SMS_EXECUTIVE, as listed by dir.'),
    domain: text.describe('Windows domain of the site server.'),
    installDrive: text.describe('Drive that holds the SMS folder, such as E:.'),
    setupType: number.describe('Type under SMS\\Setup in the registry: 1 primary, 2 secondary.'),
    hasAdminConsole: flag.describe('Whether the administrator console is installed on the site server.'),
    languageFolders: list(name).describe('Language folders beside 00000409, which an International Client Pack makes.'),
    modifyLogonScripts: flag.describe('Whether the setting "Modify user logon scripts" is on.'),
    logonPointsUpdated: flag.describe('Whether Copylog.tcf is updated on every logon point.'),
    parentServicePack: servicePack.describe('Service pack of the parent site.'),
    servicePackAtParent: servicePack.describe('Service pack that the console of the parent shows for this site.'),
    wmiBuild: number.describe('Build of Windows Management (WMI), such as 698 or 1085.'),
    netmonParsers: flag.describe('Whether the folder netmon\\i386\\parsers is there.'),
    countersIntact: flag.describe('Whether Perflib\\009 is enabled and its value Counter has no empty text.'),
    terminalServices: z
      .enum(['none', 'install', 'execute'])
      .nullish()
      .describe('Mode of the Terminal Services session.'),
    pdcReachable: flag.describe('Whether the primary domain controller answers.'),
    smsDefMofChanged: flag.describe('Whether Sms_def.mof was edited.'),
    smsDefMofSaved: flag.describe('Whether a copy of the edited Sms_def.mof was put aside.'),
    backup: backup.nullish().describe('Backup of the site by the task of SMS.'),
    netWare: netWare.nullish().describe('What of NetWare is on the site server.'),
    consoles: list(adminConsole).describe('Administrator consoles on other computers.'),
    ...machine,
  })
  .nullish()
  .describe('The site, and its site server as a machine.');
