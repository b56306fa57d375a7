/**
 * Collects the logs that a run was given. Snapshots and reports of licdiag among them are left out: read as a log, a snapshot
 * would give a line for each of its status messages, and look healthy otherwise.
 */
import { parseJson } from '../decode/parse-json.js';
import { type CollectedSources, collectSources, type InputContext } from '../input/collect-sources.js';
import { readWholeFile } from '../input/read-whole-file.js';
import type { Source } from '../model/source.js';

/** What was given in place of a log. */
export interface NoLog {
  readonly path: string;
  readonly is: 'snapshot' | 'report';
}

/** Bytes. Larger files are not looked at: a snapshot takes some kilobytes. */
const mostBytes = 8 * 1024 * 1024;

/**
 * @param onNoLog called for each file that is left out
 * @throws what `collectSources` throws
 */
export async function collectLogs(
  args: readonly string[],
  context: InputContext,
  onNoLog?: (one: NoLog) => void,
): Promise<CollectedSources> {
  const collected = await collectSources(args, context);
  const sources = collected.sources.filter((source) => {
    const is = ownJson(source);
    if (is !== null) onNoLog?.({ path: source.path, is });
    return is === null;
  });
  return { ...collected, sources };
}

/** What a JSON file of licdiag is; null for anything else. */
function ownJson({ path, origin }: Source): NoLog['is'] | null {
  if (!/\.json$/i.test(path) || origin === null || origin === 'archive') return null;
  try {
    const data = parseJson(readWholeFile(origin.path, mostBytes));
    if (typeof data !== 'object' || data === null || !('schemaVersion' in data)) return null;
    // Reports have a schemaVersion too, but only they have a kind.
    return 'kind' in data ? 'report' : 'snapshot';
  } catch {
    // It cannot be read, or is no JSON.
    return null;
  }
}
