/** The reader of each kind of artefact, and the code page in which that kind is written. */
import { readClientConfig } from './read-client-config.js';
import { readCollector } from './read-collector.js';
import { readCompact } from './read-compact.js';
import { readCompver } from './read-compver.js';
import { readDir } from './read-dir.js';
import { readEvents } from './read-events.js';
import { readFilever } from './read-filever.js';
import { readNetAccounts } from './read-net-accounts.js';
import { readNetError } from './read-net-error.js';
import { readNetShare } from './read-net-share.js';
import { readNetStart } from './read-net-start.js';
import { readNetTime } from './read-net-time.js';
import { readNetUser } from './read-net-user.js';
import { readNetView } from './read-net-view.js';
import { readProcesses } from './read-processes.js';
import { readRegistry } from './read-registry.js';
import { readRemodbcIni } from './read-remodbc-ini.js';
import { readSc } from './read-sc.js';
import { readSetupLog } from './read-setup-log.js';
import { readSiteControl } from './read-site-control.js';
import { readStatusMessages } from './read-status-messages.js';
import { readVersion } from './read-version.js';
import type { Reader } from './reading.js';
import type { ArtefactKind } from './recognise.js';

export interface ReaderEntry {
  /** `oem` for output of a console, `ansi` for files that programs write. */
  readonly page: 'oem' | 'ansi';
  readonly read: Reader;
}

export const readers: Readonly<Record<ArtefactKind, ReaderEntry>> = {
  collector: { page: 'oem', read: readCollector },
  registry: { page: 'ansi', read: readRegistry },
  'site-control': { page: 'ansi', read: readSiteControl },
  'client-config': { page: 'ansi', read: readClientConfig },
  'remodbc-ini': { page: 'ansi', read: readRemodbcIni },
  'setup-log': { page: 'ansi', read: readSetupLog },
  sc: { page: 'oem', read: readSc },
  compact: { page: 'oem', read: readCompact },
  filever: { page: 'oem', read: readFilever },
  dir: { page: 'oem', read: readDir },
  'status-messages': { page: 'ansi', read: readStatusMessages },
  events: { page: 'ansi', read: readEvents },
  'net-share': { page: 'oem', read: readNetShare },
  'net-view': { page: 'oem', read: readNetView },
  'net-error': { page: 'oem', read: readNetError },
  'net-user': { page: 'oem', read: readNetUser },
  'net-accounts': { page: 'oem', read: readNetAccounts },
  'net-time': { page: 'oem', read: readNetTime },
  version: { page: 'oem', read: readVersion },
  'code-page': { page: 'oem', read: () => ({}) },
  processes: { page: 'oem', read: readProcesses },
  compver: { page: 'ansi', read: readCompver },
  'net-start': { page: 'oem', read: readNetStart },
};
