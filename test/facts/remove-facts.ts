/** Takes facts out of a snapshot, as if nobody had collected them. */

/** Where a fact stands: keys and indexes from the root. */
export type FactPath = readonly (string | number)[];

/**
 * These pick what an entry is about and are no facts: without them it would be about another site, another message, or a
 * file that is there instead of one that is not.
 */
const identities = new Set(['schemaVersion', 'name', 'id', 'path', 'key', 'code', 'siteCode', 'present']);

/** All facts of a snapshot, whole lists and groups included. Members of a list are no facts: with one less it says "none". */
export function factsOf(value: unknown, at: FactPath = []): FactPath[] {
  if (Array.isArray(value)) return value.flatMap((member, i) => factsOf(member, [...at, i]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key, field]) => field !== null && !identities.has(key))
    .flatMap(([key, field]) => [[...at, key], ...factsOf(field, [...at, key])]);
}

/** @param how `null`, or not there at all: both mean that it was not collected */
export function withoutFact(value: unknown, [step, ...rest]: FactPath, how: 'null' | 'absent'): unknown {
  if (Array.isArray(value)) return value.map((member, i) => (i === step ? withoutFact(member, rest, how) : member));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]): [string, unknown][] => {
      if (key !== step) return [[key, field]];
      if (rest.length > 0) return [[key, withoutFact(field, rest, how)]];
      return how === 'null' ? [[key, null]] : [];
    }),
  );
}
