/**
 * Decodes and reads each artefact of a bundle. Some artefacts tell the code page and the date order of the others, so those are
 * looked for first. Logs in the bundle are only listed: the commands that read logs take care of them.
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

const unknownMachine = 'whose it is, is not known: put it into site/, servers/<NAME>/ or clients/<NAME>/';
const mostHintBytes = 64 * 1024;

/** A file of such a name that is no artefact is read as a log by `scan`. */
const isSavedLog = logNameTest(catalogue.logs);

/** What the artefacts say, one by one; `buildSnapshot` puts it together. */
export interface ReadBundle {
  readonly placed: ReadFrom[];
  readonly sources: Sources;
  readonly problems: Problems;
  /** The problems among these that are unreadable files. */
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
      continue;
    }
    const { readings, kinds, problems } = read;
    if (readings.length === 0) {
      if (isSavedLog(path)) bundle.sources.push({ path, kind: 'log', machine, bytes: size });
      else unrecognised.push({ path, problem: problems.join('; ') });
      continue;
    }
    bundle.placed.push(...readings.map((reading) => ({ place, reading, path })));
    bundle.sources.push({ path, kind: kinds.join(', '), machine, bytes: size });
    if (place === null && readings.some(needsPlace)) bundle.problems.push({ path, problem: unknownMachine });
    bundle.problems.push(...problems.map((problem) => ({ path, problem })));
  }
  bundle.problems.push(...otherSites(bundle.placed), ...describeUnread(unrecognised));
  return bundle;
}

/** Code page and date order are told by small artefacts, so large ones are not read for them. */
async function localeHints(artefacts: readonly FoundArtefact[]): Promise<LocaleHints> {
  const hints = new LocaleHints();
  for (const { path, size, read } of artefacts) {
    if (size > mostHintBytes || isLogOnly(path)) continue;
    try {
      hints.add(placeOf(path), decodeCapture(await read(), 'ansi', null));
    } catch {
      // readArtefacts reads it again, and reports the error.
    }
  }
  return hints;
}

/** An echoed command line may hold a password. */
function masked(command: string): string {
  return maskSecrets(command).text;
}

/** @returns a text where it cannot be read: the reason */
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

/** Whether a file with the name of a log holds the saved output of a command, which is always small. */
async function holdsArtefact({ path, size, read }: FoundArtefact): Promise<boolean> {
  if (size > mostHintBytes) return false;
  try {
    return isArtefactInLog(path, decodeCapture(await read(), 'ansi', null));
  } catch {
    // The commands that read logs report it.
    return false;
  }
}

/** Smssetup.log counts as an artefact too: it tells how far an upgrade is. */
function isLogOnly(path: string): boolean {
  return isLogName(path) && !/(?:^|\/)smssetup[^/]*$/i.test(path);
}
