/**
 * Drops earlier copies of a log: a copy equals the start of the log, which was continued since. Only logs in one folder whose names
 * say that they are the same log are compared.
 */
import type { InputProblem, Source, SourceReader } from '../model/source.js';
import type { SameLog } from './copies-of-logs.js';
import { blockSize, readBlock, readStart } from './read-start.js';

export async function dropEarlierCopies(
  sources: readonly Source[],
  copies: readonly SameLog<Source>[],
): Promise<{ sources: readonly Source[]; problems: InputProblem[] }> {
  const dropped = new Map<Source, Source>();
  for (const { members } of copies) {
    const starts = new Map<Source, string>();
    for (const one of members) starts.set(one, (await readStart(one)).toString('latin1'));
    const mayBegin = (one: Source, other: Source): boolean =>
      isShorter(one, other) && (starts.get(other) ?? '').startsWith(starts.get(one) ?? '');
    for (const one of members) {
      for (const other of members) {
        if (dropped.has(one) || dropped.has(other) || !mayBegin(one, other)) continue;
        if (await begins(one, other)) dropped.set(one, other);
      }
    }
  }
  return {
    sources: sources.filter((source) => !dropped.has(source)),
    problems: [...dropped].map(([{ path }, { path: whole }]) => ({
      path,
      kind: 'duplicate',
      problem: `same content as the start of ${whole}; counted once`,
    })),
  };
}

function isShorter(one: Source, other: Source): boolean {
  return one !== other && one.size !== 0 && (one.size === null || other.size === null || one.size < other.size);
}

/** Whether one log is the beginning of the other. False if one cannot be read; diagnosing it will report that. */
async function begins(one: Source, other: Source): Promise<boolean> {
  const readers: SourceReader[] = [];
  try {
    for (const source of [one, other]) readers.push(await source.open());
    const [short, long] = readers;
    if (!short || !long) return false;
    for (;;) {
      const own = await readBlock(short);
      const part = await readBlock(long);
      if (!own.equals(part.subarray(0, own.length))) return false;
      if (own.length < blockSize) return own.length < part.length || (await readBlock(long)).length > 0;
    }
  } catch {
    return false;
  } finally {
    for (const reader of readers) reader.close();
  }
}
