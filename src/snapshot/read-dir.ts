/**
 * Takes facts from a listing: files that articles name, how many files wait in inboxes and since when, free space. Everything else
 * is left out. A file that is not listed is no fact, since the collector records which files it looked for and did not find.
 */
import type { SnapshotFile } from '../model/snapshot.js';
import { namedServer } from './named-server.js';
import { type ListedFolder, parseDir } from './parse-dir.js';
import { isAgentFolder } from './read-filever.js';
import type { MachineFacts, Reader, Reading, Site } from './reading.js';

/** The files that articles name, in small letters. */
const known = new Set(
  `abc32acc.dll abc32.srv abc32srv.dll abcoff32.dll abcstb32.dll ignprod.dll licadmin.exe liccli95.exe licclint.exe licdelns.dll
  licgphwz.dll liclogon.dll licrepwz.dll licsrvc.dll licsvcfg.dll listmaint.dll prodpage.ocx productdb.dll remodbc.exe remodbc.ini
  srvrview.ocx compverlicmtr.ini vfp_pack.exe proddbrs.dll dbup.ini nonlic.dbf odbcint.dll odbc32.dll smsprov.mof perfc009.dat
  perfh009.dat clicore.exe clisvcl.exe ccmcore.exe nt_logon.dll winmgmt.exe smsexec_prochist.dat sms_def.mof machinfo.bat smssetup.log
  licmtr.cfg sitectrl.ct0 install.map inboxlck.tok smsmbkup.ctl smsbkup.ctl autorun.exe autorun.inf`.split(/\s+/),
);
const mostFiles = 2000;
const inbox = /\\inboxes\\(\S.*)$/i;

export const readDir: Reader = ({ lines, dateOrder }) => {
  const { folders, freeBytes } = parseDir(lines, dateOrder);
  const of = namedServer(folders[0]?.path.startsWith('\\\\') ? folders[0].path : '');
  const files = folders.flatMap(filesOf).slice(0, mostFiles);
  const agent = files.filter(({ path }) => isAgentFolder(path));
  const own = files.filter((file) => !agent.includes(file));
  const drive = /^[A-Za-z]:/.exec(folders[0]?.path ?? '')?.[0]?.toUpperCase();
  const machine: Partial<MachineFacts> = {
    ...(own.length > 0 ? { files: own } : {}),
    ...(freeBytes !== null && drive !== undefined ? { volumes: [{ path: drive, freeBytes }] } : {}),
  };
  const setupAt = files.find(({ name }) => name.toLowerCase() === 'smssetup.log')?.modified;
  const reading: Reading = {
    of,
    machine,
    site: of === null ? siteFacts(folders) : {},
    server: offlineFacts(folders),
    client: agentFacts(folders, freeBytes !== null),
    ...(agent.length > 0 ? { clientAgent: { files: agent } } : {}),
    ...(setupAt && of === null ? { upgrade: { lastProgressAt: setupAt } } : {}),
    problems: cutInWords(folders.filter(isCutInbox)),
  };
  return reading;
};

/** One problem for all, since a listing may have lost the totals of each folder. */
function cutInWords([first, ...others]: readonly ListedFolder[]): string[] {
  if (first === undefined) return [];
  const rest = others.length === 0 ? '' : ` (and of ${others.length} more)`;
  return [`the list of ${first.path}${rest} has no totals, so it may be cut: how much waits there is not known`];
}

function isCutInbox({ path, isWhole }: ListedFolder): boolean {
  return !isWhole && inbox.test(path);
}

/** The files of a folder that articles name. */
function filesOf({ path, files }: ListedFolder): SnapshotFile[] {
  return files
    .filter(({ name }) => known.has(name.toLowerCase()))
    .map(({ name, bytes, modified }) => ({
      name,
      path,
      bytes,
      present: true,
      ...(modified === null ? {} : { modified }),
    }));
}

/** Of an inbox that was cut, and of one that only the list of its parent shows, no more than the name: what waits there is not known. */
function siteFacts(folders: readonly ListedFolder[]): Partial<Site> {
  const listed = new Set(folders.map(({ path }) => path.toUpperCase()));
  const unlisted = folders
    .flatMap(({ path, folders: names }) =>
      names.filter((name) => !/^\.\.?$/.test(name)).map((name) => `${path}\\${name}`),
    )
    .filter((path) => !listed.has(path.toUpperCase()))
    .map((path) => ({ path, files: [], isWhole: false }));
  const inboxes = [...folders, ...unlisted].flatMap((folder) => {
    const name = inbox.exec(folder.path)?.[1];
    if (name === undefined || isMeteringInbox(folder)) return [];
    return [folder.isWhole ? { name, files: folder.files.length, ...oldestIn(folder) } : { name }];
  });
  return {
    ...(inboxes.length > 0 ? { inboxes: inboxes.slice(0, mostFiles) } : {}),
    ...logFacts(folders),
  };
}

/** Logs of the threads of SMS_EXECUTIVE. A log older than the start of that service shows that its thread is silent (Q281603). */
function logFacts(folders: readonly ListedFolder[]): Partial<Site> {
  const logFiles = folders
    .filter(({ path }) => /\\logs$/i.test(path) && !/\\ms\\sms\\logs$/i.test(path))
    .flatMap(({ files }) => files)
    .filter(({ name }) => /\.lo[g_]$/i.test(name))
    .map(({ name, modified }) => ({ name, modified }));
  return logFiles.length > 0 ? { logFiles: logFiles.slice(0, mostFiles) } : {};
}

/** Whether a client has the folder of the agent. A whole listing with the folders of other components would show it. */
function agentFacts(folders: readonly ListedFolder[], isWhole: boolean): NonNullable<Reading['client']> {
  const components = folders.filter(({ path }) => /\\ms\\sms\\clicomp\\[^\\]/i.test(path));
  if (components.length === 0) return {};
  const isListed = components.some(({ path }) => /\\clicomp\\licmtr(?:\\|$)/i.test(path));
  return isListed || isWhole ? { agentFolder: isListed } : {};
}

/** Clients leave their offline logs in `LicMtr\Inboxes\Offline` (Q263023). */
function isMeteringInbox({ path }: Pick<ListedFolder, 'path'>): boolean {
  return /\\inboxes\\offline$/i.test(path);
}

function offlineFacts(folders: readonly ListedFolder[]): NonNullable<Reading['server']> {
  const offline = folders.find((folder) => isMeteringInbox(folder) && folder.isWhole);
  if (!offline) return {};
  const { oldest } = oldestIn(offline);
  return { offlineFiles: offline.files.length, ...(oldest === undefined ? {} : { offlineOldest: oldest }) };
}

/** The time of the oldest file, unless the time of some file is not known. */
function oldestIn({ files }: Pick<ListedFolder, 'files'>): { oldest?: string } {
  const times = files.map(({ modified }) => modified);
  const oldest = times.includes(null) ? undefined : times.filter((time) => time !== null).sort()[0];
  return oldest === undefined ? {} : { oldest };
}
