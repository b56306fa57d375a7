import type { Random } from './mutate.js';

/** One thing that is fed with hostile input, and what must hold of it. */
export interface FuzzTarget {
  readonly name: string;
  /** What must hold, in a sentence for the table. */
  readonly property: string;
  /** How many inputs go between two looks at the coverage; fewer where one takes long. */
  readonly batch?: number;
  /** Bytes of an input at most, where 4096 would take too long. */
  readonly longest?: number;
  readonly seeds: readonly Buffer[];
  /** Words of its format. */
  readonly dictionary: readonly string[];
  /** @throws when a property does not hold; whatever else it throws is a fault too */
  check(input: Buffer, random: Random): void | Promise<void>;
}
