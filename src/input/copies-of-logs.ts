/**
 * Finds groups of files in one folder whose names say that they are the same metering log, at least one of them a copy
 * (`Licsvcfg-old.log`, `Copy of Licsvcfg.log`). A log and its rollover alone make no group, so most folders have none.
 */
import type { LogKnowledge } from '../model/log.js';
import type { Source } from '../model/source.js';
import { type LogName, readLogName } from './log-name.js';

export interface SameLog<T> {
  /** The stem of the log's name, such as `licsvcfg`. */
  readonly stem: string;
  readonly members: readonly T[];
}

/** @param partsOf gives the sources that a member consists of */
export function copiesOfLogs<T>(
  all: readonly T[],
  partsOf: (one: T) => readonly Source[],
  knowledge: LogKnowledge,
): SameLog<T>[] {
  const nameOf = ({ fileName }: Source): LogName => readLogName(fileName, knowledge);
  const isCopy = (source: Source): boolean => {
    const { copyOf, rolloverKey } = nameOf(source);
    return copyOf !== null && copyOf !== rolloverKey;
  };
  if (!all.some((one) => partsOf(one).some(isCopy))) return [];
  const groups = new Map<string, { stem: string; members: T[]; parts: Source[] }>();
  for (const one of all) {
    const parts = partsOf(one);
    const [first] = parts;
    const stem = first === undefined ? null : nameOf(first).copyOf;
    if (first === undefined || stem === null || parts.some(({ rereadable }) => !rereadable)) continue;
    const key = `${first.folder}\n${stem}`;
    const group = groups.get(key) ?? { stem, members: [], parts: [] };
    groups.set(key, group);
    group.members.push(one);
    group.parts.push(...parts);
  }
  return [...groups.values()].filter(({ members, parts }) => members.length > 1 && parts.some(isCopy));
}
