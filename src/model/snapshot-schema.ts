/**
 * The site snapshot: its published JSON Schema, its type and the check of a file are made of this. Null or absent means "not
 * collected", never "no"; an empty list means "none". Unknown fields are ignored.
 */
import * as z from 'zod';
import { account, domainRole, file, machine } from './machine-schema.js';
import { flag, list, name, number, servicePack, text, time, version } from './snapshot-values-schema.js';

const backup = z.object({
  made: flag.describe('false: the backup task has never run'),
  lastCompleted: time.describe('when it was last done; local time'),
  meteringDump: flag.describe('the dump of the metering database is part of it'),
  editedControlFile: flag.describe('Smsbkup.ctl was edited'),
  running: flag.describe('the backup is being made'),
  inUpgradeWindow: flag.describe('the task is scheduled within the time of the upgrade'),
});
const netWare = z.object({
  client: flag.describe('a NetWare client is installed'),
  redirector: version.describe('of its redirector'),
  gina: flag.describe('its logon screen is in place of msgina'),
  microsoftFirst: flag.describe('the Microsoft network comes first in the order of providers'),
});
const adminConsole = z.object({
  name: name.describe('of the computer'),
  version: version.describe('such as 2.00.1493.2000'),
  servicePack: servicePack.describe('that the version is of'),
});
const meteringServer = z.object({
  name: name.describe('NetBIOS name'),
  role: flag.describe('assigned in the site control file'),
  installed: flag.describe('recorded as installed: among the LicenseServers of LICMTR.CFG'),
  reachable: flag.describe('false: net says that it cannot be found'),
  remote: flag.describe('not the site server itself'),
  remoteStop: flag.describe('proved that its service can be stopped from the site server'),
  configuredAccount: text.describe('service account that the site control file names, without its password'),
  packIntervalSeconds: number.describe('PackInterval of Remodbc.ini'),
  packTime: time.describe('PackTime of Remodbc.ini'),
  remodbcLogging: flag.describe('Logon of Remodbc.ini'),
  offlineFiles: number.describe('files in its inbox for offline logs'),
  offlineOldest: time.describe('date of the oldest of these'),
  databaseShare: flag.describe('the share with the files of its database is there'),
  ...machine,
});

const client = z.object({
  name: name.describe('of the machine'),
  mode: z.enum(['online', 'offline']).nullish().describe('of its metering agent'),
  server: text.describe('the metering server that it keeps to'),
  licenseServers: list(name).describe('of its registry; [] is "none"'),
  nextOfflineSync: time.describe('NextOfflineSyncTime'),
  lastCcimCycle: time.describe('when Client Component Installation Manager last ran; local time of the client'),
  protocols: list(name).describe('network protocols bound, such as NetBEUI'),
  agentKey: flag.describe('the registry key of License Metering is there'),
  agentFolder: flag.describe('the folder LICMTR of the agent is there'),
  lastAgentLine: text.describe('the last line of its Liccli.log'),
  offlineFiles: number.describe('offline logs that wait on it'),
  offlineOldest: time.describe('of the oldest of these'),
  user: text.describe('who is logged on; empty: nobody'),
  userDomain: text.describe('the domain, or the machine itself, that the user is logged on to'),
  lastLogon: time.describe('of its user; local time'),
  installedAt: time.describe('when the SMS client was installed'),
  version: version.describe('of its base components'),
  servicePack: servicePack.describe('of its base components'),
  mixed: flag.describe('its base components are later than its optional ones, and it says so in Ccim32.log'),
  ...machine,
});

export const snapshotSchema = z
  .object({
    schemaVersion: z
      .literal(1, 'must be 1: this licdiag reads no other')
      .describe('of this format; fields may be added without a new number'),
    collectedAt: time.describe('local time; without it the snapshot refutes nothing'),
    site: z
      .object({
        code: z
          .string()
          .regex(/^[A-Za-z0-9]{3}$/, 'must be three letters or digits')
          .nullish()
          .describe('site code'),
        server: text.describe('NetBIOS name of the site server'),
        type: z.enum(['primary', 'secondary']).nullish().describe('a secondary site has no database'),
        parent: text.describe('site code of the parent site; empty for a central site'),
        version: version.describe('Full Version, such as 2.00.1239.0000'),
        servicePack: servicePack.describe('that the version is of'),
        language: text.describe('of SMS there'),
        installedAt: time.describe('when SMS was installed; local time'),
        roles: list(
          z.object({ server: z.string().describe('that has it'), role: name.describe('in the words of the file') }),
        ).describe('as the site control file names them, all of them'),
        hotfixes: list(name).describe('article numbers'),
        inboxes: list(
          z.object({
            name: name.describe('such as Sinv.box'),
            files: number.describe('how many wait in it'),
            oldest: time.describe('date of the oldest of these'),
          }),
        ).describe('inboxes of the site server'),
        meteringPlatform: text.describe('as noted; nothing asks for it'),
        excludedListBytes: number.describe('size of the list of excluded programs (Nonlic.dbf)'),
        settings: list(
          z.object({
            name: name.describe('of the setting'),
            console: z.union([z.string(), z.number(), z.boolean()]).nullish().describe('as the console shows it'),
            siteControl: z
              .union([z.string(), z.number(), z.boolean()])
              .nullish()
              .describe('as the site control file has it'),
            changedAt: time.describe('when it was last changed; local time'),
          }),
        ).describe('settings that were looked up in both places'),
        balancingHours: number.describe('the shorter of the schedules of licence and trend balancing'),
        logFiles: list(
          z.object({ name: name.describe('such as Licsrvc.log'), modified: time.describe('its date') }),
        ).describe('logs of the threads of SMS_EXECUTIVE (dir)'),
        domain: text.describe('Windows domain of the site server'),
        installDrive: text.describe('such as E:, where the SMS folder lies'),
        setupType: number.describe('Type under SMS\\Setup: 1 primary, 2 secondary'),
        hasAdminConsole: flag.describe('the administrator console is installed on the site server'),
        languageFolders: list(name).describe(
          'language folders beside 00000409, which an International Client Pack makes',
        ),
        modifyLogonScripts: flag.describe('the setting "Modify user logon scripts"'),
        logonPointsUpdated: flag.describe('Copylog.tcf is updated on every logon point'),
        parentServicePack: servicePack.describe('the service pack of the parent site'),
        servicePackAtParent: servicePack.describe('what the console of the parent shows for this site'),
        wmiBuild: number.describe('698, 1085'),
        netmonParsers: flag.describe('the folder netmon\\i386\\parsers is there'),
        countersIntact: flag.describe('Perflib\\009 is enabled and its value Counter has no empty text'),
        terminalServices: z.enum(['none', 'install', 'execute']).nullish().describe('mode of the session'),
        pdcReachable: flag.describe('the primary domain controller answers'),
        smsDefMofChanged: flag.describe('Sms_def.mof was edited'),
        smsDefMofSaved: flag.describe('a copy of the edited Sms_def.mof was put aside'),
        backup: backup.nullish().describe('of the site, by the task of SMS'),
        netWare: netWare.nullish().describe('what of NetWare is on the site server'),
        consoles: list(adminConsole).describe('administrator consoles on other computers'),
        ...machine,
      })
      .nullish()
      .describe('the site, and its site server as a machine'),
    upgrade: z
      .object({
        from: servicePack.describe('what the site is, or was, at'),
        target: servicePack.describe('what is to be installed'),
        running: flag.describe('setup is running, by a process listing or the answer of the administrator'),
        lastProgressAt: time.describe('last line of Smssetup.log, or its file time'),
        lastLine: text.describe('of Smssetup.log'),
        endedAt: time.describe('when setup ended'),
        plan: z
          .enum(['stop-service', 'remove-role'])
          .nullish()
          .describe('how metering servers are kept from setup: stop the service, or take the role away'),
        pushed: flag.describe('setup is pushed from the parent site'),
        icp: z
          .union([servicePack, z.literal('none')])
          .nullish()
          .describe('service pack of the International Client Pack that is planned'),
        sourceDrive: text.describe('drive or share that setup is run from'),
        sourceFiles: list(file).describe('files of the source image'),
        windowsUpgrade: flag.describe('an upgrade of Windows is planned in the same window'),
        maxConnectionsBefore: number.describe('MaxSQLConnections before the upgrade'),
        connectionAccountReset: flag.describe('the reset of SMSServer_<sitecode> was confirmed'),
      })
      .nullish()
      .describe('a service pack that is planned or being installed'),
    meteringServers: list(meteringServer).describe(
      'servers with the role of metering server, and those of which something of metering was collected; [] is "none"',
    ),
    siteSystems: list(
      z.object({
        name: name.describe('NetBIOS name'),
        roles: list(name).describe('as the site control file names them'),
        reachable: flag.describe('false: net says that it cannot be found'),
        ...machine,
      }),
    ).describe('other roles'),
    clientAgent: z
      .object({
        enabled: flag.describe('metering is switched on for clients'),
        mode: z.enum(['online', 'offline']).nullish().describe('offline: ContinuousOffline is 1'),
        licenseServers: list(name).describe('of LICMTR.CFG'),
        files: list(file).describe('in inboxes\\clicomp.src\\licmtr or on the CAP'),
        version: version.describe('of the agent that the site gives out'),
        pollingHours: number.describe('polling interval of the metering agent'),
        retryMinutes: number.describe('Delay Before Retrying'),
        retries: number.describe('TriesBeforeOffline of LICMTR.CFG'),
        configuredAt: time.describe('LastUpdate of LICMTR.CFG, UTC'),
      })
      .nullish()
      .describe('settings of the metering agent, by LICMTR.CFG or the console'),
    clients: list(client).describe('machines of which something was collected'),
    sql: z
      .object({
        server: text.describe('NetBIOS name'),
        version: version.describe('of SQL Server: 6.50 is 6.5, 7.00 is 7.0, 8.00 is 2000'),
        security: z
          .enum(['integrated', 'mixed', 'standard'])
          .nullish()
          .describe('integrated: logons of Windows NT only'),
        meteringDatabase: text.describe('name, such as SMS_HQ1_LicDB'),
        freeBytes: number.describe('free on the drive of the database files'),
        remote: flag.describe('not on the site server'),
        reachable: flag.describe('false: it does not answer'),
        namedInstance: flag.describe('the databases lie on another than the default instance'),
        databaseBytes: number.describe('size of the site database'),
        usedBytes: number.describe('of it in use'),
        autoGrow: flag.describe('its files grow by themselves'),
        unrestrictedGrowth: flag.describe('they grow without a limit'),
        compatibilityLevel: number.describe('such as 65 or 70'),
        quotedIdentifier: flag.describe('the option Quoted_Identifier is on'),
        clientLibrary: text.describe('default network library of the site server'),
        clientAliases: list(name).describe('aliases in the client configuration of the site server'),
        maxConnections: number.describe('MaxSQLConnections in Smsprov.mof'),
        buildNumber: number.describe('select SMSBuildNumber from smsdata'),
        tables: list(
          z.object({
            name: name.describe('such as SoftwareFile'),
            rows: number.describe('how many'),
            distinctRows: number.describe('how many of them differ'),
          }),
        ).describe('tables of the site database that were counted'),
        activeAdvertisements: number.describe('how many are neither expired nor disabled'),
        mandatoryAdvertisements: number.describe('due while clients are upgraded'),
        netWareDrives: flag.describe('NetWare drives are mapped on that server'),
        logBytes: number.describe('size of the transaction log of the metering database'),
        ...{
          settings: z
            .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
            .nullish()
            .describe('further settings by name'),
        },
      })
      .nullish()
      .describe('SQL Server under the databases of the site'),
    tracing: z
      .object({
        enabled: flag.describe('Enabled of the key Tracing'),
        components: list(
          z.object({
            name: name.describe('its key, such as SMS_LICENSE_SERVER_MANAGER'),
            enabled: flag.describe('it writes a log'),
            file: text.describe('TraceFilename: the path of its log'),
            maxBytes: number.describe('MaxFileSize: the size at which its log rolls over'),
          }),
        ).describe('each with a key of its own'),
        sql: flag.describe('SqlEnabled: statements of SQL are logged'),
      })
      .nullish()
      .describe('which logs the site server writes (SMS\\Tracing)'),
    hierarchy: list(
      z.object({
        siteCode: name.describe('three letters or digits'),
        parent: text.describe('site code of its parent; empty for a central site'),
        type: z.enum(['primary', 'secondary']).nullish().describe('a secondary site has no database'),
        version: version.describe('such as 2.00.1239.0000'),
        servicePack: servicePack.describe('that it is at'),
        domain: text.describe('Windows domain of its site server'),
        language: text.describe('of SMS there'),
        hotfixes: list(name).describe('article numbers'),
        fullVersionPresent: flag.describe('Full Version stands in its registry, and is right'),
      }),
    ).describe('other sites'),
    domainAccounts: list(account).describe('domain accounts that were looked up'),
    domainControllers: list(
      z.object({
        name: name.describe('NetBIOS name'),
        role: domainRole,
        logonFilesCurrent: flag.describe('its logon files are current'),
      }),
    ).describe('controllers of the domains of the site'),
    statusMessages: list(
      z.object({
        id: z.number().int().describe('such as 9406'),
        component: text.describe('such as SMS_LICENSE_SERVER_MANAGER'),
        system: text.describe('the server it speaks of'),
        time: time.describe('local time'),
        severity: text.describe('information, warning or error'),
        text: text.describe('passwords are masked'),
      }),
    ).describe('status messages of the site'),
    events: list(
      z.object({
        log: text.describe('such as System or Application'),
        source: text.describe('who wrote it'),
        id: z.number().int().describe('of the event'),
        machine: text.describe('that it was logged on'),
        time: time.describe('local time'),
        type: text.describe('such as Error'),
        text: text.describe('passwords are masked'),
      }),
    ).describe('entries of event logs'),
    setupLog: list(
      z.object({
        line: z.number().int().describe('in the file, from 1'),
        time: time.describe('local time'),
        text: z.string().describe('of the line'),
      }),
    ).describe('lines of Smssetup.log that speak of errors'),
    logs: list(
      z.object({
        name: name.describe('such as Smssetup.log'),
        lines: list(
          z.object({
            id: name.describe('of a known line'),
            line: number.describe('in the file, from 1'),
            time: time.describe('local time'),
            fatal: flag.describe('it tells of a failure'),
            text: z.string().describe('of the line'),
          }),
        ).describe('known lines that it holds; [] is "none"'),
      }),
    ).describe('logs of setup and of other components that were read'),
    dialogs: list(z.string()).describe('texts of messages that somebody saw on a screen'),
    facts: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable())
      .nullish()
      .describe('further facts by name, such as answers to questions of a checklist'),
    sources: list(
      z.object({
        path: z.string().describe('below the folder that was collected'),
        kind: z.string().describe('what it is, told by its content, such as net-share'),
        machine: text.describe('that it was collected of'),
        bytes: number.describe('its size'),
        modified: time.describe('its date'),
      }),
    ).describe('artefacts that it was made from'),
    problems: list(
      z.object({ path: z.string().describe('of the artefact'), problem: z.string().describe('in words') }),
    ).describe('artefacts that could not be read or used; a report made with them is incomplete'),
  })
  .describe('what is known of one site at one moment');
