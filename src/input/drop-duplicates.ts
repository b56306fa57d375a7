/**
 * The same log given twice counts once, told by its content. Only sources of equal size are compared, by a hash over all
 * their bytes; a source whose size is not known before reading (standard input, `.gz`) is hashed against any other.
 */
import type { InputProblem, Source } from '../model/source.js';

export async function dropDuplicates(
  sources: readonly Source[],
): Promise<{ sources: Source[]; problems: InputProblem[] }> {
  const isSuspect = suspicion(sources);
  const firstByHash = new Map<string, Source>();
  const kept: Source[] = [];
  const problems: InputProblem[] = [];
  for (const source of sources) {
    const hash = isSuspect(source) ? await contentHash(source) : null;
    const first = hash === null ? undefined : firstByHash.get(hash);
    if (first) {
      problems.push({ path: source.path, kind: 'duplicate', problem: `same content as ${first.path}; counted once` });
      continue;
    }
    if (hash !== null) firstByHash.set(hash, source);
    kept.push(source);
  }
  return { sources: kept, problems };
}

/** Whether another source may have the same content: equal size, or equal name where a size is not known. */
function suspicion(sources: readonly Source[]): (source: Source) => boolean {
  const keysOf = (source: Source): string[] => [`size ${source.size}`, `name ${source.fileName.toLowerCase()}`];
  const files = sources.filter((source) => source.path !== '-' && source.size !== 0);
  const counts = new Map<string, number>();
  for (const key of files.flatMap(keysOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const unknown = new Set(
    files.filter((source) => source.size === null).map((source) => source.fileName.toLowerCase()),
  );
  return (source) => {
    if (source.path === '-' || source.size === 0) return false;
    const [size = '', name = ''] = keysOf(source);
    return (
      (source.size !== null && (counts.get(size) ?? 0) > 1) ||
      (unknown.has(source.fileName.toLowerCase()) && (counts.get(name) ?? 0) > 1)
    );
  };
}

/** Null when it cannot be read: that is reported where it is read for its content. */
async function contentHash(source: Source): Promise<string | null> {
  const { createHash } = await import('node:crypto');
  const block = new Uint8Array(256 * 1024);
  const hash = createHash('sha256');
  try {
    const reader = await source.open();
    try {
      for (let got = -1; got !== 0; ) {
        got = await reader.read(block);
        hash.update(block.subarray(0, got));
      }
      return hash.digest('hex');
    } finally {
      reader.close();
    }
  } catch {
    return null;
  }
}
