/**
 * Arguments as Windows users type them. There `\` separates folders, also in a glob and in `\\server\share\logs\*.log`,
 * and the shell does not expand globs; to the glob library `\` is an escape. Elsewhere `\` is a letter like any other.
 */
import { rootOf, toSlashes } from './disk-path.js';

const magic = /[*?[\]{}]|[!@+]\(/;

export function isGlob(argument: string, platform: NodeJS.Platform): boolean {
  return magic.test(argument.slice(rootOf(argument, platform).length));
}

/**
 * Splits a glob into the folder to start in, and a pattern relative to it that uses `/`. Starting in a plain folder keeps
 * drive letters and UNC names, which a pattern cannot hold, out of the pattern.
 */
export function splitGlob(argument: string, platform: NodeJS.Platform): { base: string; pattern: string } {
  const root = rootOf(argument, platform);
  const parts = toSlashes(argument.slice(root.length), platform).split('/');
  const first = parts.findIndex((part) => magic.test(part));
  const folders = parts.slice(0, first).join('/');
  const base = root + (folders === '' && first > 0 ? '/' : folders);
  return { base: toSlashes(base, platform), pattern: parts.slice(first).join('/') };
}
