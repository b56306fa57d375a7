/**
 * Collects the logs that a run was given. Snapshots and reports of licdiag among them are left out: read as a log, a snapshot
 * would give a line for each of its status messages, and look healthy otherwise.
 */
import { parseJson } from '../decode/parse-json.js';
import { type CollectedSources, collectSources, type InputContext } from '../input/collect-sources.js';
import { bytesReader } from '../input/keep-bytes.js';
import { blockSize, startSize } from '../input/read-start.js';
import type { Source, SourceReader } from '../model/source.js';

/** What was given in place of a log. */
export interface NoLog {
  readonly path: string;
  readonly is: 'snapshot' | 'report';
}

/** Bytes. Of a larger file it is not looked for: a snapshot takes some kilobytes. */
const mostBytes = 8 * 1024 * 1024;

/**
 * @param onNoLog called for each file that is left out. What can be read only once is not: opening it fails with the reason
 * @throws what `collectSources` throws
 */
export async function collectLogs(
  args: readonly string[],
  context: InputContext,
  onNoLog?: (one: NoLog) => void,
): Promise<CollectedSources> {
  const collected = await collectSources(args, context);
  const sources: Source[] = [];
  for (const source of collected.sources) {
    if (!source.rereadable) sources.push({ ...source, open: async () => refusingOwnJson(await source.open()) });
    else {
      const is = mayBeOwnJson(source) ? await ownJson(source) : null;
      if (is === null) sources.push(source);
      else onNoLog?.({ path: source.path, is });
    }
  }
  return { ...collected, sources };
}

/** Folders and archives give only files with the name of a log. */
function mayBeOwnJson({ named, identity, path }: Source): boolean {
  return named && (identity.kind === 'unknown' || /\.json(?:\.gz)?$/i.test(path));
}

/** What a JSON file of licdiag is; null for anything else. */
async function ownJson(source: Source): Promise<NoLog['is'] | null> {
  try {
    const reader = await source.open();
    const { bytes } = await readIfJson(reader);
    reader.close();
    return kindOf(bytes);
  } catch {
    // It cannot be read: diagnosing it will report that.
    return null;
  }
}

/** @throws where the reader gives a JSON file of licdiag; it is closed then */
async function refusingOwnJson(reader: SourceReader): Promise<SourceReader> {
  const { bytes, failure } = await readIfJson(reader);
  const is = kindOf(bytes);
  const close = (): void => reader.close();
  if (is === null)
    return bytesReader(bytes, failure === null ? reader : { read: () => Promise.reject(failure), close });
  close();
  throw new Error(`is ${is === 'report' ? 'a report of licdiag' : 'a site snapshot'} and no log`);
}

/** Reads all if the first bytes may begin JSON, else only these. @returns also what the reader threw behind the bytes */
async function readIfJson(reader: SourceReader): Promise<{ readonly bytes: Buffer; readonly failure: unknown }> {
  let bytes = Buffer.alloc(0);
  try {
    for (let got = -1; got !== 0 && bytes.length < mostBytes && mayBeginJson(bytes); ) {
      const block = Buffer.alloc(blockSize);
      got = await reader.read(block);
      bytes = Buffer.concat([bytes, block.subarray(0, got)]);
    }
    return { bytes, failure: null };
  } catch (failure) {
    return { bytes, failure };
  }
}

/** Whether an object may begin behind a byte order mark and blanks, also in UTF-16. */
function mayBeginJson(bytes: Buffer): boolean {
  return /^[\xef\xbb\xbf\xfe\xff\s\0]*(?:\{[\s\0]*(?:"|$)|$)/.test(bytes.toString('latin1', 0, startSize));
}

function kindOf(bytes: Buffer): NoLog['is'] | null {
  try {
    const data = parseJson(bytes);
    if (typeof data !== 'object' || data === null || !('schemaVersion' in data)) return null;
    // In the JSON of other programs it is often a text, such as "1.0".
    if (typeof data.schemaVersion !== 'number') return null;
    // Reports have a schemaVersion too, but only they have a kind.
    return 'kind' in data ? 'report' : 'snapshot';
  } catch {
    return null;
  }
}
