/**
 * Decides which file `-o` writes. On Windows Node bypasses the naming rules of the system: `-o NUL` would create a file of that
 * name, and a name that ends in a dot or a space would make a file that Explorer can neither open nor delete.
 */
import { resolve } from 'node:path';
import { InputError } from '../errors.js';
import type { Io } from './io.js';

const device = /^(?:CON|PRN|AUX|NUL|COM[1-9]|LPT[1-9]|CONIN\$|CONOUT\$)(?:\..*)?$/i;

export function outputTarget(path: string, { cwd, platform }: Pick<Io, 'cwd' | 'platform'>): string {
  const target = resolve(cwd, path);
  return platform === 'win32' ? windowsTarget(target) : target;
}

/**
 * @param target an absolute path. One that begins with `\\?\` is returned unchanged, as Windows itself uses it
 * @throws InputError for a device other than NUL, also with an extension (`CON.txt`), which only some versions of Windows take for a file
 */
export function windowsTarget(target: string): string {
  if (target.startsWith('\\\\?\\')) return target;
  const plain = target.replace(/(?<=[^\\/. ])[. ]+$/, '');
  const name = plain.replace(/^.*[\\/]/, '');
  if (/^NUL$/i.test(name)) return '\\\\.\\NUL';
  if (device.test(name)) throw new InputError(`cannot write ${name}: on Windows that is the name of a device`);
  return plain;
}
