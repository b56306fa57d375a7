/** What the links of the chain to a client have in common. */
import type { Snapshot } from '../model/snapshot.js';
import type { ClientLink, RawServer } from '../model/timeline.js';

/** What the links are judged by. */
export interface ChainFacts {
  /** Null if none was collected, which is the same as an empty one. */
  readonly snapshot: Snapshot | null;
  readonly servers: readonly Pick<RawServer, 'server' | 'outcome' | 'attempts'>[];
}

/** The state of a link, with its source: a fact of the snapshot, or file and line. */
export type LinkState = Omit<ClientLink, 'id' | 'title'>;

export function unknown(says: string): LinkState {
  return { status: 'unknown', says, source: null };
}

export function inCapitals(names: readonly string[]): string {
  return names.map((name) => name.toUpperCase()).join(', ');
}

/** File and line of the stage in the last attempt of a server, else of the last line that shows any stage. */
export function sourceOf(server: ChainFacts['servers'][number] | undefined, stage: string | null): string | null {
  const stages = server?.attempts.at(-1)?.stages ?? [];
  const quote = (stages.find(({ id }) => id === stage) ?? stages.findLast(({ quote }) => quote !== null))?.quote;
  return quote ? `${quote.file}:${quote.line}` : null;
}
