/**
 * Logs as people paste them: lists with numbers, clocks or marks, quoted mail, cells of a spreadsheet, a web page. However they are cut into
 * blocks they are the same text, quoted lines exist, and a planted password is gone.
 */
import { redact } from '../../src/redact/redact.js';
import { diagnoseBytes } from '../diagnose-bytes.js';
import type { FuzzTarget } from '../target.js';
import { checkPrintable } from './check-printable.js';
import { checkSameInBlocks } from './in-blocks.js';
import { logSeeds, logWords } from './log-seeds.js';
import { checkGone, plantSecret } from './secret-forms.js';

type Wrap = (line: string, i: number) => string;

const two = (number: number): string => String(number % 60).padStart(2, '0');
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const time = '3/26/1999 10:43:41 AM';
const thread = '281 (0x119)';

const wraps: readonly Wrap[] = [
  (line) => line,
  (line, i) => `${i + 7}:${line}`,
  (line, i) => `${i + 7}: ${line}`,
  (line, i) => `${i + 7}${i % 3 === 1 ? '-' : ':'}${line}`,
  (line, i) => `${i + 7}:${i % 5}:${line}`,
  (line, i) => `${i + 1}. ${line}`,
  (line, i) => `${i + 1}) ${line}`,
  (line, i) => `[${i + 1}]${line}`,
  (line, i) => `${String(i + 1).padStart(6)}\t${line}`,
  (line, i) => `${String(i + 1).padStart(7)} ${line}`,
  (line, i) => `Licsvcfg.log:${i + 1}:${line}`,
  (line) => `C:\\SMS\\Logs\\Licsvcfg.log:${line}`,
  (line) => `- ${line}`,
  (line) => `* ${line}`,
  (line, i) => `10:43:${two(i)} ${line}`,
  (line, i) => `[10:43:${two(i)}] ${line}`,
  (line, i) => `1999-03-26T10:43:${two(i)}Z ${line}`,
  (line) => `> ${line}`,
  (line) => `| ${line}`,
  (line) => `: ${line}`,
  (line) => line.replace(/[A-Z]{4,}/g, '\x1b[01;31m\x1b[K$&\x1b[m\x1b[K'),
  (line) => `[33m${line}[0m`,
  (line) => cell(line),
  (line) => `${cell(line)},"SMS_LICENSE_SERVER_MANAGER","${time}","${thread}"`,
  (line) => `${line},SMS_LICENSE_SERVER_MANAGER,${time},${thread}`,
  (line) => `${cell(line)}\tSMS_LICENSE_SERVER_MANAGER\t${time}\t${thread}`,
  (line) => `${cell(line)};SMS_LICENSE_SERVER_MANAGER;26.3.1999 10:43:41;281`,
  (line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
];

const trailer = `  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 10:43:41.547 1999 Eastern Standard Time><thread=281 (0x119)>`;

export const pasted: FuzzTarget = {
  name: 'pasted',
  property: 'a pasted log is the same text in small blocks; quoted lines exist; no planted password is in the report',
  batch: 200,
  longest: 768,
  seeds: logSeeds,
  dictionary: [...logWords, ...wraps.map((wrap, i) => wrap('', i)), '"', '""', ',', ';', '--\n', '&lt;', '&#36;'],
  async check(input, random) {
    const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
    const planted = plantSecret(random);
    const noise = input.toString('latin1');
    const at = Math.floor(random() * noise.length);
    const end = random() < 0.7 ? trailer : '';
    const lines =
      `${noise.slice(0, at)}\nERROR: failed with ${planted.text.replace(/("?)[\r\n]+/g, (_, mark) => mark || ' ')}${end}\n${noise.slice(at)}`.split(
        /\r\n|\n|\r/,
      );
    const inner = pick(wraps);
    const outer = random() < 0.3 ? pick(wraps) : undefined;
    const text = lines.map((line, i) => wrapped(wrapped(line, i, inner), i, outer)).join(pick(['\r\n', '\n', '\r']));
    const bytes = Buffer.from(text, random() < 0.2 ? 'utf16le' : 'latin1');
    await checkSameInBlocks(bytes, random);
    const report = redact(await diagnoseBytes(pick(['-', 'Licsvcfg.log', 'mail.txt']) ?? '-', bytes), 'secrets');
    const json = JSON.stringify(report);
    checkGone(json, planted);
    checkPrintable(json, 'the report');
    for (const one of report.findings.flatMap(({ evidence }) => evidence))
      if (one.kind === 'log' && (one.line < 1 || one.line > lines.length))
        throw new Error(`line ${one.line} of ${lines.length} is quoted`);
  },
};

function wrapped(line: string, i: number, wrap: Wrap | undefined): string {
  return wrap?.(line, i) ?? line;
}
