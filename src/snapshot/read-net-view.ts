/**
 * `net view \\SERVER`: the server answers, and has these shares, whose paths are not shown. The title names the server in any
 * language. Hidden shares are not listed; `LicMtr` is not hidden.
 */
import { machineAsked, namedServer } from './named-server.js';
import { dashes, endsWithSentence, orWrittenOtherwise } from './net-list.js';
import type { Reader } from './reading.js';

export const readNetView: Reader = ({ lines, command }) => {
  const start = lines.findIndex((line) => dashes.test(line));
  const of = namedServer(lines.slice(0, Math.max(start, 0)).join('\n')) ?? machineAsked(command);
  const server = { reachable: true };
  if (start < 0) return { isRough: true, of, server };
  const rows = lines.slice(start + 1).filter((line) => line.trim() !== '');
  if (!endsWithSentence(rows)) {
    const problem = `the list of shares may be cut${orWrittenOtherwise(rows)}; it was not used`;
    return { isRough: true, of, server, problems: [problem] };
  }
  const shares = rows.slice(0, -1).flatMap((line) => {
    const name = /^(\S(?:[^\s]| (?! ))*?)(?:\s{2,}|$)/.exec(line)?.[1];
    return name === undefined ? [] : [{ name }];
  });
  return { isRough: true, of, server, machine: { shares } };
};
