/**
 * Finds the names of servers, users, domains and sites in log text, by what stands around them (`\\METER02\`, `user "KLEIN"`,
 * `SITE=HQ1`). A word of capitals with a digit in it counts as a machine anywhere. In doubt a word is a name: better to
 * hide too much than too little.
 */
import { addName, type NameFound } from './add-name.js';
import type { NameKind } from './stand-in.js';

const word = String.raw`[A-Za-z0-9\u0080-\uffff][\w\u0080-\uffff-]{0,62}`;
const quote = String.raw`["'‘’“”\x60]`;
const pattern = (source: string, flags = 'gi'): RegExp => new RegExp(source, flags);

/** Each expression with the kinds of names that its groups hold, in order. */
const patterns: readonly (readonly [RegExp, ...NameKind[]])[] = [
  // \\METER02 or \\meter02.example.com
  [pattern(String.raw`\\\\(${word}(?:\.${word})*)`), 'server'],
  [pattern(String.raw`\bSYS=(${word})`), 'server'],
  [
    pattern(
      String.raw`\b(?:server|machine|computer|workstation|client|system|host|controller|pdc|bdc)(?:\s+name)?\s*[:=]?\s*${quote}(${word})${quote}`,
    ),
    'server',
  ],
  [
    pattern(
      String.raw`\b(?:user|account|logon|login)(?:\s?(?:name|id))?\s*[:=]?\s*${quote}?(${word})\\([\w.$-]{1,40})`,
    ),
    'domain',
    'user',
  ],
  [
    pattern(
      String.raw`\b(?:user|account|logon|login)(?:\s?(?:name|id))?\s*(?:[:=]\s*${quote}?|${quote})([\w.$\u0080-\uffff-]{1,40})(?![\w\\])`,
    ),
    'user',
  ],
  // j.smith@example.com
  [pattern(String.raw`(?<![\w.+-])([\w.+-]{1,64}@${word}(?:\.${word})+)`), 'user'],
  [pattern(String.raw`\bdomain(?:\s+name)?\s*[:=]?\s*${quote}(${word})${quote}`), 'domain'],
  [/\b[Dd]omain(?:\s+name)?\s*[:=]?\s+([A-Z][A-Z0-9_-]{1,14})\b/g, 'domain'],
  [/\bSITE=([A-Z0-9]{3})\b/gi, 'site'],
  [/\b[Ss]ite(?:\s+code)?\s*[:=]?\s*["']?([A-Z0-9]{3})\b/g, 'site'],
  [/\bCAP_([A-Z0-9]{3})\b/g, 'site'],
  [/\\SMS_([A-Z0-9]{3})\b/g, 'site'],
  // Home folders, in paths on the machine where licdiag runs.
  [/(?:[\\/](?:home|users|profiles|documents and settings)[\\/])([^\\/:*?"<>|\s]{1,64})/gi, 'user'],
  // The folder of a machine in a bundle.
  [/(?:^|\/)(?:servers|clients)\/([^\s\\/:*?"<>|]{1,64})(?=\/)/gi, 'server'],
  [/\b((?:\d{1,3}\.){3}\d{1,3})\b/g, 'server'],
  [/\b([A-Z]{2,}[A-Z0-9-]*\d[A-Z0-9-]*)\b/g, 'server'],
  // failed on CINDER, SQL Server CINDER: capitals alone, where a machine is usual. These words of SMS and Windows are none.
  [
    /\b(?:on|from|to|at|[Ss]erver|[Cc]omputer|[Mm]achine|[Ww]orkstation|[Cc]lient)\s+(?!(?:SQL|CAP|DP|NT|SMS|WMI|UNIX|NAL|MIF|BADMIFS|ODBC|DSN|DNS|WINS|DHCP|TCP|RPC|IPC|PDC|BDC|NULL|TRUE|FALSE|DISK)\b)([A-Z][A-Z-]{2,14})\b(?![.\\])/g,
    'server',
  ],
  // Facts of a snapshot, such as meteringServers[SRV1].shares
  [/\b(?:meteringServers|siteSystems)\[([^\]\s]{1,64})\]/g, 'server'],
  [/\bclients\[([^\]\s]{1,64})\]/g, 'server'],
];

/** Words that look like the name of a machine and are not. */
const notAName =
  /^(?:I386|ALPHA|ISTR\d|SP\d[A-Z]?|NT\d?|WIN\d+|W2K|Q\d{5,7}|KB\d+|WINNT\d*|SQL\d+|ODBC\d*|UTF-?\d+|ISO-?\d+.*|CP\d+|X86|X64|MD5|SHA\d+|HTTP\d?|(?:ERR|ERROR|CODE)-?\d+|\d+)$/i;

export function namesInText(text: string, found: NameFound): void {
  for (const [regex, ...kinds] of patterns) {
    for (const [, ...groups] of text.matchAll(regex)) {
      groups.forEach((name, i) => {
        const kind = kinds[i];
        if (kind !== undefined && name !== undefined && !notAName.test(name)) addName(kind, name, found);
      });
    }
  }
}
