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
});
const process = z.object({ name, memoryBytes: number, startedAt: time });
const account = z.object({ name, lockedOut: flag, disabled: flag, passwordExpired: flag });
const registryValue = z.object({
  key: name,
  name: z.string(),
  value: z.union([z.string(), z.number(), z.array(z.string())]).nullish(),
});
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
        ...machine,
      })
      .nullish(),
    upgrade: z
      .object({
        target: servicePack,
        running: flag.describe('setup is running, by a process listing or the answer of the administrator'),
        lastProgressAt: time.describe('last line of Smssetup.log, or its file time'),
        lastLine: text,
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
        freeBytes: number,
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
    hierarchy: list(z.object({ siteCode: name, parent: text, version, servicePack, domain: text })).describe(
      'other sites',
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
    dialogs: list(z.string()).describe('texts of messages that somebody saw on a screen'),
    facts: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable())
      .nullish()
      .describe('further facts by name, such as answers to questions of a checklist'),
    sources: list(z.object({ path: z.string(), kind: z.string(), machine: text, bytes: number, modified: time })),
    problems: list(z.object({ path: z.string(), problem: z.string() })),
  })
  .describe('what is known of one site at one moment');
