/** Which logs an entry may belong to: its component decides, then the name of its file; an unknown name may be any log. */
import type { LogIdentity, LogKnowledge } from '../model/log.js';

/** Null stands for any log; an empty set for none that matters. */
export type AllowedLogs = ReadonlySet<string> | null;

export class LogsOfEntry {
  private readonly sideOf = new Map<string, 'server' | 'client'>();
  private readonly bySide: Record<'server' | 'client', Set<string>>;
  private readonly byName: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly elsewhere: ReadonlySet<string>;
  private readonly none: ReadonlySet<string> = new Set();

  constructor(knowledge: LogKnowledge) {
    this.bySide = { server: new Set(), client: new Set() };
    for (const log of knowledge.metering) {
      this.bySide[log.side].add(log.name);
      for (const component of log.components) this.sideOf.set(withoutBlanks(component), log.side);
    }
    this.byName = new Map(knowledge.metering.map((log) => [log.name, new Set([log.name])]));
    this.elsewhere = new Set(knowledge.otherComponents);
  }

  /** @param component as in the trailer; a path counts by its last name. */
  allowed(component: string | null, file: LogIdentity): AllowedLogs {
    const own = file.kind === 'metering' ? (this.byName.get(file.log) ?? this.none) : this.none;
    if (component === null) return file.kind === 'unknown' ? null : own;
    const name = component.replace(/^.*\\/, '').trim().toUpperCase();
    // A name that a wrapped line tore apart has a blank where none belongs.
    const side = this.sideOf.get(withoutBlanks(name));
    // Which of the metering names stands in the trailers of which log is documented nowhere: any of the side will do.
    if (side) return this.bySide[side];
    return /^SMS_\S*$/.test(name) || this.elsewhere.has(name) ? this.none : own;
  }

  /** Whether errors of this entry are errors of metering. A text without names counts where the user pointed at it. */
  isMetering(component: string | null, file: LogIdentity, named: boolean): boolean {
    const logs = this.allowed(component, file);
    return logs === null ? named : logs.size > 0;
  }
}

function withoutBlanks(name: string): string {
  return name.replace(/\s+/g, '');
}
