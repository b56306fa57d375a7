/**
 * What the texts of metering's status messages tell (Q226850, Q244653, Q299261), wherever they are printed: in the Status Message
 * Viewer, or as an event.
 */
import { serverName } from '../model/server-name.js';

/** The component that writes such a text; null for any other text. */
export function componentInText(text: string): string | null {
  if (/\bsoftware metering client on the computer\b/i.test(text)) return 'LICENSE_METERING';
  return /\bsoftware metering server (?:manager|service)\b/i.test(text) ? 'SMS_LICENSE_SERVER_MANAGER' : null;
}

/**
 * The machine in `the computer "PC1" (user "X")`, `... on "SERVER1".` or `... is not running on SRV1`, else the last name in quotes, where
 * other languages have it, too.
 */
export function machineInText(text: string): string | null {
  const end = text.slice(0, 1000).trimEnd();
  const last =
    /\bcomputer "\\{0,2}([\w$-]{1,63})"/i.exec(end)?.[1] ??
    /\bon\s+"?\\{0,2}([\w$-]{1,63})"?\.?$/i.exec(end)?.[1] ??
    [...end.matchAll(/"\\{0,2}([\w$-]{1,63})"/g)].at(-1)?.[1];
  return /^SMS_|^INSTALL_/i.test(last ?? '') ? null : serverName(last);
}
