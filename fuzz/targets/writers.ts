/**
 * Writers: whatever text stands in a report, each format stays what it is: JSON that can be read, a table with even rows and no
 * formula, HTML and Markdown without a foreign tag, and nowhere a control character.
 */
import { Buffer } from 'node:buffer';
import markdownIt from 'markdown-it';
import type { Diagnosis } from '../../src/model/report.js';
import { redact } from '../../src/redact/redact.js';
import { writers as formats } from '../../src/report/scan/writers.js';
import { noColours, piecesOf } from '../../src/report/writer.js';
import { parseCsv } from '../../test/report/parse-csv.js';
import { diagnoseBytes } from '../diagnose-bytes.js';
import type { Random } from '../mutate.js';
import type { FuzzTarget } from '../target.js';
import { checkPrintable } from './check-printable.js';
import { logSeeds } from './log-seeds.js';

/** Fields of a report that hold text from outside. The others are words of ours. */
const fromOutside = new Set(
  'text before file path server client site title cause says value because command shape problem fact instead artifact'.split(
    ' ',
  ),
);
const viewer = markdownIt({ html: true });
const names = Object.keys(formats).filter((name): name is keyof typeof formats => name in formats);
const log = [
  "INFO: installation destination = '\\\\METER02\\LicMtr'",
  'Checking for the existence of a License Server share \\\\METER02\\LicMtr',
  "ERROR: FAILED TO INSTALL LICENSE SERVER 'METER02'",
  'ERROR: nobody knows this one (Error=997)',
].map(
  (line) =>
    `${line}  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 10:43:41.547 1999 Eastern Standard Time><thread=281 (0x119)>\r\n`,
);

let sample: Promise<Diagnosis> | null = null;

export const writers: FuzzTarget = {
  name: 'writers',
  property: 'every format stays well formed, without foreign tags, formulas or control characters',
  batch: 200,
  longest: 1024,
  seeds: logSeeds,
  dictionary: [
    '<img src=x onerror=a>',
    '</td></script><script>',
    '" onmouseover="a',
    "' onload='a",
    '&lt;',
    '](javascript:a)',
    '`',
    '```\n',
    '| a |',
    '\n# a\n',
    '=cmd|a!A1',
    '+1',
    '@a',
    '","',
    '\r\n',
    '\n',
    '\t=1',
    '\x1b]8;;http://a\x07',
    '\x9b2J',
    '\u2028',
    '\ud800',
    '\ufeff',
    '\u202e',
    '{"kind":"finding"}',
    '\\',
    '%0a',
  ],
  async check(input, random) {
    sample ??= diagnoseBytes('Licsvcfg.log', Buffer.from(log.join(''), 'latin1'));
    const report = redact(
      withHostile(await sample, input.toString('utf8') + input.toString('latin1'), random),
      'secrets',
    );
    const format = names[Math.floor(random() * names.length)] ?? 'text';
    const write = await formats[format]();
    const pieces = piecesOf(write(report, { colours: noColours, width: 80, detail: 'verbose', notes: [] }));
    const text = [...pieces].join('');
    checkPrintable(text.replace(/\r\n/g, format === 'csv' ? '\n' : '\r\n'), format);
    if (format === 'json' || format === 'sarif') JSON.parse(text);
    if (format === 'ndjson' && countJsonLines(text) !== report.findings.length + 1)
      throw new Error('ndjson: lines broken');
    if (format === 'csv') checkCells(text);
    if (format === 'html' || format === 'markdown') checkMarkup(text, format);
  },
};

/** A copy in which texts from outside are pieces of the input now and then. */
function withHostile(data: Diagnosis, hostile: string, random: Random): Diagnosis {
  const copy = structuredClone(data);
  const change = (value: object): void => {
    for (const key of Object.keys(value)) {
      const inner: unknown = Reflect.get(value, key);
      if (typeof inner === 'object' && inner !== null) change(inner);
      else if (typeof inner === 'string' && (fromOutside.has(key) || /^\d+$/.test(key)) && random() < 0.3) {
        const at = Math.floor(random() * hostile.length);
        Reflect.set(value, key, hostile.slice(at, at + Math.floor(random() * 200)));
      }
    }
  };
  change(copy);
  return copy;
}

function countJsonLines(text: string): number {
  const lines = text.trimEnd().split('\n');
  for (const line of lines) JSON.parse(line);
  return lines.length;
}

function checkCells(text: string): void {
  for (const row of parseCsv(text))
    for (const cell of Object.values(row)) if (/^\s*[=+@|%]/.test(cell)) throw new Error(`csv: a formula: ${cell}`);
}

/** Markdown as a viewer shows it that lets tags through: none of them is foreign. */
function checkMarkup(text: string, format: string): void {
  const html = format === 'markdown' ? viewer.render(text) : text;
  const foreign = /<img|<script>a|<[^>]*" onmouseover="a|<[^>]*' onload='a|<\/td><\/script>|href="javascript/i.exec(
    html,
  );
  if (foreign) throw new Error(`${format}: ${html.slice(Math.max(0, foreign.index - 60), foreign.index + 60)}`);
}
