/** Which logs an entry may belong to: its component decides, then the name of its file; an unknown name may be any log. */
import type { LogIdentity, LogKnowledge } from '../model/log.js';

/** Names of logs. Null: it may be any log. An empty set: it is none for which there are templates. */
export type AllowedLogs = ReadonlySet<string> | null;

const mostKnown = 1000;

export class LogsOfEntry {
  private readonly sideOf = new Map<string, 'server' | 'client'>();
  /** Names that both sides have: the name of a metering log decides. */
  private readonly ofBothSides = new Set<string>();
  private readonly anyMetering: ReadonlySet<string>;
  private readonly bySide: Record<'server' | 'client', Set<string>>;
  private readonly byName: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly ofMetering: ReadonlySet<ReadonlySet<string>>;
  /** Neighbours whose components are documented nowhere: an unknown component in an unknown file may be theirs. */
  private readonly unidentified: ReadonlySet<string>;
  private readonly neighbourOf: ReadonlyMap<string, string>;
  private readonly elsewhere: ReadonlySet<string>;
  private readonly none: ReadonlySet<string> = new Set();
  /** Remembered by component: a log has few, each in thousands of records. `own`: the component tells nothing. */
  private readonly known = new Map<string, ReadonlySet<string> | 'own' | 'either'>();

  constructor(knowledge: LogKnowledge) {
    this.bySide = { server: new Set(), client: new Set() };
    for (const log of knowledge.metering) {
      this.bySide[log.side].add(log.name);
      for (const component of log.components) {
        const side = this.sideOf.get(withoutBlanks(component));
        if (side === undefined) this.sideOf.set(withoutBlanks(component), log.side);
        else if (side !== log.side) this.ofBothSides.add(withoutBlanks(component));
      }
    }
    this.byName = new Map(
      [...knowledge.metering, ...knowledge.neighbours].map((log) => [log.name, new Set([log.name])]),
    );
    this.anyMetering = new Set(knowledge.metering.map(({ name }) => name));
    this.ofMetering = new Set([
      this.anyMetering,
      this.bySide.server,
      this.bySide.client,
      ...knowledge.metering.map((log) => this.byName.get(log.name) ?? this.none),
    ]);
    this.unidentified = new Set(
      knowledge.neighbours.filter(({ components }) => components.length === 0).map((log) => log.name),
    );
    this.neighbourOf = new Map(
      knowledge.neighbours.flatMap((log) => log.components.map((component) => [withoutBlanks(component), log.name])),
    );
    this.elsewhere = new Set(knowledge.otherComponents);
  }

  /** @param component as the trailer names it; of the path of a program only the file name counts */
  allowed(component: string | null, file: LogIdentity): AllowedLogs {
    const own = file.kind === 'unknown' ? this.unidentified : (this.byName.get(file.log) ?? this.none);
    if (component === null) return file.kind === 'unknown' ? null : own;
    let logs = this.known.get(component);
    if (logs === undefined) {
      if (this.known.size >= mostKnown) this.known.clear();
      logs = this.logsOf(component);
      this.known.set(component, logs);
    }
    if (logs === 'either') {
      if (file.kind !== 'metering') return this.anyMetering;
      return this.bySide[this.bySide.client.has(file.log) ? 'client' : 'server'];
    }
    return logs === 'own' ? own : logs;
  }

  /** The logs that a component may write to; `own` where it tells nothing, so that the name of the file decides. */
  private logsOf(component: string): ReadonlySet<string> | 'own' | 'either' {
    const name = nameOf(component);
    // Compared without blanks: a wrapped line may have put one into the name.
    if (this.ofBothSides.has(withoutBlanks(name))) return 'either';
    const side = this.sideOf.get(withoutBlanks(name));
    // Which of the metering names stands in the trailers of which log is documented nowhere: any of the side will do.
    if (side) return this.bySide[side];
    const neighbour = this.neighbourOf.get(withoutBlanks(name));
    if (neighbour) return this.byName.get(neighbour) ?? this.none;
    return /^SMS_\S*$/.test(name) || this.elsewhere.has(name) ? this.none : 'own';
  }

  /** Whether one of these logs is a log of metering. True for any log; false for those of neighbours. */
  holdMetering(allowed: AllowedLogs): boolean {
    return allowed === null || this.ofMetering.has(allowed);
  }

  /**
   * Whether errors of this entry are errors of metering. A text without names counts where the user pointed at it. Which names
   * stand in the trailers of a metering log is documented nowhere: so the errors of a name that is in no list count too, though
   * nothing else of it does.
   */
  isMetering(component: string | null, file: LogIdentity, named: boolean): boolean {
    const logs = this.allowed(component, file);
    if (logs === null) return named;
    return this.holdMetering(logs) || (file.kind === 'metering' && component !== null && this.isUnknown(component));
  }

  private isUnknown(component: string): boolean {
    return this.logsOf(component) === this.none && !this.elsewhere.has(nameOf(component));
  }
}

/** In upper case, without the folder of a program. */
function nameOf(component: string): string {
  return component.replace(/^.*\\/, '').trim().toUpperCase();
}

function withoutBlanks(name: string): string {
  return name.replace(/\s+/g, '');
}
