/**
 * The normalised site snapshot, defined once: its published JSON Schema, its type and the check at the edge come from here.
 * Null or absent is "not collected", never "no"; a list that is there and empty is "none". Unknown fields are ignored.
 */
import * as z from 'zod';

const text = z.string().nullish();
const flag = z.boolean().nullish();
const number = z.number().nullish();
const localTime = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?$/,
    'must be a local time such as 1999-03-26T10:43:41, without offset',
  );
const time = localTime.nullish();
const version = z
  .string()
  .regex(/^\d{1,5}(\.\d{1,5}){1,3}$/, 'must be a version such as 2.00.1239.0048')
  .nullish();
const servicePack = z.enum(['RTM', 'SP1', 'SP2', 'SP3', 'SP4', 'SP5']).nullish();
const list = <T extends z.ZodType>(item: T) => z.array(item).nullish();
const name = z.string().trim().min(1, 'must not be empty');

const volume = z.object({
  path: name.describe('such as C:'),
  fileSystem: text,
  compressed: flag,
  freeBytes: number,
});
const folder = z.object({
  path: name,
  compressed: flag,
  files: number.describe('how many files it holds'),
  oldest: time,
  newest: time,
});
const file = z.object({
  name,
  path: text.describe('the folder it lies in'),
  platform: text.describe('i386 or alpha'),
  version,
  bytes: number,
  modified: time,
  present: flag.describe('false: it was looked for and is not there'),
});
const share = z.object({ name, path: text });
export const serviceStates = [
  'running',
  'stopped',
  'start-pending',
  'stop-pending',
  'paused',
  'missing',
  'not-running',
] as const;
const service = z.object({
  name,
  state: z
    .enum(serviceStates)
    .nullish()
    .describe('not-running: "net start" does not list it, so it is one of stopped, pending, paused, missing'),
  account: text.describe('that it logs on with, such as .\\SWMAccount, DOMAIN\\name or LocalSystem'),
  startType: text,
  exitCode: number.describe('Win32 exit code; 1069 is a failed logon of the service'),
  lastControlError: number.describe(
    'Win32 error that the last control of it gave; 1061 is "cannot accept control messages now"',
  ),
  startedAt: time,
  accountState: z
    .enum(['valid', 'locked', 'disabled', 'missing', 'expired'])
    .nullish()
    .describe('of the account that it logs on with (net user)'),
  accountPasswordSet: time.describe('when the password of that account was last set'),
  accountAdministrator: flag.describe('that account is an administrator of this machine'),
  accountDomainAdministrator: flag,
  accountMayLogOn: flag.describe('false: its workstations are limited, and this machine is not among them'),
});
const process = z.object({ name, memoryBytes: number, startedAt: time });
const account = z.object({ name, lockedOut: flag, disabled: flag, passwordExpired: flag, passwordLastSet: time });
const registryValue = z.object({
  key: name,
  name: z.string(),
  value: z.union([z.string(), z.number(), z.array(z.string())]).nullish(),
});
const backup = z.object({
  made: flag.describe('false: the backup task has never run'),
  lastCompleted: time,
  meteringDump: flag.describe('the dump of the metering database is part of it'),
  editedControlFile: flag.describe('Smsbkup.ctl was edited'),
  running: flag,
  inUpgradeWindow: flag.describe('the task is scheduled within the time of the upgrade'),
});
const netWare = z.object({
  client: flag.describe('a NetWare client is installed'),
  redirector: version,
  gina: flag.describe('its logon screen is in place of msgina'),
  microsoftFirst: flag.describe('the Microsoft network comes first in the order of providers'),
});
const adminConsole = z.object({ name, version, servicePack });
const domainRole = z.enum(['pdc', 'bdc', 'member', 'standalone']).nullish();

/** What can be collected of any machine. */
const machine = {
  volumes: list(volume),
  folders: list(folder),
  files: list(file),
  shares: list(share).describe('[] is "none"; absent is "not collected"'),
  services: list(service),
  processes: list(process),
  accounts: list(account).describe('local accounts'),
  registry: list(registryValue),
  domainRole,
  os: z.enum(['9x', 'NT4', 'W2K']).nullish(),
  odbcVersion: text,
  profiles: list(z.object({ name, account: text })).describe('profile folders, or entries of ProfileList'),
  clock: time.describe('its own local time at the moment of collection'),
};

const meteringServer = z.object({
  name: name.describe('NetBIOS name'),
  role: flag.describe('assigned in the site control file'),
  installed: flag.describe('recorded as installed: among the LicenseServers of LICMTR.CFG'),
  reachable: flag,
  remote: flag.describe('not the site server itself'),
  remoteStop: flag.describe('proved that its service can be stopped from the site server'),
  configuredAccount: text.describe('service account that the site control file names, without its password'),
  packIntervalSeconds: number.describe('PackInterval of Remodbc.ini'),
  packTime: time.describe('PackTime of Remodbc.ini'),
  remodbcLogging: flag.describe('Logon of Remodbc.ini'),
  offlineFiles: number.describe('files in its inbox for offline logs'),
  offlineOldest: time,
  databaseShare: flag.describe('the share with the files of its database is there'),
  ...machine,
});

const client = z.object({
  name,
  mode: z.enum(['online', 'offline']).nullish(),
  server: text.describe('the metering server that it keeps to'),
  licenseServers: list(name),
  nextOfflineSync: time.describe('NextOfflineSyncTime'),
  lastCcimCycle: time,
  protocols: list(name).describe('network protocols bound, such as NetBEUI'),
  agentKey: flag.describe('the registry key of License Metering is there'),
  agentFolder: flag.describe('the folder LICMTR of the agent is there'),
  lastAgentLine: text.describe('the last line of its Liccli.log'),
  offlineFiles: number.describe('offline logs that wait on it'),
  offlineOldest: time.describe('of the oldest of these'),
  user: text.describe('who is logged on; empty: nobody'),
  userDomain: text.describe('the domain, or the machine itself, that the user is logged on to'),
  lastLogon: time,
  installedAt: time.describe('when the SMS client was installed'),
  version: version.describe('of its base components'),
  servicePack,
  mixed: flag.describe('its base components are later than its optional ones, and it says so in Ccim32.log'),
  ...machine,
});

export const snapshotSchema = z
  .object({
    schemaVersion: z.literal(1, 'must be 1: this licdiag reads no other'),
    collectedAt: time.describe('local time; without it the snapshot refutes nothing'),
    site: z
      .object({
        code: z
          .string()
          .regex(/^[A-Za-z0-9]{3}$/, 'must be three letters or digits')
          .nullish(),
        server: text,
        type: z.enum(['primary', 'secondary']).nullish(),
        parent: text.describe('site code of the parent site; empty for a central site'),
        version,
        servicePack,
        language: text,
        installedAt: time,
        roles: list(z.object({ server: z.string(), role: name })).describe('as the site control file names them'),
        hotfixes: list(name).describe('article numbers'),
        inboxes: list(z.object({ name, files: number, oldest: time })),
        meteringPlatform: text,
        excludedListBytes: number.describe('size of the list of excluded programs (Nonlic.dbf)'),
        settings: list(
          z.object({
            name,
            console: z.union([z.string(), z.number(), z.boolean()]).nullish().describe('as the console shows it'),
            siteControl: z
              .union([z.string(), z.number(), z.boolean()])
              .nullish()
              .describe('as the site control file has it'),
            changedAt: time,
          }),
        ).describe('settings that were looked up in both places'),
        balancingHours: number.describe('the shorter of the schedules of licence and trend balancing'),
        logFiles: list(z.object({ name, modified: time })).describe('logs of the threads of SMS_EXECUTIVE (dir)'),
        domain: text,
        installDrive: text.describe('such as E:, where the SMS folder lies'),
        setupType: number.describe('Type under SMS\\Setup: 1 primary, 2 secondary'),
        hasAdminConsole: flag,
        languageFolders: list(name).describe(
          'language folders beside 00000409, which an International Client Pack makes',
        ),
        modifyLogonScripts: flag.describe('the setting "Modify user logon scripts"'),
        logonPointsUpdated: flag.describe('Copylog.tcf is updated on every logon point'),
        servicePackAtParent: servicePack.describe('what the console of the parent shows for this site'),
        wmiBuild: number.describe('698, 1085'),
        netmonParsers: flag.describe('the folder netmon\\i386\\parsers is there'),
        countersIntact: flag.describe('Perflib\\009 is enabled and its value Counter has no empty text'),
        terminalServices: z.enum(['none', 'install', 'execute']).nullish().describe('mode of the session'),
        pdcReachable: flag,
        smsDefMofChanged: flag,
        smsDefMofSaved: flag,
        backup: backup.nullish(),
        netWare: netWare.nullish(),
        consoles: list(adminConsole).describe('administrator consoles on other computers'),
        ...machine,
      })
      .nullish(),
    upgrade: z
      .object({
        from: servicePack,
        target: servicePack,
        running: flag.describe('setup is running, by a process listing or the answer of the administrator'),
        lastProgressAt: time.describe('last line of Smssetup.log, or its file time'),
        lastLine: text,
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
      .nullish(),
    meteringServers: list(meteringServer),
    siteSystems: list(z.object({ name, roles: list(name), reachable: flag, ...machine })).describe('other roles'),
    clientAgent: z
      .object({
        enabled: flag,
        mode: z.enum(['online', 'offline']).nullish(),
        licenseServers: list(name).describe('of LICMTR.CFG'),
        files: list(file).describe('in inboxes\\clicomp.src\\licmtr or on the CAP'),
        version,
        pollingHours: number,
        retryMinutes: number.describe('Delay Before Retrying'),
        retries: number,
        configuredAt: time.describe('LastUpdate of LICMTR.CFG, UTC'),
      })
      .nullish(),
    clients: list(client),
    sql: z
      .object({
        server: text,
        version,
        security: z.enum(['integrated', 'mixed', 'standard']).nullish(),
        meteringDatabase: text,
        freeBytes: number.describe('free on the drive of the database files'),
        remote: flag.describe('not on the site server'),
        reachable: flag,
        namedInstance: flag,
        databaseBytes: number.describe('size of the site database'),
        usedBytes: number.describe('of it in use'),
        autoGrow: flag,
        unrestrictedGrowth: flag,
        compatibilityLevel: number,
        quotedIdentifier: flag,
        clientLibrary: text.describe('default network library of the site server'),
        clientAliases: list(name),
        maxConnections: number.describe('MaxSQLConnections in Smsprov.mof'),
        buildNumber: number.describe('select SMSBuildNumber from smsdata'),
        tables: list(z.object({ name, rows: number, distinctRows: number })),
        activeAdvertisements: number,
        mandatoryAdvertisements: number.describe('due while clients are upgraded'),
        netWareDrives: flag.describe('NetWare drives are mapped on that server'),
        logBytes: number.describe('size of the transaction log of the metering database'),
        ...{ settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish() },
      })
      .nullish(),
    tracing: z
      .object({
        enabled: flag,
        components: list(z.object({ name, enabled: flag, file: text, maxBytes: number })),
        sql: flag,
      })
      .nullish(),
    hierarchy: list(
      z.object({
        siteCode: name,
        parent: text,
        type: z.enum(['primary', 'secondary']).nullish(),
        version,
        servicePack,
        domain: text,
        language: text,
        hotfixes: list(name).describe('article numbers'),
        fullVersionPresent: flag.describe('Full Version stands in its registry, and is right'),
      }),
    ).describe('other sites'),
    domainAccounts: list(account).describe('domain accounts that were looked up'),
    domainControllers: list(
      z.object({ name, role: domainRole, logonFilesCurrent: flag.describe('its logon files are current') }),
    ),
    statusMessages: list(
      z.object({
        id: z.number().int(),
        component: text,
        system: text.describe('the server it speaks of'),
        time,
        severity: text,
        text,
      }),
    ),
    events: list(z.object({ log: text, source: text, id: z.number().int(), machine: text, time, type: text, text })),
    setupLog: list(z.object({ line: z.number().int(), time, text: z.string() })).describe(
      'lines of Smssetup.log that speak of errors',
    ),
    logs: list(
      z.object({
        name,
        lines: list(
          z.object({ id: name.describe('of a known line'), line: number, time, fatal: flag, text: z.string() }),
        ).describe('known lines that it holds; [] is "none"'),
      }),
    ).describe('logs of setup and of other components that were read'),
    dialogs: list(z.string()).describe('texts of messages that somebody saw on a screen'),
    facts: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable())
      .nullish()
      .describe('further facts by name, such as answers to questions of a checklist'),
    sources: list(z.object({ path: z.string(), kind: z.string(), machine: text, bytes: number, modified: time })),
    problems: list(z.object({ path: z.string(), problem: z.string() })),
  })
  .describe('what is known of one site at one moment');
