/**
 * From a path to a site snapshot: a normalised JSON, or a bundle (a directory or zip) of what was collected. This file knows
 * the stages that take part; like `diagnose.ts` it is a pipeline, and has no rules of its own about artefacts.
 */
import { catalogue } from '../catalogue/catalogue.generated.js';
import { type CapturePage, decodeCapture } from '../decode/decode-capture.js';
import { InputError, messageOf } from '../errors.js';
import {
  bundleKind,
  collectArtefacts,
  type FoundArtefact,
  lookAtPath,
  readArtefactFile,
} from '../input/collect-artefacts.js';
import { diskPath, type Place, toSlashes } from '../input/disk-path.js';
import { isLogName, logNameTest } from '../input/find-files.js';
import type { Snapshot } from '../model/snapshot.js';
import { buildSnapshot } from '../snapshot/build-snapshot.js';
import { describeUnread } from '../snapshot/describe-unread.js';
import { LocaleHints } from '../snapshot/locale-hints.js';
import { otherSites, type ReadFrom } from '../snapshot/other-sites.js';
import { needsPlace, placeOf } from '../snapshot/place-of.js';
import { isArtefactInLog, pageOf, type ReadArtefact, readArtefact } from '../snapshot/read-artefact.js';
import type { Problems, Sources } from '../snapshot/reading.js';

export interface ReadSnapshot {
  /** As the user gave it, with `/`. */
  readonly path: string;
  /** A normalised JSON, or what was collected. */
  readonly kind: 'json' | 'bundle';
  readonly snapshot: Snapshot;
  /** What could not be read, or not be used, while it was collected or read. */
  readonly problems: Problems;
  /** What was ignored, and does no harm: fields that this licdiag does not know. */
  readonly notes: readonly string[];
}

/** @throws InputError naming the file, and the field where there is one. */
export async function loadSnapshots(paths: readonly string[], context: Place): Promise<{ snapshots: ReadSnapshot[] }> {
  const snapshots: ReadSnapshot[] = [];
  for (const path of paths) snapshots.push(await loadSnapshot(path, context));
  return { snapshots };
}

/**
 * Snapshots from paths given to be scanned: those of them that hold artefacts in the layout `site/`, `servers/<NAME>/`,
 * `clients/<NAME>/` beside the logs. Others are passed over, without reading a file.
 */
export async function loadBundles(paths: readonly string[], context: Place): Promise<ReadSnapshot[]> {
  const snapshots: ReadSnapshot[] = [];
  for (const path of paths) {
    const onDisk = diskPath(path, context);
    const { kind } = lookAtPath(onDisk);
    // A zip that cannot be opened is named where its logs are looked for.
    if (kind === null) continue;
    const read = await readBundle(onDisk, toSlashes(path, context.platform), kind).catch(() => null);
    if (read !== null) snapshots.push(read);
  }
  return snapshots;
}

/** @throws InputError naming the file, and the field where there is one. */
export async function loadSnapshot(path: string, context: Place): Promise<ReadSnapshot> {
  const onDisk = diskPath(path, context);
  const shown = toSlashes(path, context.platform);
  try {
    const kind = bundleKind(onDisk);
    if (kind === null) throw new InputError(`${shown}: no such file or directory`);
    if (kind === 'file') return await parseSnapshot(readArtefactFile(onDisk), shown);
    return await readBundle(onDisk, shown, kind);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(
      `${shown}: the snapshot cannot be read: ${messageOf(error)}`,
      'give the JSON of "licdiag snapshot build", or the directory or zip that the collector wrote',
    );
  }
}

/** Unknown fields are no fault: a newer licdiag may have written them. */
async function parseSnapshot(bytes: Uint8Array, shown: string): Promise<ReadSnapshot> {
  const { checkSnapshot } = await import('../snapshot/check-snapshot.js');
  const { snapshot, notes } = checkSnapshot(decodeCapture(bytes, 'ansi', null), shown);
  return { path: shown, kind: 'json', snapshot, problems: snapshot.problems ?? [], notes };
}

/** @throws when it holds no artefact, or none that can be read */
async function readBundle(onDisk: string, shown: string, kind: 'directory' | 'zip'): Promise<ReadSnapshot> {
  const listing = await collectArtefacts(onDisk, kind);
  try {
    const bundle = await readArtefacts(listing.artefacts);
    if (bundle.placed.length === 0) throw nothingIn(shown, [...listing.problems, ...bundle.unread]);
    const problems = [...listing.problems.map(({ path, problem }) => ({ path, problem })), ...bundle.problems];
    const snapshot = buildSnapshot(bundle.placed, bundle.sources, problems);
    return { path: shown, kind: 'bundle', snapshot, problems: snapshot.problems ?? [], notes: [] };
  } finally {
    listing.close();
  }
}

/** That nothing is there is known only where everything could be read. */
function nothingIn(shown: string, [first]: Problems): InputError {
  if (first === undefined)
    return new InputError(
      `${shown}: no artefact was recognised in it`,
      'give the folder that holds site/, servers/<NAME>/ and clients/<NAME>/; "licdiag snapshot collector" prints a script that makes it',
    );
  return new InputError(
    `${shown}: no artefact was recognised in it, and not all could be read: ${first.path === '.' ? '' : `${first.path}: `}${first.problem}`,
  );
}

interface ReadBundle {
  readonly placed: ReadFrom[];
  readonly sources: Sources;
  readonly problems: Problems;
  /** Those of the problems that are files which could not be read. */
  readonly unread: Problems;
}

async function readArtefacts(artefacts: readonly FoundArtefact[]): Promise<ReadBundle> {
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

const whose = 'whose it is, is not known: put it into site/, servers/<NAME>/ or clients/<NAME>/';
const mostHintBytes = 64 * 1024;

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
  return readArtefact(path, pageOf(path, text) === 'oem' ? decode('oem') : text, dateOrder);
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

/** Under such a name a scan reads what is no artefact as a log. */
const isSavedLog = logNameTest(catalogue.logs);

/** Logs are read as logs. The log of setup tells how far an upgrade is, so it is an artefact too. */
function isLogOnly(path: string): boolean {
  return isLogName(path) && !/(?:^|\/)smssetup[^/]*$/i.test(path);
}
