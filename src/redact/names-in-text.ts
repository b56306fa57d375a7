/**
 * Finds the names of servers, users, domains and sites in log text, by what stands around them (`\\METER02\`, `user "KLEIN"`,
 * `SITE=HQ1`). A word of capitals with a digit in it counts as a machine anywhere. In doubt a word is a name: better to
 * hide too much than too little.
 */
import { addName, type NameFound } from './add-name.js';
import type { NameKind } from './stand-in.js';

const word = String.raw`[A-Za-z0-9\u0080-\uffff][\w\u0080-\uffff-]{0,62}`;
const quote = String.raw`["'‘’“”\x60]`;
const label = '[a-z0-9][a-z0-9-]{0,62}';
/** Ends of DNS names that are no ends of file names. */
const topLevel = 'net|org|edu|gov|mil|local|lan|corp|internal|intranet|intra';
/** What looks like the label of a country and ends the name of a file. */
const fileEnd = String.raw`bk|cs|db|gz|js|lo|vb|(?<=\.(?:bak|cfg|ct\d|dat|dll|exe|ini|log|mdb|txt|xml|zip)\.)`;
/** Names of Microsoft, and tables of a database. */
const notOurs = String.raw`(?!(?:[\w-]{1,63}\.){0,3}(?:microsoft|dbo)\.|(?:asp|ado|vb|system)\.net\b)`;
const pattern = (source: string): RegExp => new RegExp(source, 'gi');
/** What stands behind the folder of all home folders; with blanks only if the path goes on. */
const homeFolder = (slash: string): RegExp =>
  pattern(
    String.raw`${slash}(?:home|users|profiles|documents and settings)${slash}(?!(?:all|default) users?\b)([^\\/:*?"<>|\r\n]{0,63}[^\\/:*?"<>|\s](?=${slash})|[^\\/:*?"<>|\s]{1,64})`,
  );

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
      String.raw`\b(?:user|account|logon|login)(?:\s?(?:name|id))?\b\s*[:=]?\s*${quote}?(${word})\\([\w.$-]{1,40})`,
    ),
    'domain',
    'user',
  ],
  [
    pattern(
      String.raw`\b(?:user|account|logon|login|owner|benutzer|konto)(?:\s?(?:name|id))?\s*(?:[:=]\s*${quote}?|${quote})([\w.$\u0080-\uffff-]{1,40})(?![\w\\])`,
    ),
    'user',
  ],
  [pattern(String.raw`\buid\s*=\s*${quote}?([\w.$-]{1,40})`), 'user'],
  // j.smith@example.com
  [pattern(String.raw`(?<![\w.+-])([\w.+-]{1,64}@${word}(?:\.${word})+)`), 'user'],
  [pattern(String.raw`\bdomain(?:\s+name)?\s*[:=]?\s*${quote}(${word})${quote}`), 'domain'],
  [/\b[Dd]omain(?:\s+name)?\s*[:=]?\s+\(?([A-Z][A-Z0-9_-]{1,14})\b/g, 'domain'],
  // meter02.example.com, meter02.local
  [
    pattern(
      String.raw`(?<![\w.@\\-])${notOurs}((?:${label}\.){2,8}(?:${topLevel}|com|int|test|example|(?!${fileEnd})[a-z]{2}))(?![\w-])`,
    ),
    'server',
  ],
  [pattern(String.raw`(?<![\w.@\\-])${notOurs}(${label}\.(?:${topLevel}))(?![\w-]|\.\w)`), 'server'],
  // SERVER=METER02 in a connection string
  [
    pattern(
      String.raw`\b(?:server|machine|computer|workstation|host|data source)(?:\s?name)?\s*=\s*${quote}?(${word})`,
    ),
    'server',
  ],
  [/\b(S-1-5-21-(?:\d{1,10}-){2,4}\d{1,10})\b/g, 'user'],
  [/\b([0-9A-F]{2}(?:-[0-9A-F]{2}){5}|[0-9A-F]{2}(?::[0-9A-F]{2}){5})\b/gi, 'server'],
  // http://willow:8080/, //willow/LicMtr, np:willow
  [
    pattern(
      String.raw`(?<![\w:/.-])(?:[a-z]{2,10}:)?//(?!www\.|localhost\b)${notOurs}(${word}(?:\.${word})*)(?=[:/\s]|$)`,
    ),
    'server',
  ],
  [pattern(String.raw`\b(?:np|tcp|spx):(?!\d+\b)(${word})(?=[\\,]|$)`), 'server'],
  [pattern(String.raw`\bDC=(?!(?:${topLevel}|com|[a-z]{2})\b)(${word})`), 'domain'],
  // osql -S willow -U klein -d accounts
  [/[-/]S\s?([A-Za-z][\w-]{0,62})(?<=\b[io]sql(?:\.exe)?"?\s[^\r\n]{0,200})/g, 'server'],
  [/[-/]U\s?([A-Za-z][\w.-]{0,39})(?<=\b[io]sql(?:\.exe)?"?\s[^\r\n]{0,200})/g, 'user'],
  [/(?:\b|_)SITE=([A-Z0-9]{3})\b/gi, 'site'],
  [
    /\b(?:[Ss]ite|SITE)(?:\s+(?:code|CODE))?\s*[:=]?\s*["']?([A-Z0-9]{3}|(?=[a-z]*\d)(?=\d*[a-z])(?!\d(?:st|nd|rd|th))[a-z0-9]{3})\b/g,
    'site',
  ],
  [/\bCAP_([A-Z0-9]{3})\b/g, 'site'],
  [/\bSITES\\([A-Z0-9]{3})\b/gi, 'site'],
  // The share SMS_SHR is there on every site server of SMS 1.
  [/\\SMS_(?!SHR\b)([A-Z0-9]{3})\b/g, 'site'],
  // The databases SMS_HQ1 and SMS_HQ1_LicDB, the account SMSServer_HQ1.
  [/\bSMS_([A-Z0-9]{3})(?:(?=_LicDB\b)|(?<=\bdatabase(?:\s+name)?[\s:="'[]{1,5}SMS_\w{3})(?!\w))/gi, 'site'],
  [/\bSMS[A-Z][a-z]{2,9}_([A-Z0-9]{3})(?![A-Z0-9])/g, 'site'],
  // Home folders, in paths on the machine where licdiag runs.
  [homeFolder(String.raw`\\`), 'user'],
  [homeFolder('/'), 'user'],
  // The folder of a machine in a bundle.
  [/(?:^|\/)(?:servers|clients)\/([^\s\\/:*?"<>|]{1,64})(?=\/)/gi, 'server'],
  [/\b((?:\d{1,3}\.){3}\d{1,3})\b/g, 'server'],
  // No program is named after a machine, and no part of a GUID is a name.
  [
    /\b(?<![0-9A-F]{4}-)(?=[A-Z]{2}[A-Z-]{0,60}\d)([A-Z0-9-]{3,63})\b(?!\.(?:exe|EXE|dll|DLL|sys|drv|ocx)\b)/g,
    'server',
  ],
  // failed on CINDER, SQL Server CINDER: capitals alone, where a machine is usual. These words of SMS and Windows are none.
  [
    /\b(?:on|from|to|at|[Ss]erver|[Cc]omputer|[Mm]achine|[Ww]orkstation|[Cc]lient|[Cc]ontroller|[PB]DC)\s+(?!(?:SQL|CAP|DP|NT|SMS|WMI|UNIX|NAL|MIF|BADMIFS|ODBC|DSN|DNS|WINS|DHCP|TCP|RPC|IPC|PDC|BDC|NULL|TRUE|FALSE|DISK)\b)([A-Z][A-Z-]{2,14})\b(?![.\\])/g,
    'server',
  ],
  // Facts of a snapshot, such as meteringServers[SRV1].shares
  [/\b(?:meteringServers|siteSystems)\[([^\]\s]{1,64})\]/g, 'server'],
  [/\bclients\[([^\]\s]{1,64})\]/g, 'server'],
];

/** Names without quotation marks: those words that are not ordinary ones. */
const inSentences: readonly (readonly [RegExp, ...NameKind[]])[] = [
  // DOMAIN\account, but no path and no key of the registry
  [
    /(?<![\w\\/:.$-])(?!(?:HKLM|HKCU|HKCR|HKU|HKEY_[A-Z_]+|SMS(?:_\w+)?|CAP_\w+|SOFTWARE|SYSTEM|AUTHORITY|BUILTIN|WINNT|WINDOWS|MS|MICROSOFT|ROOT|NT|FILES|SETTINGS|MENU|METERING|TCP)\\)([A-Z][A-Z0-9_-]{1,14})\\(?![\w$-]*\.\w{3}\b)([A-Za-z][\w.$-]{1,39})(?![\w\\/.])/g,
    'domain',
    'user',
  ],
  // In "user account klein" the second word announces the name, so no match takes more than its first word.
  [
    /\b(?:user|account|log(?:ged)?\s?(?:on|in) as|running as)(?=(?:\s?(?:name|id))?\s+([A-Za-z\u0080-\uffff][\w.$\u0080-\uffff-]{1,39})(?![\w\\/=&(]))/gi,
    'user',
  ],
  // "Starting the service INSTALL_ODBC on willow", as Q226850 prints it
  [/\bservice\s+\w{1,64}\s+on\s+([a-z\u0080-\uffff][\w\u0080-\uffff-]{1,62})(?![\w\\/=&(]|\.\w)/gi, 'server'],
  // CN=Klein Peter,OU=Metering and /O=FOUNDRY/CN=KLEIN; where nothing ends the name, words in small letters are of the sentence.
  [
    /\b[Cc][Nn]=["']?(?!(?:[Uu]sers|[Cc]omputers|[Cc]onfiguration|[Rr]ecipients|[Bb]uiltin|[Ss]chema|[Ss]ervices|[Ss]ites|USERS|COMPUTERS|CONFIGURATION|RECIPIENTS|BUILTIN|SCHEMA|SERVICES|SITES)\b)([\w.$\u0080-\uffff-]{2,40}(?:(?: [\w.$\u0080-\uffff-]{1,40}){1,3}(?=[,;]\s?\w{1,20}=|[/"')])|(?: [A-Z\u0080-\uffff][\w.$\u0080-\uffff-]{0,39}){1,3}$)?)/g,
    'user',
  ],
  [/\bdomain(?:\s+name)?\s+([a-z][\w-]{1,14})\b(?![\\/=&(]|\.\w)/gi, 'domain'],
  [
    /\b(?:computer|machine|workstation|host|server|client)(?=(?:\s+name)?(?:\s+|\s*:\s*)([a-z][\w-]{1,62})\b(?![\\/=&(]|\.\w|\s*::))/gi,
    'server',
  ],
  [
    pattern(
      String.raw`\b(?:database|initial catalog|dsn|data source)(?=(?:\s?name)?(?:\s*[:=]\s*|\s+)${quote}?([a-z][\w-]{1,62})(?![\w\\/=&(-]|\.\w))`,
    ),
    'database',
  ],
  [/[-/]d\s?([A-Za-z][\w-]{1,62})(?<=\b[io]sql(?:\.exe)?"?\s[^\r\n]{0,200})/g, 'database'],
];

/** `foundry\klein`: an account, if neither word is an ordinary one or a usual folder. */
const inPairs: typeof inSentences = [
  [
    /(?<![\w\\/:.$%-])([A-Za-z][\w-]{1,14})\\(?![\w$-]*\.\w{1,3}\b)([A-Za-z][\w$-]{0,30}(?:\.[\w$-]{1,30}){0,3})(?![\w\\/$-]|\.[\w\\])/g,
    'domain',
    'user',
  ],
];

/** Words that look like the name of a machine and are not. */
const notAName =
  /^(?:NONE|NULL|UNKNOWN|TRUE|FALSE|LOCALHOST|[PB]DC|RC\d|I386|ALPHA|ISTR\d|SP\d[A-Z]?|NT\d?|WIN\d+K?|W2K|Q\d{5,7}|KB\d+|WINNT\d*|SQL\d+|ODBC\d*|UTF-?\d+|ISO-?\d+.*|CP\d+|X86|X64|MD5|SHA\d+|HTTP\d?|(?:ERR|ERROR|CODE|RETRY|STATUS|EVENT)-?\d+|(?:STEP|PHASE|PART|PASS|TRY|ATTEMPT|LINE|RC|HRESULT|INSTALL|SETUP|WIN32|HTTP|TCP|UDP|IPX|RS|SP\d)-\d+|(?:COM|LPT)\d|[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}|0X[\dA-F]+|\d+)$/i;

/**
 * @param isOrdinary whether a word without quotation marks is none that a name would be
 * @param isFolder whether a word before or behind a backslash is the name of a usual folder
 */
export function namesInText(
  text: string,
  isOrdinary: (word: string) => boolean,
  isFolder: (word: string) => boolean,
  found: NameFound,
): void {
  search(patterns, () => true);
  search(inSentences, (name) => !isOrdinary(name));
  // A text of one word is an argument: a path as Windows writes it, such as logs\hq1.
  if (/\s/.test(text)) search(inPairs, (_, pair) => !pair.some((part) => isOrdinary(part) || isFolder(part)));

  function search(among: typeof patterns, isName: (name: string, groups: readonly string[]) => boolean): void {
    for (const [regex, ...kinds] of among) {
      for (const [, ...groups] of text.matchAll(regex)) {
        groups.forEach((name, i) => {
          const kind = kinds[i];
          if (kind !== undefined && name !== undefined && !notAName.test(name) && isName(name, groups))
            addName(kind, name, found);
        });
      }
    }
  }
}
