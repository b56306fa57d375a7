/**
 * Finds the names of servers, users, domains and sites in what a report quotes: by where they stand (`\\METER02\`,
 * `user "KLEIN"`, `SITE=HQ1`), and what looks like a machine's name anywhere (capitals with a digit). In doubt a word is a
 * name: too much is hidden rather than too little.
 */
import { accountName } from '../model/account-name.js';
import type { NameKind } from './stand-in.js';

type Found = (kind: NameKind, name: string) => void;

const word = String.raw`[A-Za-z0-9\u0080-\uffff][\w\u0080-\uffff-]{0,62}`;
const quote = String.raw`["'‘’“”\x60]`;
const pattern = (source: string, flags = 'gi'): RegExp => new RegExp(source, flags);

const patterns: readonly (readonly [RegExp, ...NameKind[]])[] = [
  // A dotted name on the network: the first label is the machine, the others its domain.
  [pattern(String.raw`\\\\(${word}(?:\.${word})*)`), 'server'],
  [pattern(String.raw`\b(SYS=)(${word})`), 'server', 'server'],
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
  [pattern(String.raw`\bdomain(?:\s+name)?\s*[:=]?\s*${quote}(${word})${quote}`), 'domain'],
  [/\b[Dd]omain(?:\s+name)?\s*[:=]?\s+([A-Z][A-Z0-9_-]{1,14})\b/g, 'domain'],
  [/\bSITE=([A-Z0-9]{3})\b/gi, 'site'],
  [/\b[Ss]ite(?:\s+code)?\s*[:=]?\s*["']?([A-Z0-9]{3})\b/g, 'site'],
  [/\bCAP_([A-Z0-9]{3})\b/g, 'site'],
  [/\\SMS_([A-Z0-9]{3})\b/g, 'site'],
  // Paths on the machine of the person who made the report.
  [/(?:[\\/](?:home|users|profiles|documents and settings)[\\/])([^\\/:*?"<>|\s]{1,64})/gi, 'user'],
  [/\b((?:\d{1,3}\.){3}\d{1,3})\b/g, 'server'],
  [/\b([A-Z]{2,}[A-Z0-9-]*\d[A-Z0-9-]*)\b/g, 'server'],
  // A fact of a snapshot: meteringServers[SRV1].shares
  [/\b(?:meteringServers|siteSystems)\[([^\]\s]{1,64})\]/g, 'server'],
  [/\bclients\[([^\]\s]{1,64})\]/g, 'server'],
];

/** Words that look like a machine's name and are none. */
const noName =
  /^(?:I386|ALPHA|ISTR\d|SP\d[A-Z]?|NT\d?|WIN\d+|W2K|Q\d{5,7}|KB\d+|WINNT\d*|SQL\d+|ODBC\d*|UTF-?\d+|ISO-?\d+.*|CP\d+|X86|X64|MD5|SHA\d+|HTTP\d?|(?:ERR|ERROR|CODE)-?\d+|\d+)$/i;
const isAddress = /^(?:\d{1,3}\.){3}\d{1,3}$/;
const topLevels = new Set('com net org edu gov mil int local lan corp internal'.split(' '));

export function collectFromText(text: string, found: Found): void {
  for (const [regex, ...kinds] of patterns) {
    for (const [, ...groups] of text.matchAll(regex)) {
      groups.forEach((name, i) => {
        const kind = kinds[i];
        if (kind !== undefined && name !== undefined && name !== 'SYS=' && !noName.test(name))
          addName(kind, name, found);
      });
    }
  }
}

/** A name as a field of the report holds it: an account may have its domain before or after it, a server its domain after it. */
export function addName(kind: NameKind, value: string, found: Found): void {
  const name = value.trim().replace(/^\\+|[.$]+$/g, '');
  if (name === '' || name.startsWith('<')) return;
  const account = accountName(name);
  if (kind === 'user' && account.in !== '' && account.name !== '') {
    for (const label of account.in.split('.')) if (!topLevels.has(label.toLowerCase())) addName('domain', label, found);
    addName('user', account.name, found);
  } else if (kind === 'server' && name.includes('.') && !isAddress.test(name)) {
    const [machine = '', ...labels] = name.split('.');
    addName('server', machine, found);
    for (const label of labels) if (!topLevels.has(label.toLowerCase())) addName('domain', label, found);
  } else if (isAddress.test(name) ? name.split('.').every((part) => Number(part) < 256 && !/^0\d/.test(part)) : true) {
    found(kind, name);
  }
}
