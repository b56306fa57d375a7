/** A snapshot without one of its facts, for each fact that it has. */

export function withoutOneFact(snapshot: object): [path: string, reduced: unknown][] {
  return pathsOf(snapshot, []).map((path) => [path.join('.'), without(snapshot, path)]);
}

/** Every property; the members of a list are not taken out: that would say that they do not exist. */
function pathsOf(value: unknown, path: readonly string[]): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, key];
    return [...(Array.isArray(value) ? [] : [here]), ...pathsOf(inner, here)];
  });
}

function without(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null || key === undefined) return value;
  if (Array.isArray(value)) return value.map((member, i) => (String(i) === key ? without(member, rest) : member));
  const entries = Object.entries(value);
  return Object.fromEntries(
    rest.length === 0
      ? entries.filter(([name]) => name !== key)
      : entries.map(([name, inner]) => [name, name === key ? without(inner, rest) : inner]),
  );
}
