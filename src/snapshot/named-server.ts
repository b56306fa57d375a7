import { serverName } from '../model/server-name.js';

/** The server of the first `\\NAME` in a text, in capitals; null if there is none. */
export function namedServer(text: string): string | null {
  return serverName(/\\\\([^\s\\]+)/.exec(text)?.[1]);
}

/** A program, which may lie on another machine: `"\\SRV1\kit tools\pulist.exe"`. */
const program = /^\s*(?:"[^"]*"|\S+)/;
/** What it prints goes there, and comes from elsewhere: `>> \\SRV1\out\x.txt`. */
const redirection = /\d?>.*$/;

/** The machine that an echoed command asked (`rmtshare \\SRV1`), in capitals; null if it names none. */
export function machineAsked(command: string | null): string | null {
  return namedServer((command ?? '').replace(program, '').replace(redirection, ''));
}
