import type { Observation } from '../model/observation.js';
import type { Signature } from '../model/signature.js';
import type { OccurrenceResult, SeenLine } from '../model/stream-result.js';

/** A signature, with the indexes of the templates that its clauses use. */
export interface Rule {
  readonly signature: Signature;
  /** For each template that this signature uses, the clause it is of. */
  readonly clauseOf: ReadonlyMap<number, string>;
  /** Its findings are not listed (`--only`, `--skip`). Errors that only it explains then count as unexplained. */
  readonly isUnlisted?: boolean;
}

/** An observation as one clause of a rule sees it. */
export interface Seen extends SeenLine {
  /** Null where the log tells none. Null too for clients: all lines of a client's log are about that client, whatever the thread. */
  readonly thread: number | null;
}

/** The subject that a line names, and the thread that wrote it. */
type Speaker = Pick<Seen, 'subject' | 'thread'>;

/** All that one pattern asks for was seen; the lines that go with it come later. */
export interface Occurrence extends Omit<OccurrenceResult, 'supporting'> {
  readonly subject: string | null;
  readonly seen: readonly Seen[];
  readonly rivals: readonly Seen[];
  readonly doubts: readonly Seen[];
  /** The same lines read as the rivals' failure, one occurrence each. */
  readonly alternatives: readonly Occurrence[];
}

/** An occurrence with further lines that go with it. */
export type SupportedOccurrence = Occurrence & { readonly supporting: Seen[] };

/** One of a rule's patterns, fed with observations in the order of the stream. */
export interface PatternState {
  accept(seen: Seen): Occurrence | null;
}

/** An observation as a clause of a signature. */
export function seenBy(signature: Signature, clause: string, observation: Observation): Seen {
  const thread = signature.subject === 'server' ? observation.quote.thread : null;
  return { clause, observation, subject: subjectOf(signature, observation), thread };
}

/** Server names are NetBIOS names: compared without case, shown in capitals. */
function subjectOf(signature: Signature, observation: Observation): string | null {
  const name = observation.captures[signature.subject];
  return name === undefined || name === '' ? null : inCapitals(name);
}

const mostNames = 1000;
/** Remembered by name: a log says the same names again and again, and one and the same string is compared faster. */
const capitals = new Map<string, string>();

function inCapitals(name: string): string {
  const known = capitals.get(name);
  if (known !== undefined) return known;
  if (capitals.size >= mostNames) capitals.clear();
  const written = name.toUpperCase();
  capitals.set(name, written);
  return written;
}

/**
 * Whether two lines can speak of the same attempt: of the same subject; or, where one names none, written by the same
 * thread, as far as the log tells threads.
 */
export function areCompatible(one: Speaker, other: Speaker): boolean {
  if (one.subject !== null && other.subject !== null) return one.subject === other.subject;
  return sameThread(one, other) !== false;
}

/** Null where the log does not tell threads. */
export function sameThread(one: Speaker, other: Speaker): boolean | null {
  return one.thread === null || other.thread === null ? null : one.thread === other.thread;
}
