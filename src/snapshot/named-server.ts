import { serverName } from '../model/server-name.js';

/** The server of the first `\\NAME` in a text, in capitals; null if there is none. */
export function namedServer(text: string): string | null {
  return serverName(/\\\\([^\s\\"]+)/.exec(text)?.[1]);
}

/** What only starts another command: `cmd /c`. */
const starter = /^\s*@?(?:(?:cmd(?:\.exe)?|start|call)(?:\s+\/\w+)*\s+)?/i;
/** A program, which may lie on another machine: `"\\SRV1\kit tools\pulist.exe"`. */
const program = /^\s*(?:"[^"]*"|\S+)/;
/** What it prints goes there, and comes from elsewhere: `>> \\SRV1\out\x.txt`, `| find "\\SRV1"`. */
const afterwards = /\d?>.*$|\|\s*(?:find|findstr|grep)\b.*$/i;
/** Commands of a chain that only prepare the next. */
const prepares = /^\s*(?:pushd|popd|cd|echo|rem|set|title|net1?\s+use)\b/i;

/** The machine that an echoed command asked (`rmtshare \\SRV1`), in capitals; null if it names none. */
export function machineAsked(command: string | null): string | null {
  const chain = (command ?? '').split('&').filter((part) => part.trim() !== '');
  const asked = chain.find((part) => !prepares.test(part)) ?? chain[0] ?? '';
  // cmd /c "rmtshare \\SRV1" has the whole command in quotation marks.
  const own = asked
    .replace(starter, '')
    .trim()
    .replace(/^"(\S+\s.*\\\\.*)"$/, '$1');
  return namedServer(own.replace(program, '').replace(afterwards, ''));
}
