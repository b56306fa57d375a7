/** Puts parts of a snapshot together. A fact that is null or absent was not collected, so it never hides one that was. */

/** The value without fields that are null or absent. */
export function dropEmpty<T extends object>(value: T): Partial<T> {
  const kept: Partial<T> = { ...value };
  for (const key of Object.keys(kept)) {
    const field: unknown = Reflect.get(kept, key);
    if (field === null || field === undefined) Reflect.deleteProperty(kept, key);
  }
  return kept;
}

/** One object of several: later fields replace earlier ones. Undefined if there is no part. */
export function mergeParts<T extends object>(parts: readonly (T | undefined)[]): Partial<T> | undefined {
  const there = parts.filter((part) => part !== undefined);
  return there.length === 0 ? undefined : Object.assign({}, ...there.map((part) => dropEmpty(part)));
}

/** One list of several. Undefined if there is none. */
export function joinLists<T>(parts: readonly (readonly T[] | null | undefined)[]): T[] | undefined {
  const there = parts.filter((part) => part !== undefined && part !== null);
  return there.length === 0 ? undefined : there.flat();
}

/** Undefined for an object without fields. */
export function notEmpty<T extends object>(value: T): T | undefined {
  return Object.keys(value).length > 0 ? value : undefined;
}
