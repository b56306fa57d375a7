/**
 * Which file `-o` writes. Node hands Windows every name as it is, past the rules that all other programs keep: `-o NUL` would
 * make a file of that name, and one that ends in a dot or a space, which Explorer can neither open nor delete.
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
 * @param target an absolute path; with `\\?\` before it Windows takes it as it is, and so is it here
 * @throws InputError for other devices than the null device, and for one with an ending, which some versions of Windows take for a file
 */
export function windowsTarget(target: string): string {
  if (target.startsWith('\\\\?\\')) return target;
  const plain = target.replace(/(?<=[^\\/. ])[. ]+$/, '');
  const name = plain.replace(/^.*[\\/]/, '');
  if (/^NUL$/i.test(name)) return '\\\\.\\NUL';
  if (device.test(name)) throw new InputError(`cannot write ${name}: on Windows that is the name of a device`);
  return plain;
}
