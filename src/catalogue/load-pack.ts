/**
 * Reads a folder (or one file) of signatures in YAML: the shipped catalogue at build time, a user's own pack at run time,
 * through the same checks. All mistakes are reported at once, each with its file, line and field.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { InputError, messageOf } from '../errors.js';
import type { Signature } from '../model/signature.js';
import { checkSignature, type Mistake } from './check-signature.js';

const mostBytes = 256 * 1024;
const mostFiles = 2000;

/** @throws InputError that names every mistake. */
export function loadPack(path: string, logNames: readonly string[]): Signature[] {
  const signatures: Signature[] = [];
  const mistakes: string[] = [];
  for (const file of filesOf(path)) {
    const result = loadSignature(file, logNames);
    if ('signature' in result) signatures.push(result.signature);
    else mistakes.push(...result.mistakes);
  }
  const [first, ...rest] = mistakes;
  if (first !== undefined)
    throw new InputError([first, ...rest].join('\n'), 'mend the pack, or leave --signatures out');
  return signatures;
}

function filesOf(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const files = readdirSync(path)
      .filter((name) => /\.ya?ml$/i.test(name))
      .sort()
      .map((name) => `${path}/${name}`);
    if (files.length === 0) throw new InputError(`${path}: holds no signature (*.yaml)`);
    if (files.length > mostFiles)
      throw new InputError(`${path}: holds ${files.length} files; more than ${mostFiles} are not read`);
    return files;
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${path}: the pack cannot be read: ${messageOf(error)}`);
  }
}

function loadSignature(file: string, logNames: readonly string[]): { signature: Signature } | { mistakes: string[] } {
  if (statSync(file).size > mostBytes)
    return { mistakes: [`${file}: is larger than ${mostBytes} bytes, which no signature is`] };
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0)
    return { mistakes: document.errors.map(({ pos, message }) => `${file}:${lines.linePos(pos[0]).line}: ${message}`) };
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    return { mistakes: [`${file}: ${messageOf(error)}`] };
  }
  const fileId = file.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/i, '');
  const result = checkSignature(data, fileId, logNames);
  if ('signature' in result) return result;
  const lineOf = ({ field }: Mistake): number => {
    for (let path = field.split('.'); path.length > 0; path = path.slice(0, -1)) {
      const node = document.getIn(
        path.map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
        true,
      );
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  return {
    mistakes: result.mistakes.map((mistake) => `${file}:${lineOf(mistake)}: ${mistake.field}: ${mistake.message}`),
  };
}
