/**
 * Names reports by their files, for sites that no record names. Reports with the same file name, such as `HQ1/report.json` and
 * `BR1/report.json`, get as many folders before it as tell them apart.
 */

/**
 * @param paths whole paths, with `/`
 * @returns a name for each path. Two paths have the same name only if they differ in nothing but their extension
 */
export function reportNames(paths: readonly string[]): Map<string, string> {
  const parts = new Map(paths.map((path) => [path, path.replace(/\.\w+$/, '').split('/')]));
  const names = new Map<string, string>();
  let open = [...parts];
  for (let depth = 1; open.length > 0; depth += 1) {
    /** The whole paths of each name of so many steps. */
    const wholes = new Map<string, Set<string>>();
    const nameOf = (path: readonly string[]): string => path.slice(-depth).join('/');
    for (const [, path] of open) {
      const same = wholes.get(nameOf(path)) ?? new Set();
      wholes.set(nameOf(path), same.add(path.join('/')));
    }
    const isShared = ([, path]: readonly [string, readonly string[]]): boolean =>
      (wholes.get(nameOf(path))?.size ?? 0) > 1;
    for (const entry of open) if (!isShared(entry)) names.set(entry[0], nameOf(entry[1]));
    open = open.filter(isShared);
  }
  return names;
}
