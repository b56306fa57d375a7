/** `filever`: versions of files. The folder is in the echoed command, and shows which files are the agent that the site gives to clients. */
import type { SnapshotFile } from '../model/snapshot.js';
import { machineAsked } from './named-server.js';
import { placeOf } from './place-of.js';
import { readSize } from './read-size.js';
import type { Reader, Reading } from './reading.js';

/** Attributes, platform, kind, language, version, flags, size, date, name. */
export const fileverRow =
  /^[-a-z]{4,6}\s+(W\d\d[a-z]?|W16|DOS|-)\s+\S+\s+\S+\s+(\d[\d.]*|-)\s+(?:[a-z-]{1,5}\s+)?(\d[\d,.\u00a0]*)\s+(\d\d)-(\d\d)-(\d{4})\s+(\S.*)$/i;
const platforms: Readonly<Record<string, string>> = { w32i: 'i386', w32a: 'alpha' };

export const readFilever: Reader = ({ lines, command, path }) => {
  const folder = folderOf(command);
  const files = lines.flatMap((line) => readRow(line, folder));
  const odbc = files.find(({ name }) => /^odbc32\.dll$/i.test(name))?.version;
  // An agent among the files of the site server, in no known folder, is the one that it gives to clients.
  const isSite = placeOf(path)?.kind === 'site';
  const agent = files.filter((file) => isAgentFolder(file.path) || (isSite && !file.path && isAgentFile(file.name)));
  const own = files.filter((file) => !agent.includes(file));
  const machine = { ...(own.length > 0 ? { files: own } : {}), ...(odbc ? { odbcVersion: odbc } : {}) };
  const wmi = wmiBuildOf(files);
  const reading: Reading = {
    of: machineAsked(command),
    machine,
    ...(wmi === null || !isSite ? {} : { site: { wmiBuild: wmi } }),
  };
  return agent.length > 0 ? { ...reading, clientAgent: { files: agent } } : reading;
};

/** The build in the version of `winmgmt.exe`, such as 698 or 1085 (Q213410). The parts before it are small. */
function wmiBuildOf(files: readonly SnapshotFile[]): number | null {
  const version = files.find(({ name }) => /^winmgmt\.exe$/i.test(name))?.version ?? '';
  return (
    version
      .split('.')
      .map(Number)
      .find((part) => part >= 500) ?? null
  );
}

/** `clicomp.src\licmtr` on the site server, `clicomp.box\licmtr` on a client access point. */
export function isAgentFolder(path: string | null | undefined): boolean {
  return /clicomp\.(?:src|box)\\licmtr(?:\\|$)/i.test(path ?? '');
}

function isAgentFile(name: string): boolean {
  return /^(?:licclint|liccli95)\.exe$/i.test(name);
}

function readRow(line: string, folder: string | null): SnapshotFile[] {
  const found = fileverRow.exec(line);
  if (!found) return [];
  const [, kind = '', version = '', size = '', month, day, year, whole = ''] = found;
  const cut = whole.lastIndexOf('\\');
  const path = cut > 0 ? whole.slice(0, cut) : folder;
  const platform = platforms[kind.toLowerCase()] ?? platformOf(path);
  const file: SnapshotFile = {
    name: whole.slice(cut + 1).trim(),
    bytes: readSize(size),
    present: true,
  };
  if (path !== null) file.path = path;
  if (platform !== null) file.platform = platform;
  if (/^\d{1,5}(?:\.\d{1,5}){1,3}$/.test(version)) file.version = version;
  const date = new Date(`${year}-${month}-${day}T00:00Z`);
  if (!Number.isNaN(date.getTime())) file.modified = `${year}-${month}-${day}T00:00`;
  return file.name === '' ? [] : [file];
}

function platformOf(path: string | null): string | null {
  return /\\(i386|alpha)(?:\\|$)/i.exec(path ?? '')?.[1]?.toLowerCase() ?? null;
}

/** The folder of the last argument of the command. */
function folderOf(command: string | null): string | null {
  const last =
    command
      ?.match(/"[^"]*"|\S+/g)
      ?.at(-1)
      ?.replaceAll('"', '') ?? '';
  const cut = last.lastIndexOf('\\');
  return cut > 1 ? last.slice(0, cut) : null;
}
