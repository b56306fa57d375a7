/** Site codes that status messages name (`STATMSG: ID=9406 … SITE=HQ1`), without reading them as records. */

const message = /^STATMSG: +ID=\d+ [^\r\n]*?\bSITE=([A-Z0-9]{3})\b/i;
const [letterS, colon, caseBit] = [0x73, 0x3a, 0x20];
/** The site stands within so many bytes of the start of the message. */
const longestHead = 320;

/** The site of the message that starts at `at`, in capitals; null where none starts there, or a line end comes before its site. */
export function siteOfStatus(bytes: Buffer, at: number, end: number): string | null {
  // Two bytes rule out nearly everything else.
  if (((bytes[at] ?? 0) | caseBit) !== letterS || bytes[at + 'STATMSG'.length] !== colon) return null;
  const found = message.exec(bytes.toString('latin1', at, Math.min(end, at + longestHead)));
  return found?.[1]?.toUpperCase() ?? null;
}

const anywhere = /STATMSG: +ID=\d+ [^\r\n]{0,200}?\bSITE=([A-Z0-9]{3})\b/gi;

/** The sites of all messages in a text, in capitals. */
export function sitesIn(text: string): string[] {
  return [...text.matchAll(anywhere)].map(([, site = '']) => site.toUpperCase());
}
