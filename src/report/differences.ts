/** Compares plain data, and tells the first differences in words: the path, what was expected, and what is there. */

const mostShown = 8;

export function differences(expected: unknown, actual: unknown): string[] {
  return compare(expected, actual, '').slice(0, mostShown);
}

function compare(expected: unknown, actual: unknown, path: string): string[] {
  if (!isObject(expected) || !isObject(actual)) {
    return expected === actual
      ? []
      : [`${path || 'all of it'}: ${shown(expected)} is expected, ${shown(actual)} is there`];
  }
  const keys = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
  return keys.flatMap((key) =>
    compare(Reflect.get(expected, key), Reflect.get(actual, key), path === '' ? key : `${path}.${key}`),
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 120);
}
