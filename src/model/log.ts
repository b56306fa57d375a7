/**
 * A log of SMS: its file names, and the components that write to it. SMS can send several components to one file (Q198737), so
 * the component of a record says which log it belongs to, and the file name only if there is no component.
 */
export interface LogDefinition {
  /** The name that signatures and reports use, as the articles print it: `Licsvcfg.log`. */
  readonly name: string;
  /** File names without their extension, in lower case: `liccli95`. */
  readonly stems: readonly string[];
  /** Components (as in a trailer) whose records belong to this log, in upper case. */
  readonly components: readonly string[];
  readonly side: 'server' | 'client';
}

export interface LogKnowledge {
  /** The logs of software metering. */
  readonly metering: readonly LogDefinition[];
  /** Logs of other components that clauses name. Only the lines of these clauses matter there. */
  readonly neighbours: readonly LogDefinition[];
  /** Stems of SMS logs that are not about metering, in lower case. */
  readonly others: readonly string[];
  /** Components that are not of metering, in upper case. A component in no list whose name starts with `SMS_` writes no metering log, either. */
  readonly otherComponents: readonly string[];
}

/** What the name of a file says: a metering log, another log of SMS, or nothing (it may be any log, or a copy of a metering log). */
export type LogIdentity =
  | { readonly kind: 'metering'; readonly log: string }
  | { readonly kind: 'other'; readonly log: string }
  | { readonly kind: 'unknown'; readonly copyOf?: string };
