/**
 * The same log given twice counts once, told by its content. Whole files are read for it only where their size and their
 * first bytes are those of another; a size that is not known before reading (`.gz`) may be any.
 */
import type { InputProblem, Source } from '../model/source.js';

const startSize = 16 * 1024;

export async function dropDuplicates(
  sources: readonly Source[],
): Promise<{ sources: readonly Source[]; problems: InputProblem[] }> {
  const readable = sources.filter((source) => source.rereadable && source.size !== 0);
  const likely = await likelyCopies(readable);
  if (likely.length === 0) return { sources, problems: [] };
  const firstByHash = new Map<string, Source>();
  const problems: InputProblem[] = [];
  const dropped = new Set<Source>();
  for (const source of likely) {
    const hash = await contentHash(source, Number.POSITIVE_INFINITY);
    const first = hash === null ? undefined : firstByHash.get(hash);
    if (hash !== null && !first) firstByHash.set(hash, source);
    if (!first) continue;
    dropped.add(source);
    problems.push({ path: source.path, kind: 'duplicate', problem: `same content as ${first.path}; counted once` });
  }
  return { sources: sources.filter((source) => !dropped.has(source)), problems };
}

/** Sources whose size and start are those of another. */
async function likelyCopies(sources: readonly Source[]): Promise<Source[]> {
  const sizes = countBy(sources, ({ size }) => String(size));
  const isUnknown = sources.some(({ size }) => size === null);
  const suspects = isUnknown ? sources : sources.filter(({ size }) => (sizes.get(String(size)) ?? 0) > 1);
  if (suspects.length < 2) return [];
  const starts = new Map<Source, string | null>();
  for (const source of suspects) starts.set(source, await contentHash(source, startSize));
  const counts = countBy(suspects, (source) => String(starts.get(source)));
  return suspects.filter((source) => (counts.get(String(starts.get(source))) ?? 0) > 1);
}

function countBy(sources: readonly Source[], keyOf: (source: Source) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const source of sources) counts.set(keyOf(source), (counts.get(keyOf(source)) ?? 0) + 1);
  return counts;
}

/** Null when it cannot be read: that is reported where it is read for its content. */
async function contentHash(source: Source, most: number): Promise<string | null> {
  const { createHash } = await import('node:crypto');
  const block = new Uint8Array(Math.min(most, 256 * 1024));
  const hash = createHash('sha256');
  try {
    const reader = await source.open();
    try {
      for (let got = -1, total = 0; got !== 0 && total < most; total += got) {
        got = await reader.read(block.subarray(0, Math.min(block.length, most - total)));
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
