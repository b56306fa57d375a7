/**
 * The forms in which the same log reaches the command: other line ends and encodings, packed, pasted into a ticket,
 * rolled over elsewhere, with another server's work in between. Each must lead to the same findings.
 */
import { gzipSync } from 'node:zlib';
import { makeZip } from '../cli/make-zip.js';
import { consoleRows, damagedForms, runTogether, wrapped } from './damaged-forms.js';
import type { LogFiles } from './fixture-cases.js';
import { healthyInstall } from './healthy-install.js';
import { inEachFile, type LogForm, samePlace } from './log-form.js';
import { farIntoALongLog } from './long-logs.js';
import { changeMessages, linesOf, textOf, wholeRecords } from './whole-records.js';

const big = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const mark = '\uFEFF';

const encodings = [
  inEachFile('line ends LF', (text) => text.replaceAll('\r\n', '\n')),
  inEachFile('line ends CR', (text) => text.replaceAll('\r\n', '\r')),
  inEachFile('no line end at the end', (text) => text.replace(/\r\n$/, '')),
  inEachFile('UTF-8 with mark', (text) => Buffer.from(mark + text)),
  inEachFile('UTF-16LE with mark', (text) => Buffer.from(mark + text, 'utf16le')),
  inEachFile('UTF-16LE without mark', (text) => Buffer.from(text, 'utf16le')),
  inEachFile('UTF-16BE with mark', (text) => big(mark + text)),
  inEachFile('UTF-16BE without mark', big),
];

const letters = [
  inEachFile('capitals', (text) => changeMessages(text, (message) => message.toUpperCase())),
  inEachFile('small letters', (text) => changeMessages(text, (message) => message.toLowerCase())),
  inEachFile('double blanks', (text) => changeMessages(text, (message) => message.replaceAll(' ', '  '))),
  inEachFile('blanks at line ends', (text) => text.replaceAll('\r\n', '  \t\r\n')),
  inEachFile('zone in another language', (text) => text.replaceAll('Eastern Standard', 'It\u00e4inen normaali')),
];

const numbered = (text: string, prefix: string): string =>
  textOf(linesOf(text).map((line, index) => `${prefix}${index + 1}:${line}`));
const entities: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
};

/** As a program writes it that marks words for a terminal. */
const coloured = (text: string): string =>
  text.replace(/[A-Z]{3,}|thread|\$\$/g, (word) => `\x1b[01;31m\x1b[K${word}\x1b[m\x1b[K`);

/** What a search tool printed of all lines, and what the source of a web page holds. */
const searched = [
  inEachFile('lines of grep -n', (text) => numbered(text, '')),
  inEachFile('lines of grep --color=always', coloured),
  inEachFile('lines of grep -n --color=always in UTF-16', (text) =>
    Buffer.from(mark + coloured(numbered(text, '')), 'utf16le'),
  ),
  inEachFile('HTML with entities', (text) => text.replace(/[<>&"']/g, (letter) => entities[letter] ?? letter)),
];

const searchedByName = [
  inEachFile('lines of findstr /s /n', (text) => numbered(text, 'logs\\Licsvcfg.log:')),
  inEachFile('lines of Select-String in UTF-16', (text) =>
    Buffer.from(mark + numbered(text, 'D:\\copies\\Licsvcfg.log:'), 'utf16le'),
  ),
  inEachFile('lines of grep on several logs', (text) =>
    textOf(linesOf(text).map((line) => `logs/Licsvcfg.log:${line}`)),
  ),
];

const gzip: LogForm = {
  name: 'gzip',
  reshape: (logs) => ({
    files: new Map([...logs].map(([name, bytes]) => [`${name}.gz`, gzipSync(bytes)])),
    origin: samePlace,
  }),
};

const newestFirst: LogForm = {
  name: 'files given by name, the newest first',
  reshape: (logs) => (isOfMachine(logs) ? null : { files: logs, paths: [...logs.keys()].reverse(), origin: samePlace }),
};

/** The folder of a log says of which machine it is; given by name, or under another, it no longer does. */
function isOfMachine(logs: LogFiles): boolean {
  return [...logs.keys()].some((name) => /^(?:clients|servers)\//.test(name));
}

const zip: LogForm = {
  name: 'zip',
  reshape: (logs) => {
    const bundle = makeZip([...logs].map(([name, content]) => ({ name, content })));
    return { files: new Map([['bundle.zip', bundle]]), paths: ['bundle.zip'], origin: samePlace };
  },
};

/** The logs as one, its rollover first, when they are one log. */
function asOne(logs: LogFiles): { bytes: Buffer; origin: (line: number) => string } | null {
  if (isOfMachine(logs)) return null;
  const parts = [...logs].sort(([one], [other]) => (one.endsWith('_') ? 0 : 1) - (other.endsWith('_') ? 0 : 1));
  if (new Set(parts.map(([name]) => name.replace(/\.\w+$/, ''))).size !== 1) return null;
  const places = parts.flatMap(([name, bytes]) =>
    linesOf(bytes.toString('latin1')).map((_, index) => `${name}:${index + 1}`),
  );
  return { bytes: Buffer.concat(parts.map(([, bytes]) => bytes)), origin: (line) => places[line - 1] ?? '' };
}

const unnamed: LogForm[] = [
  {
    name: 'standard input',
    reshape: (logs) => {
      const one = asOne(logs);
      return one && { files: new Map(), paths: ['-'], stdin: one.bytes, origin: (_, line) => one.origin(line) };
    },
  },
  {
    name: 'a file of another name',
    reshape: (logs) => {
      const one = asOne(logs);
      const name = 'from the ticket.txt';
      return one && { files: new Map([[name, one.bytes]]), paths: [name], origin: (_, line) => one.origin(line) };
    },
  },
];

/** Another server is installed without trouble on another thread meanwhile. */
const interleaved: LogForm = {
  name: 'beside the install of another server',
  reshape: (logs) => {
    const files = new Map<string, Buffer>();
    const places = new Map<string, string>();
    for (const [name, bytes] of logs) {
      const lines = linesOf(bytes.toString('latin1'));
      const records = wholeRecords(lines);
      if (records === null || !records.every(({ component }) => component.startsWith('SMS_'))) return null;
      const foreign = healthyInstall('METER09');
      const share = Math.ceil(foreign.length / records.length);
      const mixed = records.flatMap(({ date }, index) => {
        places.set(`${name}:${(index + 1) * (share + 1)}`, `${name}:${index + 1}`);
        const chunk = Array.from({ length: share }, (_, i) => foreign[(index * share + i) % foreign.length]);
        return [
          ...chunk.map((text) => `${text}  $$<SMS_LICENSE_SERVER_MANAGER><${date}><thread=399 (0x18F)>`),
          lines[index] ?? '',
        ];
      });
      files.set(name, Buffer.from(textOf(mixed), 'latin1'));
    }
    return { files, origin: (file, line) => places.get(samePlace(file, line)) ?? '' };
  },
};

/** Forms in which nothing is lost that tells whose words they are. */
export const faithfulForms: readonly LogForm[] = [
  ...encodings,
  ...letters,
  ...searched,
  wrapped(80, ''),
  wrapped(72, '   '),
  wrapped(72, '> '),
  wrapped(72, '| '),
  wrapped(60, ''),
  ...[80, 100, 132].map(consoleRows),
  ...[32_600, 262_000, 294_700, 327_500, 650_000].map(farIntoALongLog),
  gzip,
  zip,
];

export const logForms: readonly LogForm[] = [
  ...faithfulForms,
  ...damagedForms,
  ...searchedByName,
  runTogether,
  newestFirst,
  ...unnamed,
  interleaved,
];
