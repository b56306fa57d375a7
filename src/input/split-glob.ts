/**
 * Splits globs as users type them. On Windows `\` separates folders, also in `\\server\share\logs\*.log`, while fast-glob takes it
 * for an escape; elsewhere `\` is an ordinary character. Windows shells do not expand globs.
 */
import { rootOf, toSlashes } from './disk-path.js';

const magic = /[*?[\]{}]|[!@+]\(/;

export function isGlob(argument: string, platform: NodeJS.Platform): boolean {
  return magic.test(argument.slice(rootOf(argument, platform).length));
}

/**
 * Splits a glob into the folder to start in, and a pattern relative to it with `/`. This keeps drive letters and UNC names out of
 * the pattern, which cannot hold them.
 */
export function splitGlob(argument: string, platform: NodeJS.Platform): { base: string; pattern: string } {
  const root = rootOf(argument, platform);
  const parts = toSlashes(argument.slice(root.length), platform).split('/');
  const first = parts.findIndex((part) => magic.test(part));
  const folders = parts.slice(0, first).join('/');
  const base = root + (folders === '' && first > 0 ? '/' : folders);
  return { base: toSlashes(base, platform), pattern: parts.slice(first).join('/') };
}
