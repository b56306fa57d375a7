/** What judging a condition on collected facts gives: true, false or not known; the facts that decided, and those that are missing. */
import type { Condition } from './condition-schema.js';
import type { Snapshot } from './snapshot.js';

/** A fact as evidence shows it. */
export interface SeenFact {
  /** Its path in the snapshot, such as `meteringServers[SRV1].services[SMS_LICENSE_SERVER].state`. */
  readonly fact: string;
  readonly value: string;
  readonly says: string;
  /** The condition says what it means. Facts without such words only select the member that the condition is about. */
  readonly isTold: boolean;
  /** The path of the snapshot that tells it, if that may not be the one that was asked. */
  readonly file?: string;
}

export interface Judgement {
  /** Null if facts that decide it were not collected. */
  readonly truth: boolean | null;
  readonly facts: readonly SeenFact[];
  /** Paths of facts that were not collected and would decide it. */
  readonly missing: readonly string[];
  /** It rests on a threshold that no article gives. */
  readonly inferred: boolean;
}

/** A snapshot with the place it was read from. */
export interface LoadedSnapshot {
  readonly path: string;
  readonly snapshot: Snapshot;
  /** The snapshots that it was joined from, itself first, if there are several. */
  readonly parts?: readonly LoadedSnapshot[];
}

/** Whom a condition is about, and what the placeholders of the log lines captured. */
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

/**
 * Why a snapshot that is about a server of this name may be about another one. `shown-elsewhere`: logs of another folder, perhaps of another
 * site, show the same failure of a server of this name. `not-in-its-log`: the log of the site of the snapshot goes on over the time of the
 * failure and does not show it.
 */
export type Doubt = 'shown-elsewhere' | 'not-in-its-log';

/** The collected facts as seen from one log, or from one subject that a snapshot names. */
export interface Facts {
  /** The bundle that the log lies in, or the snapshot that names the subject. */
  readonly home: LoadedSnapshot | null;
  judge(condition: Condition, subject: FactSubject & SiteSubject): Judgement;
  /** The snapshot that is about a subject; null if none is, or several may be. */
  about(subject: SiteSubject): LoadedSnapshot | null;
  /** The snapshots that may be about a subject, if it is not known which of them is. */
  unclear(subject: SiteSubject): readonly LoadedSnapshot[];
  /** The same facts, but of records such as status messages only those that are known to be later. @param time ISO 8601 without offset */
  since(time: string): Facts;
  /** Why a snapshot that is not known to be of the log's own site does not count; null: it does. */
  readonly doubt: Doubt | null;
}

export interface KnownSubject {
  readonly subject: SiteSubject;
  readonly facts: Facts;
}

export interface FactBase {
  readonly snapshots: readonly LoadedSnapshot[];
  /**
   * The facts as a log in a folder sees them.
   * @param site the site that the log names
   * @param lastSeen when the failure was last logged
   */
  within(folder: string, site?: string | null, lastSeen?: string | null, doubt?: Doubt | null): Facts;
  /** All servers, clients or sites that the snapshots name. */
  subjects(kind: 'server' | 'client' | 'site'): KnownSubject[];
}
