/** The site of a status message, by a look at its bytes alone. */

const status = /^STATMSG: ID=\d+ [^\r\n]*?\bSITE=([A-Z0-9]{3})\b/i;
const [letterS, colon, caseBit] = [0x73, 0x3a, 0x20];
/** Bytes in which its site stands. */
const longestHead = 320;

/** In capitals; null where no such record starts, or where it is wrapped before its site. */
export function siteOfStatus(bytes: Buffer, at: number, end: number): string | null {
  // Nearly all else is told by two bytes.
  if (((bytes[at] ?? 0) | caseBit) !== letterS || bytes[at + 'STATMSG'.length] !== colon) return null;
  const found = status.exec(bytes.toString('latin1', at, Math.min(end, at + longestHead)));
  return found?.[1]?.toUpperCase() ?? null;
}
