/** The reader of each kind of artefact, and the code page that it is written in. */

import { readNetShare } from './read-net-share.js';
import { readSc } from './read-sc.js';
import { readSiteControl } from './read-site-control.js';
import type { Reader } from './reading.js';
import type { ArtefactKind } from './recognise.js';

export interface ReaderEntry {
  /** `oem` is what a console printed. */
  readonly page: 'oem' | 'ansi';
  readonly read: Reader;
}

export const readers: Readonly<Record<ArtefactKind, ReaderEntry>> = {
  'net-share': { page: 'oem', read: readNetShare },
  sc: { page: 'oem', read: readSc },
  'site-control': { page: 'ansi', read: readSiteControl },
};
