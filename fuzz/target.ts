import type { Random } from './mutate.js';

/** One thing that is fed with hostile input, and what must hold of it. */
export interface FuzzTarget {
  readonly name: string;
  readonly seeds: readonly Buffer[];
  /** Words of its format. */
  readonly dictionary: readonly string[];
  /** @throws when a property does not hold; whatever else it throws is a fault too */
  check(input: Buffer, random: Random): void | Promise<void>;
}
