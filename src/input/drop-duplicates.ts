/**
 * Drops logs that were given twice, by content, also where the log was continued after the copy was made. A whole file is read for
 * this only if its size and first bytes equal those of another one; the unknown size of a packed log equals any.
 */
import type { LogKnowledge } from '../model/log.js';
import type { InputProblem, Source } from '../model/source.js';
import { copiesOfLogs } from './copies-of-logs.js';
import { readLogName } from './log-name.js';
import { readStart } from './read-start.js';

interface Unique {
  readonly sources: readonly Source[];
  readonly problems: readonly InputProblem[];
}

export async function dropDuplicates(given: readonly Source[], knowledge: LogKnowledge): Promise<Unique> {
  const { sources, problems } = await dropCopies(given, knowledge);
  const copies = copiesOfLogs(sources, (source) => [source], knowledge);
  if (copies.length === 0) return { sources, problems };
  const { dropEarlierCopies } = await import('./drop-earlier-copies.js');
  const whole = await dropEarlierCopies(sources, copies);
  const { trimCopies } = await import('./trim-copies.js');
  const trimmed = await trimCopies(
    whole.sources,
    copiesOfLogs(whole.sources, (source) => [source], knowledge),
  );
  return { sources: trimmed.sources, problems: [...problems, ...whole.problems, ...trimmed.problems] };
}

async function dropCopies(sources: readonly Source[], knowledge: LogKnowledge): Promise<Unique> {
  const readable = sources.filter((source) => source.rereadable && source.size !== 0);
  const suspects = suspectsAmong(readable);
  if (suspects.length < 2) return { sources, problems: [] };
  const likely = await withSameStart(suspects);
  if (likely.length === 0) return { sources, problems: [] };
  // Loaded only now: node:crypto is slow to load, and in most folders no two logs begin alike.
  const { contentHash } = await import('./content-hash.js');
  const byHash = new Map<string, Source[]>();
  for (const source of likely) {
    const hash = await contentHash(source);
    if (hash !== null) byHash.set(hash, [...(byHash.get(hash) ?? []), source]);
  }
  const rankOf = ranking(sources, knowledge);
  const dropped = new Map<Source, Source>();
  for (const same of byHash.values()) {
    const kept = same.reduce((best, one) => (rankOf(one) > rankOf(best) ? one : best));
    for (const one of same) if (one !== kept) dropped.set(one, kept);
  }
  return {
    sources: sources.filter((source) => !dropped.has(source)),
    problems: [...dropped].map(([{ path }, { path: kept }]) => ({
      path,
      kind: 'duplicate',
      problem: `same content as ${kept}; counted once`,
    })),
  };
}

/** Which of several equal logs to keep (the highest rank): one with the name of a metering log, best one whose rollover lies beside it. */
function ranking(sources: readonly Source[], knowledge: LogKnowledge): (source: Source) => number {
  const runOf = ({ folder, fileName }: Source): string => `${folder}\n${readLogName(fileName, knowledge).rolloverKey}`;
  const counts = countBy(sources, runOf);
  return (source) => (source.identity.kind !== 'metering' ? 0 : (counts.get(runOf(source)) ?? 0) > 1 ? 2 : 1);
}

/** The sources whose size equals that of another one. Once one size is unknown, all of them. */
function suspectsAmong(sources: readonly Source[]): readonly Source[] {
  if (sources.some(({ size }) => size === null)) return sources;
  const sizes = countBy(sources, ({ size }) => String(size));
  return sources.filter(({ size }) => (sizes.get(String(size)) ?? 0) > 1);
}

/** The sources whose first bytes equal those of another one. */
async function withSameStart(sources: readonly Source[]): Promise<Source[]> {
  // Plain files were looked at already. The first bytes of packed logs are known only by unpacking; then all are read.
  const known = sources.map(knownStart);
  const areKnown = known.every((start) => start !== null);
  const starts = new Map<Source, string>();
  for (const [i, source] of sources.entries())
    starts.set(source, (areKnown ? known[i] : null) ?? (await readStart(source)).toString('latin1'));
  const counts = countBy(sources, (source) => starts.get(source) ?? '');
  return sources.filter((source) => (counts.get(starts.get(source) ?? '') ?? 0) > 1);
}

function knownStart({ size, origin }: Source): string | null {
  return size === null || origin === null || origin === 'archive' ? null : `${size} ${origin.start}`;
}

function countBy(sources: readonly Source[], keyOf: (source: Source) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const source of sources) counts.set(keyOf(source), (counts.get(keyOf(source)) ?? 0) + 1);
  return counts;
}
