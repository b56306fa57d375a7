/**
 * What a site goes by that no record names: the name of its report. Where reports in several folders are called alike, as
 * `HQ1/report.json` and `BR1/report.json` are, as much of the folder is added as tells them apart.
 */

/** @param paths whole paths, with `/` @returns a name for each of them; the same name means the same path but for its ending */
export function reportNames(paths: readonly string[]): Map<string, string> {
  const parts = new Map(paths.map((path) => [path, path.replace(/\.\w+$/, '').split('/')]));
  const names = new Map<string, string>();
  let open = [...parts];
  for (let depth = 1; open.length > 0; depth += 1) {
    const wholes = new Map<string, Set<string>>();
    const nameOf = (path: readonly string[]): string => path.slice(-depth).join('/');
    for (const [, path] of open) {
      const same = wholes.get(nameOf(path)) ?? new Set();
      wholes.set(nameOf(path), same.add(path.join('/')));
    }
    const isShared = ([, path]: readonly [string, readonly string[]]): boolean =>
      (wholes.get(nameOf(path))?.size ?? 0) > 1;
    for (const one of open) if (!isShared(one)) names.set(one[0], nameOf(one[1]));
    open = open.filter(isShared);
  }
  return names;
}
