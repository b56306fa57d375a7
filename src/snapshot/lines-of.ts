import { cutText } from '../model/cut-text.js';

/** Letters of a line, or of a text of several, that are kept: no command prints more. */
export const mostText = 4000;

/** Text to lines. A longer one is cut: it is not what a reader looks for. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map((line) => cutText(line, mostText));
}

/** The name of a server as it is compared: NetBIOS, without `\\`, in capitals. Null for what no NetBIOS or DNS name can be. */
export function serverName(text: string | undefined): string | null {
  const whole = text?.replace(/^\\+/, '').trim().toUpperCase() ?? '';
  // The first label of a DNS name is the NetBIOS name; an address has none.
  const name = /^[A-Z0-9_-]{1,15}(?=\.[A-Z0-9.-]*[A-Z])/.exec(whole)?.[0] ?? whole;
  return /^[^\s\\/:*?"<>|,;=[\]]{1,63}$/.test(name) ? name : null;
}
