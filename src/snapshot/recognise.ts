/**
 * Recognises the kind of an artefact by its content, whatever the file is called and whatever the language of Windows. The tests
 * are tried in order, the most certain first.
 */
import { dashes } from './net-list.js';
import { isDirHead, isDirRow } from './parse-dir.js';
import { collectorMark } from './read-collector.js';
import { compactRow } from './read-compact.js';
import { isEventRow } from './read-events.js';
import { fileverRow } from './read-filever.js';
import { isNetUser } from './read-net-user.js';
import { isProcessListing } from './read-processes.js';
import { setupLogLine } from './read-setup-log.js';
import { isMessageRow, isPrintedMessage } from './read-status-messages.js';
import { versionLine } from './read-version.js';

export interface Unrecognised {
  readonly lines: readonly string[];
  readonly command: string | null;
  readonly path: string;
}

/** What the tests look at: the start of the artefact without empty lines. */
interface Head {
  readonly first: string;
  readonly filled: readonly string[];
  readonly command: string;
  readonly fileName: string;
}

/** How many rows of a table are split into cells: the first ones show what it is, and a long listing would take too long. */
const mostTableRows = 50;
/** `Systemfehler 53 aufgetreten.`, `L'erreur système 53 s'est produite.` */
const errorWord = /^[^\s\d].*(?:syst|erro|fehler|fel )/i;
/** Other commands that print tables, of users, files or printers. */
const isOtherNet = /\bnet1? (?!share\b|view\b)[a-z]/i;
const some = (pattern: RegExp) => (head: Head) => head.filled.some((line) => pattern.test(line));

const tests = {
  collector: ({ first }) => collectorMark.test(first),
  registry: ({ first }) => /^(?:REGEDIT4|Windows Registry Editor Version 5\.00)\s*$/i.test(first),
  'site-control': some(/^\s*(?:SITE CONTROL FILE\s*\[|BEGIN_(?:FILE_DEFINITION|SITE_ACCOUNT|SYSTEM_RESOURCE_USE)\b)/),
  'client-config': some(/^\s*\[Component Configuration\]/i),
  'remodbc-ini': some(/^\s*(?:PackInterval|PackTime|FileName\s*=\s*Remodbc|BackupName\s*=\s*Remodbc)/i),
  'setup-log': ({ fileName, filled }) =>
    /^smssetup/i.test(fileName) ||
    filled.slice(0, 20).filter((line) => /^\s*</.test(line) && setupLogLine.test(line)).length >= 2,
  sc: some(/^\s*(?:SERVICE_NAME\s*:|\[SC\]\s)/),
  compact: some(compactRow),
  filever: some(fileverRow),
  dir: ({ filled }) => filled.some(isDirHead) && filled.some(isDirRow),
  'status-messages': ({ filled }) => isPrintedMessage(filled) || filled.slice(0, mostTableRows).some(isMessageRow),
  events: ({ filled }) =>
    filled.some((line) => /^\s*Event ID\s*:\s*\d/i.test(line)) || filled.slice(0, mostTableRows).some(isEventRow),
  processes: ({ filled }) => isProcessListing(filled),
  'net-share': ({ filled, command }) => {
    const start = filled.findIndex((line) => dashes.test(line));
    const rows = filled.slice(start).filter(isShareRow);
    if (start < 0 || isOtherNet.test(command) || namesServer(filled.slice(0, start))) return false;
    return rows.length > 0 && !rows.every(isOpenFile);
  },
  'net-error': (head) => isNetError(head),
  'net-view': ({ filled, command, fileName }) => {
    const start = filled.findIndex((line) => dashes.test(line));
    // A list of accounts or groups has the name of the server above it, too, but no names of columns in between.
    const isTable =
      start > 1 && namesServer(filled.slice(0, start - 1)) && !namesServer(filled.slice(start - 1, start));
    return (
      (isTable && !isOtherNet.test(command)) ||
      ((/\bnet1? view\b/i.test(command) || /^net[-_ ]?view/i.test(fileName)) && filled.length <= 3 && start < 0)
    );
  },
  'net-user': ({ filled }) => filled.some(isNetUser),
  'net-accounts': ({ filled, command, fileName }) =>
    filled.length > 1 &&
    (/\bnet1? accounts\b/i.test(command) ||
      /^net[-_]accounts/i.test(fileName) ||
      filled.some((line) => /^Computer role\b/i.test(line))),
  'net-time': ({ filled }) => filled.length <= 4 && /^\S.*\\\\\S+.*\d[./-]\d.*\d[:.]\d\d/.test(filled[0] ?? ''),
  version: ({ filled, first }) => filled.length <= 3 && versionLine.test(first),
  'code-page': ({ filled, first }) => filled.length === 1 && /^\D{4,40}:\s?\d{3,5}\.?\s*$/.test(first),
  compver: ({ filled, fileName, command }) =>
    filled.length <= 8 &&
    (/compver/i.test(fileName) || /compver/i.test(command) || /^\s*\[/.test(filled[0] ?? '')) &&
    filled.some((line) => /\d+\.\d+\.\d+\.\d+/.test(line)),
  'net-start': (head) => isNetStart(head),
} as const satisfies Record<string, (head: Head) => boolean>;

export type ArtefactKind = keyof typeof tests;

const kinds = Object.keys(tests).filter((kind): kind is ArtefactKind => kind in tests);
/** How many lines, and letters of each, are looked at: enough to recognise any artefact, even in a listing of a whole disk. */
const mostLines = 2000;
const mostWidth = 400;

export function recognise({ lines, command, path }: Unrecognised): ArtefactKind | null {
  const filled = lines.slice(0, mostLines).flatMap((line) => (line.trim() === '' ? [] : line.slice(0, mostWidth)));
  const head = { filled, first: filled[0]?.trim() ?? '', command: command ?? '', fileName: path.replace(/^.*\//, '') };
  return kinds.find((kind) => tests[kind](head)) ?? null;
}

function namesServer(title: readonly string[]): boolean {
  return title.some((line) => /^\S.*\\\\\S+\s*$/.test(line) || /^(?:\S.*\s)?\\\\\S+(?:\s|$)/.test(line));
}

function isShareRow(line: string): boolean {
  return /^(?:ADMIN|IPC)\$\s|^\S.*\s[A-Za-z]:\\/.test(line);
}

/** A row of `net file`: the number of an open file, and its path. */
function isOpenFile(line: string): boolean {
  return /^\d+\s+[A-Za-z]:\\/.test(line);
}

/**
 * A heading with an indented list below it may be a note of somebody. So the heading must name Windows (that it does in every
 * language is inferred) and the list must be sorted, unless the command or the file name says that it is of `net start`.
 */
function isNetStart({ filled, command, fileName }: Head): boolean {
  const [title = '', ...rows] = filled;
  const services = rows.slice(0, -1);
  if (rows.length < 2 || !/^\S.*[:：]\s*$/.test(title) || !services.every((line) => /^ {3}\S/.test(line))) return false;
  if (/\bnet1? start\b/i.test(command) || /^net[-_ ]?start/i.test(fileName)) return true;
  const letters = services.flatMap((line) => /^ {3}([A-Za-z])/.exec(line)?.[1]?.toLowerCase() ?? []);
  return /windows/i.test(title) && letters.every((letter, i) => letter >= (letters[i - 1] ?? letter));
}

/** `System error 53 has occurred.` in any language. If the command was about a server, the number alone is enough. */
function isNetError({ filled, command, fileName }: Head): boolean {
  const first = filled[0] ?? '';
  if (filled.length > 8 || /:\s*$/.test(first)) return false;
  const asksServer = /\bnet1? (?:view|time)\b/i.test(command) || /^net[-_ ]?(?:view|time)/i.test(fileName);
  return (asksServer || errorWord.test(first)) && /^[^\s\d\\][^\\]*\b\d{1,5}\b/.test(first);
}
