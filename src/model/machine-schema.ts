/** The facts that a site snapshot may hold of any machine: the site server, a metering server, another site system, a client. */
import * as z from 'zod';
import { flag, list, name, number, text, time, version } from './snapshot-values-schema.js';

const volume = z.object({
  path: name.describe('such as C:'),
  fileSystem: text.describe('such as NTFS or FAT'),
  compressed: flag.describe('the drive is compressed'),
  freeBytes: number.describe('free space'),
});
const folder = z.object({
  path: name.describe('the whole path'),
  compressed: flag.describe('the folder, or files in it, are compressed'),
  files: number.describe('how many files it holds'),
  oldest: time.describe('date of the oldest of these'),
  newest: time.describe('date of the newest of these'),
});
export const file = z.object({
  name: name.describe('without its folder'),
  path: text.describe('the folder it lies in'),
  platform: text.describe('i386 or alpha'),
  version: version.describe('such as 2.00.1239.0048'),
  bytes: number.describe('its size'),
  modified: time.describe('its date; local time, ISO 8601 without offset'),
  present: flag.describe('false: it was looked for and is not there'),
});
const share = z.object({
  name: name.describe('such as LicMtr'),
  path: text.describe('the folder that it shares'),
  disputed: flag.describe('true: of two lists only one has it, and nothing tells which is later'),
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
  name: name.describe('such as SMS_LICENSE_SERVER'),
  state: z
    .enum(serviceStates)
    .nullish()
    .describe('not-running: "net start" does not list it, so it is one of stopped, pending, paused, missing'),
  present: flag.describe('true: it is there, and captures tell different states of it'),
  account: text.describe('that it logs on with, such as .\\SWMAccount, DOMAIN\\name or LocalSystem'),
  startType: text.describe('auto, demand or disabled'),
  exitCode: number.describe('Win32 exit code; 1069 is a failed logon of the service'),
  lastControlError: number.describe(
    'Win32 error that the last control of it gave; 1061 is "cannot accept control messages now"',
  ),
  startedAt: time.describe('when it was started; local time'),
  accountState: z
    .enum(['valid', 'locked', 'disabled', 'missing', 'expired'])
    .nullish()
    .describe('of the account that it logs on with (net user)'),
  accountPasswordSet: time.describe('when the password of that account was last set'),
  accountAdministrator: flag.describe('that account is an administrator of this machine'),
  accountDomainAdministrator: flag.describe('that account is an administrator of the domain'),
  accountMayLogOn: flag.describe('false: its workstations are limited, and this machine is not among them'),
});
const process = z.object({
  name: name.describe('such as setup.exe'),
  memoryBytes: number.describe('that it uses'),
  startedAt: time.describe('local time'),
});
export const account = z.object({
  name: name.describe('without a password, ever'),
  lockedOut: flag.describe('after wrong passwords'),
  disabled: flag.describe('by an administrator'),
  passwordExpired: flag.describe('it must be changed'),
  passwordLastSet: time.describe('local time'),
});
const registryValue = z.object({
  key: name.describe('the whole path, from HKEY_ on'),
  name: z.string().describe('of the value; empty: the default one'),
  value: z
    .union([z.string(), z.number(), z.array(z.string())])
    .nullish()
    .describe('REG_SZ, REG_DWORD or REG_MULTI_SZ; binary ones are not taken over'),
});
export const domainRole = z
  .enum(['pdc', 'bdc', 'member', 'standalone'])
  .nullish()
  .describe('pdc and bdc: it is a domain controller; standalone: it is in no domain');

/** What can be collected of any machine. */
export const machine = {
  volumes: list(volume).describe('drives'),
  folders: list(folder).describe('folders that articles speak of, such as inboxes'),
  files: list(file).describe('files that articles speak of'),
  shares: list(share).describe('[] is "none"; absent is "not collected"'),
  services: list(service).describe('that were listed or asked for; one that is not there has the state missing'),
  processes: list(process).describe('that run'),
  accounts: list(account).describe('local accounts'),
  registry: list(registryValue).describe('values of SMS and metering; no passwords, accounts or keys'),
  domainRole,
  os: z
    .enum(['9x', 'NT4', 'W2K'])
    .nullish()
    .describe('9x is Windows 95 or 98, NT4 is Windows NT 4.0, W2K is Windows 2000'),
  odbcVersion: text.describe('of the ODBC components, as they say it'),
  profiles: list(
    z.object({ name: name.describe('of the folder'), account: text.describe('whose profile it is') }),
  ).describe('profile folders, or entries of ProfileList'),
  clock: time.describe('its own local time at the moment of collection'),
};
