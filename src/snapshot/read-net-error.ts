/**
 * Errors of the `net` commands: `System error 53 has occurred.` in any language. Only the errors for "not found on the network"
 * tell something about a server; "access denied" proves nothing.
 */
import { machineAsked } from './named-server.js';
import type { Reader } from './reading.js';

const unreachable = new Set([51, 53, 1231, 1232]);

export const readNetError: Reader = ({ lines, command, path }) => {
  const line = lines.find((candidate) => candidate.trim() !== '') ?? '';
  const code = Number(/(?<!\d)(\d{1,5})(?!\d)/.exec(line)?.[1] ?? 0);
  const of = machineAsked(command);
  const asks = command ?? path.replace(/^.*\//, '');
  const isAboutServer = of !== null || /net[-_. ]?(?:view|time)/i.test(asks);
  if (unreachable.has(code) && isAboutServer) return { of, server: { reachable: false } };
  const what = code === 5 ? 'access was denied (5), which proves nothing' : `failed with Win32 error ${code}`;
  return { of, problems: [`${command === null ? 'the command' : `"${command}"`} ${what}`] };
};
