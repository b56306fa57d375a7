import { serverName } from '../model/server-name.js';

/** The server of the first `\\NAME` in a text, in capitals; null if there is none. */
export function namedServer(text: string): string | null {
  return serverName(/\\\\([^\s\\]+)/.exec(text)?.[1]);
}
