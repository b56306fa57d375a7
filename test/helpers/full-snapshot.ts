/** A made-up site of which everything was collected, and where nothing speaks against going from SP1 to SP2. */
import type { Snapshot } from '../../src/model/snapshot.js';
import { snapshotSchema } from '../../src/model/snapshot-schema.js';

const service = (name: string, state: string, more: object = {}): object => ({ name, state, ...more });
const seen = '1999-11-20T22:00:00';

export const fullSnapshot: Snapshot = snapshotSchema.parse({
  schemaVersion: 1,
  collectedAt: seen,
  site: {
    code: 'HQ1',
    server: 'HQSMS1',
    type: 'primary',
    parent: '',
    domain: 'HQDOM',
    version: '2.00.1380.1000',
    language: 'English',
    os: 'NT4',
    setupType: 1,
    installDrive: 'E:',
    hotfixes: [],
    languageFolders: [],
    countersIntact: true,
    wmiBuild: 698,
    netWare: { client: false },
    backup: { made: true, editedControlFile: false, meteringDump: true, lastCompleted: '1999-11-20T19:30:00' },
    volumes: [{ path: 'E:', fileSystem: 'NTFS', freeBytes: 4_000_000_000 }],
    processes: [{ name: 'Smsexec.exe' }],
    inboxes: [{ name: 'Schedule.box\\Outboxes', files: 0 }],
    files: [
      { name: 'Perfc009.dat', present: true },
      { name: 'Perfh009.dat', present: true },
    ],
    services: [
      service('SMS_EXECUTIVE', 'running'),
      service('SMS_SQL_MONITOR', 'running'),
      service('SMS_SITE_COMPONENT_MANAGER', 'running', {
        account: 'HQDOM\\SMSService',
        accountState: 'valid',
        accountMayLogOn: true,
        accountAdministrator: true,
        accountDomainAdministrator: true,
      }),
    ],
  },
  upgrade: { plan: 'stop-service', sourceDrive: 'F:', windowsUpgrade: false, icp: 'none' },
  tracing: { enabled: true },
  clientAgent: { mode: 'offline' },
  hierarchy: [],
  siteSystems: [{ name: 'HQSMS1', roles: ['SMS SQL Server'], reachable: true }],
  meteringServers: ['METER01', 'METER02'].map((name) => ({
    name,
    role: true,
    remote: true,
    reachable: true,
    offlineFiles: 0,
    remodbcLogging: true,
    processes: name === 'METER01' ? [{ name: 'Remodbc.exe', memoryBytes: 20_000_000 }] : [{ name: 'Smss.exe' }],
    services: [
      service('SMS_LICENSE_SERVER', name === 'METER01' ? 'running' : 'stopped', {
        exitCode: 0,
        account: 'HQDOM\\SWMAccount',
        accountState: 'valid',
        accountPasswordSet: '1999-05-01T10:00:00',
        startedAt: '1999-11-15T06:00:00',
      }),
    ],
  })),
  sql: {
    server: 'HQSMS1',
    version: '7.00.961',
    remote: false,
    netWareDrives: false,
    databaseBytes: 900_000_000,
    usedBytes: 500_000_000,
    compatibilityLevel: 70,
    quotedIdentifier: false,
    clientLibrary: 'Named Pipes',
    clientAliases: [],
    maxConnections: 60,
    activeAdvertisements: 0,
    tables: [
      { name: 'StatusMessages', rows: 40_000 },
      { name: 'StatusMessageAttributes', rows: 20_000 },
      { name: 'StatusMessageInsStrs', rows: 90_000 },
    ],
  },
});

/** The same after the services of all metering servers were stopped, collected right before setup. */
export const stoppedSnapshot: Snapshot = {
  ...fullSnapshot,
  collectedAt: '1999-11-20T23:00:00',
  meteringServers: fullSnapshot.meteringServers?.map((server) => ({
    ...server,
    processes: [{ name: 'Smss.exe' }],
    services: server.services?.map((one) => ({ ...one, state: 'stopped' as const })),
  })),
};
