/**
 * Arguments as Windows users type them. There `\` separates folders, also in a glob and in `\\server\share\logs\*.log`,
 * and the shell does not expand globs; to the glob library `\` is an escape. Elsewhere `\` is a letter like any other.
 */

const magic = /[*?[\]{}]|[!@+]\(/;

export function isGlob(argument: string): boolean {
  return magic.test(argument);
}

/** With `/` between folders, as reports show paths. */
export function toSlashes(path: string, platform: NodeJS.Platform): string {
  return platform === 'win32' ? path.replaceAll('\\', '/') : path;
}

/**
 * Splits a glob into the folder to start in, and a pattern relative to it that uses `/`. Starting in a plain folder keeps
 * drive letters and UNC names, which a pattern cannot hold, out of the pattern.
 */
export function splitGlob(argument: string, platform: NodeJS.Platform): { base: string; pattern: string } {
  const parts = toSlashes(argument, platform).split('/');
  const first = parts.findIndex(isGlob);
  const base = parts.slice(0, first).join('/');
  const isRoot = first > 0 && (base === '' || /^[A-Za-z]:$/.test(base));
  return { base: isRoot ? `${base}/` : base, pattern: parts.slice(first).join('/') };
}
