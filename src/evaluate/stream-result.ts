import type { Observation, Quote } from '../model/observation.js';
import type { FileReport } from '../model/report.js';
import type { Pattern } from '../model/signature.js';

/** What one log stream showed, as evaluation needs it. Plain data, so that it can come from a worker. */
export interface StreamResult {
  readonly folder: string;
  readonly folderInArgument: string;
  /** Time at which the stream ends. */
  readonly lastTime: string | null;
  /** Site codes that STATMSG records of the stream name. */
  readonly sites: readonly string[];
  readonly files: readonly FileReport[];
  /** How many of the files are metering logs, by name or by what they hold. */
  readonly meteringLogs: number;
  /** In the order of the signatures. */
  readonly rules: readonly RuleResult[];
  readonly errors: readonly ErrorGroupResult[];
}

export interface SeenLine {
  readonly clause: string;
  readonly observation: Observation;
  readonly subject: string | null;
}

export interface OccurrenceResult {
  readonly seen: readonly SeenLine[];
  readonly pattern: Pattern;
  readonly rivals: readonly SeenLine[];
  readonly doubts: readonly SeenLine[];
  readonly supporting: readonly SeenLine[];
  /** The first line before which others of the log are missing, which may have spoken against it. */
  readonly gap?: SeenLine;
}

export interface TrackResult {
  readonly subject: string | null;
  readonly occurrences: number;
  readonly first: OccurrenceResult;
  readonly last: OccurrenceResult;
  readonly full: boolean;
  readonly passed: SeenLine | null;
  readonly reopened: SeenLine | null;
  readonly attempted: SeenLine | null;
  readonly passedBefore: SeenLine | null;
  /** The line that opened a later attempt, where lines of the log are missing behind it: so `reopened` tells of none. */
  readonly lostBehind?: SeenLine;
}

export interface RuleResult {
  readonly tracks: readonly TrackResult[];
  readonly nearMisses: readonly {
    readonly subject: string | null;
    readonly held: readonly SeenLine[];
    readonly failed: { readonly clause: string; readonly instead: Quote | null };
  }[];
  /** For each subject the latest line that shows an attempt past the failure, as far as the log was read for such lines. */
  readonly passes: readonly { readonly subject: string | null; readonly line: SeenLine }[];
  readonly dropped: number;
}

export interface ErrorGroupResult {
  readonly shape: string;
  readonly occurrences: number;
  readonly servers: readonly string[];
  readonly first: Quote;
  readonly last: Quote;
}

/** The streams that show something of any signature. Most of many logs show nothing and share one list, which is looked through once. */
export function streamsWith(
  what: 'tracks' | 'nearMisses' | 'passes',
  streams: readonly StreamResult[],
): StreamResult[] {
  const silent = new Set<StreamResult['rules']>();
  return streams.filter(({ rules }) => {
    if (silent.has(rules)) return false;
    const isTelling = rules.some((rule) => rule[what].length > 0);
    if (!isTelling) silent.add(rules);
    return isTelling;
  });
}
