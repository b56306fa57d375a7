/** Lines of a log as a search tool prints them, or as they stand in the source of a web page: what a user has at hand. */
import { describe, expect, it, test } from 'vitest';
import { logLines } from '../helpers/log-lines.js';
import { wrapLines } from '../helpers/log-text.js';
import { leftOverShare, quietLog, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag, scanJson } from './run-licdiag.js';

const lines = `${quietLog}${leftOverShare('CINDER01')}`.trimEnd().split('\r\n');
const list = (prefix: (line: number) => string, end = '\r\n'): string =>
  lines.map((line, i) => `${prefix(i + 1)}${line}${end}`).join('');
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');
const page = list(() => '')
  .replace(/[<>']/g, (sign) => ({ '<': '&lt;', '>': '&gt;' })[sign] ?? '&#39;')
  .replaceAll('\r\n', '<br>\r\n');

const forms: Record<string, string | Uint8Array> = {
  'grep -n': list((line) => `${line}:`, '\n'),
  'grep -Hn': list((line) => `Licsvcfg.log:${line}:`, '\n'),
  'grep on several logs': list(() => 'logs/Licsvcfg.log:', '\n'),
  'findstr /n': list((line) => `${line}:`),
  'findstr /s /n': list((line) => `logs\\Licsvcfg.log:${line}:`),
  'Select-String': utf16(list((line) => `Licsvcfg.log:${line}:`)),
  'the source of a web page': page,
};

describe('the failure is found where it stands', () => {
  it.each(Object.entries(forms))('%s', (_, content) => {
    const folder = makeFolder({ 'hits.txt': content, 'HQ1/Licsvcfg.log': content });
    const inputs = [
      scanJson(['hits.txt'], { cwd: folder }),
      scanJson(['HQ1'], { cwd: folder }),
      scanJson(['-'], { input: content }),
    ];
    for (const { code, stderr, report } of inputs) {
      expect([code, stderr]).toEqual([1, '']);
      expect(report.findings).toMatchObject([
        { article: 'Q214954', confidence: 'likely', subject: { server: 'CINDER01' }, occurrences: 1 },
      ]);
      expect(logLines(report.findings[0]).map(({ line }) => line)).toEqual([4, 5, 6]);
      expect(report.unexplained).toEqual([]);
    }
  });
});

test('a list of which Select-String broke the lines', () => {
  const broken = wrapLines(
    list((line) => `Licsvcfg.log:${line}:`),
    80,
    '',
  );
  const { report } = scanJson(['-'], { input: utf16(`\r\n${broken}\r\n\r\n`) });
  expect(report.findings).toMatchObject([
    { article: 'Q214954', confidence: 'likely', subject: { server: 'CINDER01' } },
  ]);
});

test('a list that is longer than what is read at once', () => {
  const calm = record('INFO: no license server needs to be installed').repeat(12_000);
  const many = `${calm}${leftOverShare('CINDER01')}${calm}`.trimEnd().split('\r\n');
  const input = many.map((line, i) => `Licsvcfg.log:${i + 1}:${line}\r\n`).join('');
  const { report } = scanJson(['-'], { input });
  expect(logLines(report.findings[0]).map(({ line }) => line)).toEqual([12_001, 12_002, 12_003]);
  const [file] = scanJson([makeFolder({ 'Licsvcfg.log': input })]).report.inputs.files;
  expect(file).toMatchObject({ bytes: input.length, format: 'sms' });
});

test('lines of two sites in one list are not read as one', () => {
  const passage = leftOverShare('CINDER01').trimEnd().split('\r\n');
  const input = passage.map((line, i) => `${i < 2 ? 'HQ1' : 'BR1'}\\Licsvcfg.log:${i + 1}:${line}\r\n`).join('');
  expect(scanJson(['-'], { input }).report.findings).toEqual([]);
});

test('a password is masked behind a prefix, and where quotes are entities', () => {
  const error = record('ERROR: no access, PWD="hunter 2"').trimEnd();
  const numbered = `1:${record('One')}2:${error}\r\n`;
  const entities = error.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  for (const input of [numbered, `${entities}\r\n`]) {
    const { report } = scanJson(['-'], { input });
    expect(report.unexplained).toMatchObject([{ first: { text: 'ERROR: no access, PWD="********"' } }]);
    expect(licdiag(['scan', '-'], { input }).stdout).not.toMatch(/hunter| 2"/);
  }
});

test('quotes of a list still stand when the report is verified', () => {
  const folder = makeFolder({ 'hits.txt': forms['grep -Hn'] ?? '' });
  licdiag(['scan', 'hits.txt', '--format', 'json', '-o', 'report.json'], { cwd: folder });
  expect(licdiag(['verify', 'report.json', 'hits.txt'], { cwd: folder }).code).toBe(0);
});
