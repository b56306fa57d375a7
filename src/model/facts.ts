/** What a condition on collected facts gives: a value of three, the facts that made it so, and those that are missing. */
import type { Condition } from './condition-schema.js';
import type { Snapshot } from './snapshot.js';

/** A fact as evidence shows it. */
export interface SeenFact {
  /** Where it stands, as in `meteringServers[SRV1].services[SMS_LICENSE_SERVER].state`. */
  readonly fact: string;
  readonly value: string;
  readonly says: string;
  /** The condition has words of its own for it; others only pick the member that it is about. */
  readonly isTold: boolean;
}

export interface Judgement {
  /** Null: not collected. */
  readonly truth: boolean | null;
  readonly facts: readonly SeenFact[];
  /** Facts that would decide it. */
  readonly missing: readonly string[];
  /** It rests on a threshold of ours. */
  readonly inferred: boolean;
}

/** A snapshot with the place it was read from. */
export interface LoadedSnapshot {
  readonly path: string;
  readonly snapshot: Snapshot;
}

/** Whom a condition is about, and what the log lines named. */
export interface FactSubject {
  readonly server: string | null;
  readonly client: string | null;
  readonly captures: Readonly<Record<string, string>>;
}

export interface SiteSubject {
  readonly site: string | null;
  readonly server: string | null;
  readonly client: string | null;
}

/** What evaluation asks about collected facts, for one log, or for whom a snapshot names. */
export interface Facts {
  /** The bundle that the log lies in, or the snapshot that names the subject. */
  readonly home: LoadedSnapshot | null;
  judge(condition: Condition, subject: FactSubject & SiteSubject): Judgement;
  /** The snapshot that answers for a subject; null when none does. */
  about(subject: SiteSubject): LoadedSnapshot | null;
  /** Those that may be of a subject, where nothing tells which of them is: then none answers. */
  unclear(subject: SiteSubject): readonly LoadedSnapshot[];
  /** Logs of another folder, not known to be of the same site, show the same of a server of this name: a snapshot may be about either. */
  readonly isOneOfSeveral: boolean;
}

export interface KnownSubject {
  readonly subject: SiteSubject;
  readonly facts: Facts;
}

export interface FactBase {
  readonly snapshots: readonly LoadedSnapshot[];
  /** As a log in that folder sees them. @param site that the log tells @param lastSeen when the failure was logged last */
  within(folder: string, site?: string | null, lastSeen?: string | null, isOneOfSeveral?: boolean): Facts;
  /** All servers, clients or sites that the snapshots know. */
  subjects(kind: 'server' | 'client' | 'site'): KnownSubject[];
}
