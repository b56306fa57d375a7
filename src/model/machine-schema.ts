/** The facts that a site snapshot may hold of any machine: the site server, a metering server, another site system, a client. */
import * as z from 'zod';
import { flag, list, name, number, text, time, version } from './snapshot-values-schema.js';

const volume = z.object({
  path: name.describe('The drive, such as C:.'),
  fileSystem: text.describe('Name of the file system, such as NTFS or FAT.'),
  compressed: flag.describe('Whether the drive is compressed.'),
  freeBytes: number.describe('Free space in bytes.'),
});
const folder = z.object({
  path: name.describe('The whole path.'),
  compressed: flag.describe('Whether the folder, or files in it, are compressed.'),
  files: number.describe('How many files it holds.'),
  oldest: time.describe('Date of the oldest of these files: local time, ISO 8601 without offset.'),
  newest: time.describe('Date of the newest of these files: local time, ISO 8601 without offset.'),
});
export const file = z.object({
  name: name.describe('Name of the file, without its folder.'),
  path: text.describe('The folder that it lies in.'),
  platform: text.describe('The platform: i386 or alpha.'),
  version: version.describe('Version of the file, such as 2.00.1239.0048.'),
  bytes: number.describe('Size in bytes.'),
  modified: time.describe('Date of the file: local time, ISO 8601 without offset.'),
  present: flag.describe('False: it was looked for and is not there.'),
});
const share = z.object({
  name: name.describe('Name of the share, such as LicMtr.'),
  path: text.describe('The folder that it shares.'),
  disputed: flag.describe('True: of two lists only one has it, and nothing tells which is later.'),
});
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
  name: name.describe('Name of the service, such as SMS_LICENSE_SERVER.'),
  state: z
    .enum(serviceStates)
    .nullish()
    .describe(
      'State of the service. "missing": there is no such service. "not-running": "net start" does not list it, so it is one of stopped, pending, paused, missing.',
    ),
  present: flag.describe('True: the service is there, and captures tell different states of it.'),
  account: text.describe('Account that it logs on with, such as .\\SWMAccount, DOMAIN\\name or LocalSystem.'),
  startType: text.describe('How it is started: auto, demand or disabled.'),
  exitCode: number.describe('Its Win32 exit code. 1069 is a failed logon of the service.'),
  lastControlError: number.describe(
    'Win32 error that the last control of it gave. 1061 is "cannot accept control messages now".',
  ),
  startedAt: time.describe('When it was started: local time, ISO 8601 without offset.'),
  everStarted: flag.describe('Whether it was started at all since it was installed.'),
  accountState: z
    .enum(['valid', 'locked', 'disabled', 'missing', 'expired'])
    .nullish()
    .describe('State of the account that it logs on with (net user).'),
  accountPasswordSet: time.describe(
    'When the password of that account was last set: local time, ISO 8601 without offset.',
  ),
  accountAdministrator: flag.describe('Whether that account is an administrator of this machine.'),
  accountDomainAdministrator: flag.describe('Whether that account is an administrator of the domain.'),
  accountMayLogOn: flag.describe(
    'False: the account may log on to some workstations only, and this machine is not among them.',
  ),
});
const process = z.object({
  name: name.describe('Name of the program, such as setup.exe.'),
  memoryBytes: number.describe('Memory that it uses, in bytes.'),
  startedAt: time.describe('When it was started: local time, ISO 8601 without offset.'),
});
export const account = z.object({
  name: name.describe('Name of the account. Never a password.'),
  lockedOut: flag.describe('Whether it is locked out after wrong passwords.'),
  disabled: flag.describe('Whether it is disabled.'),
  passwordExpired: flag.describe('Whether its password has expired.'),
  passwordLastSet: time.describe('When its password was last set: local time, ISO 8601 without offset.'),
});
const registryValue = z.object({
  key: name.describe('The whole path of the key, from HKEY_ on.'),
  name: z.string().describe('Name of the value. Empty: the default value of the key.'),
  value: z
    .union([z.string(), z.number(), z.array(z.string())])
    .nullish()
    .describe(
      'The value: a text (REG_SZ), a number (REG_DWORD) or a list of texts (REG_MULTI_SZ). Binary values are not taken over.',
    ),
});
export const domainRole = z
  .enum(['pdc', 'bdc', 'member', 'standalone'])
  .nullish()
  .describe(
    'Role of the machine in its domain. "pdc" and "bdc": it is a domain controller. "standalone": it is in no domain.',
  );

/** What can be collected of any machine. */
export const machine = {
  volumes: list(volume).describe('Drives.'),
  folders: list(folder).describe('Folders that articles speak of, such as inboxes.'),
  files: list(file).describe('Files that articles speak of.'),
  shares: list(share).describe('Shares. [] is "none", null or absent is "not collected".'),
  services: list(service).describe(
    'Services that were listed or asked for. One that is not there has the state missing.',
  ),
  processes: list(process).describe('Running processes.'),
  accounts: list(account).describe('Local accounts.'),
  registry: list(registryValue).describe('Registry values of SMS and metering. No passwords, accounts or keys.'),
  domainRole,
  os: z
    .enum(['9x', 'NT4', 'W2K'])
    .nullish()
    .describe('Operating system: 9x is Windows 95 or 98, NT4 is Windows NT 4.0, W2K is Windows 2000.'),
  odbcVersion: text.describe('Version of the ODBC components, as they say it.'),
  profiles: list(
    z.object({
      name: name.describe('Name of the folder.'),
      account: text.describe('The account whose profile it is.'),
    }),
  ).describe('Profile folders, or entries of ProfileList.'),
  clock: time.describe('Its own local time at the moment of collection, ISO 8601 without offset.'),
};
