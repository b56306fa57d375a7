/** Reads what a file name says: which log it is, a rollover or not, a copy or not. */
import type { LogIdentity, LogKnowledge } from '../model/log.js';

export interface LogName {
  /** Without `.gz`. */
  readonly fileName: string;
  readonly identity: LogIdentity;
  /** The same for a log and its rollover; null for other names. */
  readonly rolloverKey: string | null;
  /** The stem of the metering log that it is, or is a copy of by its name; null for other logs. */
  readonly copyOf: string | null;
  /** It is the rollover: at its size limit a log is renamed, and the last letter of its extension becomes `_` (Q172790). */
  readonly older: boolean;
}

/** A cache by name: a hundred sites have logs of the same names. */
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

/** The name of a log without its extension, in lower case: `smsexec` for `Smsexec.lo_`. */
export function stemOf(fileName: string): string {
  return fileName.replace(/\.[^.]*$/, '').toLowerCase();
}

/** What Windows puts before the name of a copy, in several languages. */
const before = /^(?:(?:copy|kopie|copie|copia)(?: \(\d+\))?(?: of| von| de| di)? |(?:old|backup)[-_ ])?$/;
/** What people append to the name of an older log, such as dates. Any other word may be the name of another site. */
const behind = /^(?:[-_ .()~\d]|log|lo_|txt|old|bak|sav|copy|kopie|copie|copia|backup|orig)*$/;

/** Whether a file name, in lower case, is that of a log or of a copy of it. @param stem of the log, without `.log` */
export function isCalled(name: string, stem: string): boolean {
  const at = name.indexOf(stem);
  return at >= 0 && before.test(name.slice(0, at)) && behind.test(name.slice(at + stem.length));
}

function copiedStem(name: string, { metering }: LogKnowledge): string | null {
  const stems = metering.flatMap((log) => log.stems).filter((stem) => isCalled(name, stem));
  return stems.sort((one, other) => other.length - one.length)[0] ?? null;
}

function identify(stem: string, knowledge: LogKnowledge): LogIdentity {
  const metering = knowledge.metering.find((log) => log.stems.includes(stem));
  if (metering) return { kind: 'metering', log: metering.name };
  const neighbour = knowledge.neighbours.find((log) => log.stems.includes(stem));
  if (neighbour) return { kind: 'other', log: neighbour.name };
  return knowledge.others.includes(stem) ? { kind: 'other', log: stem } : { kind: 'unknown' };
}
