/** A mail that was saved as it was sent: its lines are whole again, and what only looks encoded is left alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftOverShare, quietLog, record } from '../cli/log-text.js';
import { scanJson } from '../cli/run-licdiag.js';
import { logLines } from '../helpers/log-lines.js';
import { readInPieces } from '../helpers/read-in-pieces.js';

const server = 'OAK02';
const log = `${quietLog}${leftOverShare(server)}`;
const later = `Copying C:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\${server}\\LicMtr\\ProductDB.Dll...`;
const [first = '', second = ''] = leftOverShare(server).split('\r\n');

/** @param longest the letters of a line, the sign of a cut included */
function encoded(text: string, end = '\r\n', longest = 76): string {
  return text
    .split('\r\n')
    .flatMap((line) => {
      const bytes = [...Buffer.from(line)].map((byte, i, all) =>
        byte === 0x3d || byte > 0x7e || (byte === 0x20 && i === all.length - 1)
          ? `=${byte.toString(16).toUpperCase()}`
          : String.fromCharCode(byte),
      );
      const parts = [''];
      for (const letter of bytes) {
        if ((parts.at(-1) ?? '').length + letter.length >= longest) parts.push('');
        parts.push((parts.pop() ?? '') + letter);
      }
      return parts.map((part, i) => (i < parts.length - 1 ? `${part}=` : part));
    })
    .join(end);
}
const header =
  'MIME-Version: 1.0\r\nContent-Type: text/plain; charset="iso-8859-1"\r\nContent-Transfer-Encoding: quoted-printable\r\n';
const decoded = async (text: string | Buffer, ...sizes: (() => number)[]): Promise<string> =>
  (await readInPieces(Buffer.from(text), ...sizes)).toString('utf8');
const linesOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => line !== '');

describe('the failure is found where its record starts', () => {
  const parts = `${header.replace(/text.*/, 'multipart/alternative;\r\n\tboundary="----=_NextPart_000"')}\r\n------=_NextPart_000\r\n${header}`;
  const forms: Record<string, string | Buffer> = {
    'as a mail': `${header}\r\nHello,\r\n\r\n${encoded(log)}\r\nRegards\r\n`,
    'in the first part of a mail': `${parts}\r\n${encoded(log)}\r\n------=_NextPart_000\r\n`,
    'without headers, with LF': encoded(log, '\n'),
    'cut after 72 letters': encoded(log, '\r\n', 72),
    'with its line ends encoded': encoded(log, '\r\n', 69).replace(/(?<!=)\r\n/g, '=0D=0A=\r\n'),
    'with letters outside ASCII': encoded(log.replaceAll('Central', 'Mitteleurop\u00e4ische')),
    'of a log that a mail quotes': encoded(log.replace(/^(?=.)/gm, '> ')),
    'in UTF-16': Buffer.from(`\ufeff${encoded(log)}`, 'utf16le'),
  };
  it.each(Object.entries(forms))('%s', (_, input) => {
    const { code, report } = scanJson(['-'], { input });
    expect(code).toBe(1);
    expect(report.findings).toMatchObject([
      { article: 'Q214954', confidence: 'likely', subject: { server }, firstSeen: '1999-05-11T21:14:05.190' },
    ]);
    const rows = (Buffer.isBuffer(input) ? input.toString('utf16le') : input).split('\n');
    expect(logLines(report.findings[0]).map(({ line }) => line)).toEqual(
      ['INFO: installation', 'Checking', 'ERROR'].map((start) => rows.findIndex((row) => row.includes(start)) + 1),
    );
    expect(report.unexplained).toEqual([]);
  });
});

it.each([76, 74, 72, 66])('cut after %i letters, a later attempt got past the share', (longest) => {
  const input = encoded(`${log}${first}\r\n${second}\r\n${record(later)}${quietLog}`, '\r\n', longest);
  const { report } = scanJson(['-'], { input });
  expect(report.findings).toMatchObject([{ article: 'Q214954', state: 'resolved', subject: { server } }]);
});

it('a password is masked where a cut lies in it', () => {
  const input = encoded(`${log}${record('ERROR: ODBC failed with DSN=x;UID=sa;PWD=Geheimnis2000;DATABASE=LicDB')}`);
  expect(scanJson(['-'], { input }).stdout).not.toMatch(/Geheim|nis2000/);
});

it('decodes wherever reads end', async () => {
  const sizes = fc.infiniteStream(fc.integer({ min: 1, max: 400 }));
  const text = encoded(log.repeat(4));
  await fc.assert(
    fc.asyncProperty(sizes, sizes, async (most, target) => {
      const whole = await decoded(
        text,
        () => most.next().value,
        () => target.next().value,
      );
      expect(linesOf(whole)).toEqual(linesOf(log.repeat(4)));
      expect(whole.split('\n').length).toBe(text.split('\n').length);
    }),
    { numRuns: 30 },
  );
});

it('decodes wherever the first read ends, also between CR and LF', async () => {
  const text = encoded(log.repeat(30));
  for (let shift = 0; shift < 80; shift += 1) {
    const whole = await decoded(`${'x'.repeat(shift)}\r\n${text}`);
    expect(linesOf(whole).slice(shift === 0 ? 0 : 1)).toEqual(linesOf(log.repeat(30)));
    expect(whole.split(/\r\n|\r|\n/).length).toBe(text.split('\n').length + 1);
  }
});

it('rows of a console that the mail cut again are one record', async () => {
  const rows = linesOf(log).flatMap((line) => line.match(/.{1,80}/g) ?? []);
  expect(linesOf(await decoded(encoded(rows.join('\r\n'))))).toEqual(linesOf(log));
});

describe('stays as it is', () => {
  const old = (message: string): string =>
    `${message}  $$<SMS_LICENSE_SERVER_MANAGER><Tue May 11 21:14:05 1999~><thread=3D>\r\n`;
  it.each<[string, string]>([
    ['a log of SMS 1.2 whose thread is 3D', old('Path=') + old('the value is =\r\nnone') + old('=')],
    ['lines that end with the sign, beside such a thread', `Description=\r\nName=\r\n${old('One')}Value=\r\n`],
    [
      'a long line that ends with it',
      `${'The value of the setting that was read from the site is ='}\r\n${old('One')}`,
    ],
    ['a rule of such signs', `${'='.repeat(70)}\r\n${old('One')}`],
    ['a page that is named', record('GET /find?a=3D&b=\r\nc')],
    ['a mail without cuts', 'a =3D b\r\n1 + 1 =3D 2\r\n'],
  ])('%s', async (_, text) => expect(await decoded(text)).toBe(text));
});
