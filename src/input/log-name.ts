/** What the name of a file says about it. */
import type { LogIdentity, LogKnowledge } from '../model/log.js';

export interface LogName {
  /** Without a compression suffix. */
  readonly fileName: string;
  readonly identity: LogIdentity;
  /** Key under which a log and its rollover meet; null for a name that takes no part in rollover. */
  readonly rolloverKey: string | null;
  /** The stem of the metering log that it is, or that its name calls it a copy of; null for others. */
  readonly copyOf: string | null;
  /** The older generation: at its limit a log is renamed, the last letter of its extension becoming `_` (Q172790). */
  readonly older: boolean;
}

/** Remembered by name: a hundred sites have logs of the same names. */
const known = new WeakMap<LogKnowledge, Map<string, LogName>>();
const mostKnown = 1000;

export function readLogName(baseName: string, knowledge: LogKnowledge): LogName {
  const names = known.get(knowledge) ?? new Map<string, LogName>();
  known.set(knowledge, names);
  const name = names.get(baseName) ?? toLogName(baseName, knowledge);
  if (names.size < mostKnown) names.set(baseName, name);
  return name;
}

function toLogName(baseName: string, knowledge: LogKnowledge): LogName {
  const fileName = baseName.replace(/\.gz$/i, '');
  const found = /^(.+)\.(log|lo_)$/i.exec(fileName);
  const stem = (found?.[1] ?? fileName.replace(/\..*$/, '')).toLowerCase();
  const identity = identify(stem, knowledge);
  const copyOf = copiedStem(fileName.toLowerCase(), knowledge);
  return {
    fileName,
    identity: identity.kind === 'unknown' && copyOf !== null ? { ...identity, copyOf } : identity,
    rolloverKey: found ? stem : null,
    copyOf,
    older: found?.[2]?.toLowerCase() === 'lo_',
  };
}

/** A name without its ending, as names of logs are compared: `Smsexec.lo_` is of `smsexec`. */
export function stemOf(fileName: string): string {
  return fileName.replace(/\.[^.]*$/, '').toLowerCase();
}

/** What Windows puts before the name of a copy, in a few of its languages. */
const before = /^(?:(?:copy|kopie|copie|copia)(?: \(\d+\))?(?: of| von| de| di)? |(?:old|backup)[-_ ])?$/;
/** What people put behind the name of an older log, and dates. Any other word may be the name of another site. */
const behind = /^(?:[-_ .()\d]|log|lo_|txt|old|bak|sav|copy|kopie|copie|copia|backup|orig)*$/;

function copiedStem(name: string, { metering }: LogKnowledge): string | null {
  const stems = metering.flatMap((log) => log.stems).filter((stem) => name.includes(stem));
  const isCalled = (stem: string): boolean => {
    const at = name.indexOf(stem);
    return before.test(name.slice(0, at)) && behind.test(name.slice(at + stem.length));
  };
  return stems.filter(isCalled).sort((one, other) => other.length - one.length)[0] ?? null;
}

function identify(stem: string, knowledge: LogKnowledge): LogIdentity {
  const metering = knowledge.metering.find((log) => log.stems.includes(stem));
  if (metering) return { kind: 'metering', log: metering.name };
  const neighbour = knowledge.neighbours.find((log) => log.stems.includes(stem));
  if (neighbour) return { kind: 'other', log: neighbour.name };
  return knowledge.others.includes(stem) ? { kind: 'other', log: stem } : { kind: 'unknown' };
}
