import type { Observation, Quote } from './observation.js';
import type { FileReport } from './report.js';
import type { Pattern } from './signature.js';

/** What one log stream showed: made by `correlate/`, judged by `evaluate/`. Plain data, so that it can come from a worker. */
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
  readonly errors: readonly ErrorGroup[];
}

/** A line that a clause of a signature matched. */
export interface SeenLine {
  readonly clause: string;
  readonly observation: Observation;
  /** The server (or client) that the line names, in capitals, else null. */
  readonly subject: string | null;
}

/** All that one pattern asks for was seen. */
export interface OccurrenceResult {
  readonly seen: readonly SeenLine[];
  readonly pattern: Pattern;
  /** A line of each other attempt that this may be as well: both ran at the same time, and nothing tells them apart. */
  readonly rivals: readonly SeenLine[];
  /** Lines in between that name no server, and would speak against it if they were of the same attempt. */
  readonly doubts: readonly SeenLine[];
  /** Further lines that go with it. */
  readonly supporting: readonly SeenLine[];
  /** The first line before which others of the log are missing, which may have spoken against it. */
  readonly gap?: SeenLine;
}

/** The failures of one subject. */
export interface TrackResult {
  readonly subject: string | null;
  readonly occurrences: number;
  readonly first: OccurrenceResult;
  readonly last: OccurrenceResult;
  /** At least one occurrence is documented evidence in full. */
  readonly full: boolean;
  /** A later line that shows that an attempt got past this failure. */
  readonly passed: SeenLine | null;
  /** The line that opened the first of the later attempts, if none of them has failed or got past the failure. */
  readonly reopened: SeenLine | null;
  /** The line that opened the last attempt after the failure. */
  readonly attempted: SeenLine | null;
  /** The latest line before the last failure that shows that an attempt got past it. */
  readonly passedBefore: SeenLine | null;
  /** The line that opened a later attempt, where lines of the log are missing behind it: so `reopened` tells of none. */
  readonly lostBehind?: SeenLine;
}

/** What following one signature through one log stream comes to. */
export interface RuleResult {
  readonly tracks: readonly TrackResult[];
  readonly nearMisses: readonly NearMissResult[];
  /** For each subject the latest line that shows an attempt past the failure, as far as the log was read for such lines. */
  readonly passes: readonly { readonly subject: string | null; readonly line: SeenLine }[];
  /** Occurrences for subjects beyond the most that are kept. */
  readonly dropped: number;
}

export interface NearMissResult {
  readonly subject: string | null;
  readonly held: readonly SeenLine[];
  /** The clause that failed; the line that came between, or null when the clause's line was not seen. */
  readonly failed: { readonly clause: string; readonly instead: Quote | null };
}

/** Errors of one shape that no signature explains. */
export interface ErrorGroup {
  readonly shape: string;
  readonly occurrences: number;
  readonly servers: readonly string[];
  readonly first: Quote;
  readonly last: Quote;
}
