/**
 * The site snapshot: its published JSON Schema, its type and the check of a file are made of this. Null or absent means "not
 * collected", never "no"; an empty list means "none". Unknown fields are ignored.
 */
import * as z from 'zod';
import { account, domainRole, file, machine } from './machine-schema.js';
import { siteSchema } from './site-schema.js';
import { flag, list, name, number, servicePack, text, time, version } from './snapshot-values-schema.js';

const meteringServer = z.object({
  name: name.describe('NetBIOS name of the machine.'),
  role: flag.describe('Whether the site control file gives it the role of metering server.'),
  installed: flag.describe('Whether it is recorded as installed: among the LicenseServers of LICMTR.CFG.'),
  reachable: flag.describe('False: net says that it cannot be found.'),
  remote: flag.describe('Whether it is another machine than the site server.'),
  remoteStop: flag.describe('Whether it is proved that its service can be stopped from the site server.'),
  configuredAccount: text.describe('Service account that the site control file names, without its password.'),
  packIntervalSeconds: number.describe('PackInterval of Remodbc.ini, in seconds.'),
  packTime: time.describe(
    'PackTime of Remodbc.ini, ISO 8601 without offset. No article tells whether it is local time or UTC.',
  ),
  remodbcLogging: flag.describe('Whether Logon of Remodbc.ini switches its log on.'),
  offlineFiles: number.describe('How many files wait in its inbox for offline logs.'),
  offlineOldest: time.describe('Date of the oldest of these files: local time, ISO 8601 without offset.'),
  databaseShare: flag.describe('Whether the share with the files of its database is there.'),
  ...machine,
});

const client = z.object({
  name: name.describe('Name of the machine.'),
  mode: z.enum(['online', 'offline']).nullish().describe('Mode of its metering agent.'),
  server: text.describe('NetBIOS name of the metering server that it keeps to.'),
  licenseServers: list(name).describe('LicenseServers of its registry. [] is "none".'),
  nextOfflineSync: time.describe('NextOfflineSyncTime of its registry: local time, ISO 8601 without offset.'),
  lastCcimCycle: time.describe(
    'When Client Component Installation Manager last ran: local time of the client, ISO 8601 without offset.',
  ),
  protocols: list(name).describe('Network protocols that are bound, such as NetBEUI.'),
  agentKey: flag.describe('Whether the registry key of License Metering is there.'),
  agentFolder: flag.describe('Whether the folder LICMTR of the agent is there.'),
  lastAgentLine: text.describe('The last line of its Liccli.log.'),
  offlineFiles: number.describe('How many offline logs wait on it.'),
  offlineOldest: time.describe('Date of the oldest of these logs: local time, ISO 8601 without offset.'),
  user: text.describe('Who is logged on. Empty: nobody.'),
  userDomain: text.describe('The domain, or the machine itself, that the user is logged on to.'),
  lastLogon: time.describe('Last logon of its user: local time, ISO 8601 without offset.'),
  installedAt: time.describe('When the SMS client was installed: local time, ISO 8601 without offset.'),
  version: version.describe('Version of its base components.'),
  servicePack: servicePack.describe('Service pack of its base components.'),
  mixed: flag.describe('Whether its base components are later than its optional ones, as its Ccim32.log says.'),
  ...machine,
});

export const snapshotSchema = z
  .object({
    schemaVersion: z
      .literal(1, 'must be 1: this licdiag reads no other')
      .describe('Number of this format. Fields may be added without a new number.'),
    collectedAt: time.describe(
      'When the facts were collected: local time, ISO 8601 without offset. Without it the snapshot refutes nothing.',
    ),
    site: siteSchema,
    upgrade: z
      .object({
        from: servicePack.describe('Service pack that the site is at, or was at before setup.'),
        target: servicePack.describe('Service pack to install.'),
        running: flag.describe('Whether setup is running, by a process listing or the answer of the administrator.'),
        lastProgressAt: time.describe(
          'Time of the last line of Smssetup.log, or of that file: local time, ISO 8601 without offset.',
        ),
        lastLine: text.describe('Last line of Smssetup.log.'),
        endedAt: time.describe('When setup ended: local time, ISO 8601 without offset.'),
        plan: z
          .enum(['stop-service', 'remove-role'])
          .nullish()
          .describe('How metering servers are kept from setup: stop the service, or take the role away.'),
        pushed: flag.describe('Whether setup is pushed from the parent site.'),
        icp: z
          .union([servicePack, z.literal('none')])
          .nullish()
          .describe('Service pack of the International Client Pack that is planned. "none": none is.'),
        sourceDrive: text.describe('Drive or share that setup is run from.'),
        sourceFiles: list(file).describe('Files of the source image.'),
        windowsUpgrade: flag.describe('Whether an upgrade of Windows is planned in the same window.'),
        maxConnectionsBefore: number.describe('MaxSQLConnections before the upgrade.'),
        connectionAccountReset: flag.describe('Whether the reset of SMSServer_<sitecode> was confirmed.'),
      })
      .nullish()
      .describe('A service pack that is planned or being installed.'),
    meteringServers: list(meteringServer).describe(
      'Servers with the role of metering server, and those of which something of metering was collected. [] is "none".',
    ),
    siteSystems: list(
      z.object({
        name: name.describe('NetBIOS name of the machine.'),
        roles: list(name).describe('Its roles, as the site control file names them.'),
        reachable: flag.describe('False: net says that it cannot be found.'),
        ...machine,
      }),
    ).describe('Site systems with other roles.'),
    clientAgent: z
      .object({
        enabled: flag.describe('Whether metering is switched on for clients.'),
        mode: z.enum(['online', 'offline']).nullish().describe('Mode of the agent. "offline": ContinuousOffline is 1.'),
        licenseServers: list(name).describe('LicenseServers of LICMTR.CFG.'),
        files: list(file).describe('Files in inboxes\\clicomp.src\\licmtr, or on the client access point.'),
        version: version.describe('Version of the agent that the site gives out.'),
        pollingHours: number.describe('Polling interval of the metering agent, in hours.'),
        retryMinutes: number.describe('Delay Before Retrying, in minutes.'),
        retries: number.describe('TriesBeforeOffline of LICMTR.CFG.'),
        configuredAt: time.describe('LastUpdate of LICMTR.CFG: UTC, ISO 8601 without offset.'),
      })
      .nullish()
      .describe('Settings of the metering agent, by LICMTR.CFG or the console.'),
    clients: list(client).describe('Client machines of which something was collected.'),
    sql: z
      .object({
        server: text.describe('NetBIOS name of the machine.'),
        version: version.describe('Version of SQL Server: 6.50 is 6.5, 7.00 is 7.0, 8.00 is 2000.'),
        security: z
          .enum(['integrated', 'mixed', 'standard'])
          .nullish()
          .describe('Security mode. "integrated": logons of Windows NT only.'),
        meteringDatabase: text.describe('Name of the metering database, such as SMS_HQ1_LicDB.'),
        freeBytes: number.describe('Free space on the drive of the database files, in bytes.'),
        remote: flag.describe('Whether it is on another machine than the site server.'),
        reachable: flag.describe('False: it does not answer.'),
        namedInstance: flag.describe('Whether the databases lie on another than the default instance.'),
        databaseBytes: number.describe('Size of the site database, in bytes.'),
        usedBytes: number.describe('Size of its part in use, in bytes.'),
        autoGrow: flag.describe('Whether its files grow by themselves.'),
        unrestrictedGrowth: flag.describe('Whether they grow without a limit.'),
        compatibilityLevel: number.describe('Compatibility level of the database, such as 65 or 70.'),
        quotedIdentifier: flag.describe('Whether the option Quoted_Identifier is on.'),
        clientLibrary: text.describe('Default network library of the site server.'),
        clientAliases: list(name).describe('Aliases in the client configuration of the site server.'),
        maxConnections: number.describe('MaxSQLConnections in Smsprov.mof.'),
        buildNumber: number.describe('Build number that "select SMSBuildNumber from smsdata" gives.'),
        tables: list(
          z.object({
            name: name.describe('Name of the table, such as SoftwareFile.'),
            rows: number.describe('How many rows it has.'),
            distinctRows: number.describe('How many of its rows differ.'),
          }),
        ).describe('Tables of the site database that were counted.'),
        activeAdvertisements: number.describe('How many advertisements are neither expired nor disabled.'),
        mandatoryAdvertisements: number.describe(
          'How many mandatory advertisements are due while clients are upgraded.',
        ),
        netWareDrives: flag.describe('Whether NetWare drives are mapped on that server.'),
        logBytes: number.describe('Size of the transaction log of the metering database, in bytes.'),
        settings: z
          .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
          .nullish()
          .describe('Further settings, by name.'),
      })
      .nullish()
      .describe('SQL Server under the databases of the site.'),
    tracing: z
      .object({
        enabled: flag.describe('Whether Enabled of the key Tracing is set.'),
        components: list(
          z.object({
            name: name.describe('Name of its key, such as SMS_LICENSE_SERVER_MANAGER.'),
            enabled: flag.describe('Whether it writes a log.'),
            file: text.describe('TraceFilename: path of its log.'),
            maxBytes: number.describe('MaxFileSize: size at which its log is renamed, in bytes.'),
          }),
        ).describe('The components that have a key of their own.'),
        sql: flag.describe('SqlEnabled: whether statements of SQL are logged.'),
      })
      .nullish()
      .describe('Which logs the site server writes (SMS\\Tracing in the registry).'),
    hierarchy: list(
      z.object({
        siteCode: name.describe('Site code: three letters or digits.'),
        parent: text.describe('Site code of its parent. Empty for a central site.'),
        type: z.enum(['primary', 'secondary']).nullish().describe('Kind of site. A secondary site has no database.'),
        version: version.describe('Version, such as 2.00.1239.0000.'),
        servicePack: servicePack.describe('Service pack of the site.'),
        domain: text.describe('Windows domain of its site server.'),
        language: text.describe('Language of SMS there.'),
        hotfixes: list(name).describe('Article numbers of the hotfixes that are installed.'),
        fullVersionPresent: flag.describe('Whether Full Version stands in its registry, and is right.'),
      }),
    ).describe('Other sites of the hierarchy.'),
    domainAccounts: list(account).describe('Domain accounts that were looked up.'),
    domainControllers: list(
      z.object({
        name: name.describe('NetBIOS name of the machine.'),
        role: domainRole,
        logonFilesCurrent: flag.describe('Whether its logon files are current.'),
      }),
    ).describe('Controllers of the domains of the site.'),
    statusMessages: list(
      z.object({
        id: z.number().int().describe('Number of the message, such as 9406.'),
        component: text.describe('The component, such as SMS_LICENSE_SERVER_MANAGER.'),
        system: text.describe('The server that it speaks of.'),
        time: time.describe('Local time, ISO 8601 without offset.'),
        severity: text.describe('One of information, warning, error.'),
        text: text.describe('The text, with passwords masked.'),
      }),
    ).describe('Status messages of the site.'),
    events: list(
      z.object({
        log: text.describe('The event log, such as System or Application.'),
        source: text.describe('The source that wrote it.'),
        id: z.number().int().describe('Number of the event.'),
        machine: text.describe('The machine that it was logged on.'),
        time: time.describe('Local time, ISO 8601 without offset.'),
        type: text.describe('Type of the event, such as Error.'),
        text: text.describe('The text, with passwords masked.'),
      }),
    ).describe('Entries of event logs.'),
    setupLog: list(
      z.object({
        line: z.number().int().describe('Number of the line in its file, from 1.'),
        time: time.describe('Local time, ISO 8601 without offset.'),
        text: z.string().describe('Text of the line.'),
      }),
    ).describe('Lines of Smssetup.log that speak of errors.'),
    logs: list(
      z.object({
        name: name.describe('Name of the log, such as Smssetup.log.'),
        lines: list(
          z.object({
            id: name.describe('Id of the known line.'),
            line: number.describe('Number of the line in its file, from 1.'),
            time: time.describe('Local time, ISO 8601 without offset.'),
            fatal: flag.describe('Whether it tells of a failure.'),
            text: z.string().describe('Text of the line.'),
          }),
        ).describe('Known lines that it holds. [] is "none".'),
      }),
    ).describe('Logs of setup and of other components that were read.'),
    dialogs: list(z.string()).describe('Texts of messages that somebody saw on a screen.'),
    facts: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable())
      .nullish()
      .describe('Further facts by name, such as answers to questions of a checklist.'),
    sources: list(
      z.object({
        path: z.string().describe('Path below the folder that was collected.'),
        kind: z.string().describe('What it is, told by its content, such as net-share.'),
        machine: text.describe('The machine that it was collected of.'),
        bytes: number.describe('Size in bytes.'),
        modified: time.describe('Its date: local time, ISO 8601 without offset.'),
      }),
    ).describe('The artefacts that the snapshot was made from.'),
    problems: list(
      z.object({
        path: z.string().describe('Path of the artefact.'),
        problem: z.string().describe('The problem, in words.'),
      }),
    ).describe('Artefacts that could not be read or used. A report made with them is incomplete.'),
  })
  .describe(
    'What is known of one site at one moment. A field that is null or absent was not collected; an empty list means "none".',
  );
