/**
 * `net view \\\\SERVER`: that the server answers, and its shares without their paths. The title names the server, whatever the
 * language. Hidden shares are not listed; `LicMtr` is none.
 */
import { serverName } from '../model/server-name.js';
import { orWrittenOtherwise } from './code-page-unknown.js';
import { isSentence } from './read-net-share.js';
import type { Reader } from './reading.js';

const dashes = /^-{20,}\s*$/;

export const readNetView: Reader = ({ lines, command }) => {
  const start = lines.findIndex((line) => dashes.test(line));
  const of = namedServer(lines.slice(0, Math.max(start, 0)).join('\n')) ?? namedServer(command ?? '');
  const server = { reachable: true };
  if (start < 0) return { isRough: true, of, server };
  const rows = lines.slice(start + 1).filter((line) => line.trim() !== '');
  const isWhole = isSentence(rows.at(-1) ?? '');
  if (!isWhole) {
    const problem = `the list of shares may be cut${orWrittenOtherwise(rows)}; it was not used`;
    return { isRough: true, of, server, problems: [problem] };
  }
  const shares = rows.slice(0, -1).flatMap((line) => {
    const name = /^(\S(?:[^\s]| (?! ))*?)(?:\s{2,}|$)/.exec(line)?.[1];
    return name === undefined ? [] : [{ name }];
  });
  return { isRough: true, of, server, machine: { shares } };
};

/** The first `\\\\NAME` of a text. */
export function namedServer(text: string): string | null {
  return serverName(/\\\\([^\s\\]+)/.exec(text)?.[1]);
}
