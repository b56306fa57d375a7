/**
 * The forms in which the same log reaches the command: other line ends and encodings, packed, pasted into a ticket,
 * rolled over elsewhere, with another server's work in between. Each must lead to the same findings.
 */
import { gzipSync } from 'node:zlib';
import type { LogFiles } from './fixture-cases.js';
import { healthyInstall } from './healthy-install.js';
import { changeMessages, gridLine, linesOf, textOf, wholeRecords, wrapLines } from './log-text.js';
import { makeZip } from './make-zip.js';

/** Logs in another form. */
export interface ReshapedLogs {
  readonly files: ReadonlyMap<string, Buffer>;
  /** What the command is given; the folder when absent. */
  readonly paths?: readonly string[];
  readonly stdin?: Buffer;
  /** The place of a line in the case that it was made from; null where lines were broken elsewhere. */
  readonly origin: ((file: string, line: number) => string) | null;
}

export interface LogForm {
  readonly name: string;
  /** Null where the form says nothing about these logs. */
  readonly reshape: (logs: LogFiles) => ReshapedLogs | null;
}

const samePlace = (file: string, line: number): string => `${file.replace(/^\.\/|^bundle\.zip!|\.gz$/g, '')}:${line}`;

function eachFile(logs: LogFiles, change: (text: string) => string | Buffer): Map<string, Buffer> {
  return new Map([...logs].map(([name, bytes]) => [name, toBuffer(change(bytes.toString('latin1')))]));
}

function toBuffer(content: string | Buffer): Buffer {
  return typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
}

function inEachFile(name: string, change: (text: string) => string | Buffer): LogForm {
  return { name, reshape: (logs) => ({ files: eachFile(logs, change), origin: samePlace }) };
}

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
];

function wrapped(width: number, indent: string): LogForm {
  return {
    name: `wrapped at ${width} columns${indent === '' ? '' : ' and indented'}`,
    reshape: (logs) => ({ files: eachFile(logs, (text) => wrapLines(text, width, indent)), origin: null }),
  };
}

const grid: LogForm = {
  name: 'grid of SMS Trace',
  reshape: (logs) => {
    const texts = [...logs].map(([name, bytes]) => [name, wholeRecords(linesOf(bytes.toString('latin1')))] as const);
    const files = new Map<string, Buffer>();
    for (const [name, records] of texts) {
      if (records === null) return null;
      files.set(name, Buffer.from(textOf(records.map(gridLine)), 'latin1'));
    }
    return { files, origin: samePlace };
  },
};

const gzip: LogForm = {
  name: 'gzip',
  reshape: (logs) => ({
    files: new Map([...logs].map(([name, bytes]) => [`${name}.gz`, gzipSync(bytes)])),
    origin: samePlace,
  }),
};

const zip: LogForm = {
  name: 'zip',
  reshape: (logs) => ({ files: new Map([['bundle.zip', makeZip(logs)]]), paths: ['bundle.zip'], origin: samePlace }),
};

/** The logs as one, its rollover first, when they are one log. */
function asOne(logs: LogFiles): { bytes: Buffer; origin: (line: number) => string } | null {
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
        places.set(`${name}:${index * share + index + 1}`, `${name}:${index + 1}`);
        const chunk = Array.from({ length: share }, (_, i) => foreign[(index * share + i) % foreign.length]);
        return [
          lines[index] ?? '',
          ...chunk.map((text) => `${text}  $$<SMS_LICENSE_SERVER_MANAGER><${date}><thread=399 (0x18F)>`),
        ];
      });
      files.set(name, Buffer.from(textOf(mixed), 'latin1'));
    }
    return { files, origin: (file, line) => places.get(samePlace(file, line)) ?? '' };
  },
};

export const logForms: readonly LogForm[] = [
  ...encodings,
  ...letters,
  wrapped(80, ''),
  wrapped(72, '   '),
  wrapped(60, ''),
  grid,
  gzip,
  zip,
  ...unnamed,
  interleaved,
];

/** A log as it is when it rolled over after each of its lines. */
export function rolloverSplits(logs: LogFiles): ReshapedLogs[] {
  const [[name, bytes] = ['', Buffer.alloc(0)], ...others] = logs;
  if (others.length > 0) return [];
  const lines = linesOf(bytes.toString('latin1'));
  const older = name.replace(/log$/i, 'lo_');
  return lines.slice(1).map((_, index) => {
    const at = index + 1;
    const parts = [textOf(lines.slice(0, at)), textOf(lines.slice(at))].map(toBuffer);
    return {
      files: new Map([older, name].map((part, i) => [part, parts[i] ?? Buffer.alloc(0)])),
      origin: (file, line) => `${name}:${file.endsWith('_') ? line : line + at}`,
    };
  });
}
