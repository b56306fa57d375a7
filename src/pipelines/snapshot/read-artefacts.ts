/**
 * The artefacts of a bundle, each decoded and read. What code page they are in, and in which order dates are, others of them tell; logs
 * among them are left to the commands that read logs.
 */
import { catalogue } from '../../catalogue/catalogue.generated.js';
import { type CapturePage, decodeCapture } from '../../decode/decode-capture.js';
import { messageOf } from '../../errors.js';
import type { FoundArtefact } from '../../input/collect-artefacts.js';
import { isLogName, logNameTest } from '../../input/find-files.js';
import { maskSecrets } from '../../redact/mask-secrets.js';
import { describeUnread } from '../../snapshot/describe-unread.js';
import { LocaleHints } from '../../snapshot/locale-hints.js';
import { otherSites } from '../../snapshot/other-sites.js';
import { needsPlace, placeOf } from '../../snapshot/place-of.js';
import type { ReadFrom } from '../../snapshot/placed-reading.js';
import { isArtefactInLog, pageOf, type ReadArtefact, readArtefact } from '../../snapshot/read-artefact.js';
import type { Problems, Sources } from '../../snapshot/reading.js';

const whose = 'whose it is, is not known: put it into site/, servers/<NAME>/ or clients/<NAME>/';
const mostHintBytes = 64 * 1024;

/** Under such a name a scan reads what is no artefact as a log. */
const isSavedLog = logNameTest(catalogue.logs);

/** What artefacts show, read but not put together yet. */
export interface ReadBundle {
  readonly placed: ReadFrom[];
  readonly sources: Sources;
  readonly problems: Problems;
  /** Those of the problems that are files which could not be read. */
  readonly unread: Problems;
}

export async function readArtefacts(artefacts: readonly FoundArtefact[]): Promise<ReadBundle> {
  const bundle: ReadBundle = { placed: [], sources: [], problems: [], unread: [] };
  const unrecognised: Problems = [];
  const hints = await localeHints(artefacts);
  for (const artefact of artefacts) {
    const { path, size } = artefact;
    const place = placeOf(path);
    const machine = place === null ? null : place.kind === 'site' ? 'site' : place.name;
    if (isLogOnly(path) && !(await holdsArtefact(artefact))) {
      bundle.sources.push({ path, kind: 'log', machine, bytes: size });
      continue;
    }
    const read = await readOne(artefact, hints);
    if (typeof read === 'string') {
      bundle.problems.push({ path, problem: read });
      bundle.unread.push({ path, problem: read });
    } else if (read.readings.length === 0 && isSavedLog(path))
      bundle.sources.push({ path, kind: 'log', machine, bytes: size });
    else if (read.readings.length === 0) unrecognised.push({ path, problem: read.problems.join('; ') });
    else {
      bundle.placed.push(...read.readings.map((reading) => ({ place, reading, path })));
      if (place === null && read.readings.some(needsPlace)) bundle.problems.push({ path, problem: whose });
      bundle.sources.push({ path, kind: read.kinds.join(', '), machine, bytes: size });
    }
    if (typeof read !== 'string' && read.readings.length > 0)
      bundle.problems.push(...read.problems.map((problem) => ({ path, problem })));
  }
  bundle.problems.push(...otherSites(bundle.placed), ...describeUnread(unrecognised));
  return bundle;
}

/** The code page and the order of dates stand in artefacts themselves, small ones, which are looked for first. */
async function localeHints(artefacts: readonly FoundArtefact[]): Promise<LocaleHints> {
  const hints = new LocaleHints();
  for (const { path, size, read } of artefacts) {
    if (size > mostHintBytes || isLogOnly(path)) continue;
    try {
      hints.add(placeOf(path), decodeCapture(await read(), 'ansi', null));
    } catch {
      // It is read again below, and named there.
    }
  }
  return hints;
}

/** An echoed command line may hold a password. */
function masked(command: string): string {
  return maskSecrets(command).text;
}

/** What could be read of it, or why it could not. */
async function readOne({ path, read }: FoundArtefact, hints: LocaleHints): Promise<ReadArtefact | string> {
  let bytes: Uint8Array;
  try {
    bytes = await read();
  } catch (error) {
    return `cannot be read: ${messageOf(error)}`;
  }
  const { consolePage, dateOrder } = hints.of(placeOf(path));
  const decode = (page: CapturePage): string => decodeCapture(bytes, page, consolePage);
  const text = decode('ansi');
  return readArtefact(path, pageOf(path, text) === 'oem' ? decode('oem') : text, dateOrder, masked);
}

/** What a command printed is small, and may have been given the name of a log. */
async function holdsArtefact({ path, size, read }: FoundArtefact): Promise<boolean> {
  if (size > mostHintBytes) return false;
  try {
    return isArtefactInLog(path, decodeCapture(await read(), 'ansi', null));
  } catch {
    // As a log it is named where it cannot be read.
    return false;
  }
}

/** Logs are read as logs. The log of setup tells how far an upgrade is, so it is an artefact too. */
function isLogOnly(path: string): boolean {
  return isLogName(path) && !/(?:^|\/)smssetup[^/]*$/i.test(path);
}
