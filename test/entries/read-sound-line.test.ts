/** The short way through a sound line must read what the long way reads, or leave the line to it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEntries } from '../../src/entries/read-entries.js';
import { readSoundLine } from '../../src/entries/read-sound-line.js';

const trailer = '$$<SMS_LICENSE_SERVER_MANAGER><Mon Mar 01 07:44:24.901 1999 Eastern Standard Time><thread=209 (0xD1)>';

/** A region that starts inside a line is never read the short way. */
function theLongWay(text: string): object[] {
  return readEntries({ text, cut: true }).map((entry) => ({ ...entry, cut: false }));
}

describe('read the short way', () => {
  test.each([
    ['with CR LF', `INFO: 3 site systems  ${trailer}\r\n`],
    ['with LF', `INFO: 3 site systems  ${trailer}\n`],
    ['at the end of the log', `INFO: 3 site systems  ${trailer}`],
    ['without a message', `${trailer}\r\n`],
    ['with ~ and blanks around it', `  ~INFO: \t3 ~  ${trailer}\r\n`],
    [
      'of a component with a blank',
      `OK (3 groups)  ${trailer.replace('SMS_LICENSE_SERVER_MANAGER', 'LICENSE METERING')}\r\n`,
    ],
    ['without a zone', `INFO: 3  ${trailer.replace(' Eastern Standard Time', '')}\n`],
  ])('a line %s', (_, text) => {
    expect(readSoundLine(text)).not.toBeNull();
    expect(readSoundLine(text)).toEqual(theLongWay(text));
  });
});

describe('left to the long way', () => {
  test.each([
    ['more after the trailer', `INFO ${trailer} more\r\n`],
    ['blanks after the trailer', `INFO ${trailer}  \r\n`],
    ['a second line', `INFO ${trailer}\r\nmore`],
    ['a second line end', `INFO ${trailer}\r\n\r\n`],
    ['a lone CR', `INFO ${trailer}\r`],
    ['a message of two lines', `INFO\r\nmore ${trailer}\r\n`],
    ['a dollar sign in the message', `INFO 3 $ ${trailer}\r\n`],
    ['two records on one line', `INFO ${trailer} INFO ${trailer}\r\n`],
    ['a date of the grid in the message', `INFO APM 4/7/99 11:20:15 AM ${trailer}\r\n`],
    ['a date of the grid with more blanks', `INFO APM 4/7/99 11:20:15  AM ${trailer}\r\n`],
    ['a weekday in the message', `INFO APM Wed Jan 19 06:31:35.090 2000 thread=42 (0x2A) ${trailer}\r\n`],
    ['a header', `[18D][Fri 03/17/2000 16:08:23]:INFO ${trailer}\r\n`],
    ['a bracket', `<![LOG[INFO ${trailer}\r\n`],
    ['a line end of HTML', `INFO<br> ${trailer}\r\n`],
    ['a path as component', `INFO ${trailer.replace('SMS_LICENSE_SERVER_MANAGER', 'C:\\SMS\\CLISVCL.EXE')}\r\n`],
    ['a weekday in the component', `INFO ${trailer.replace('SMS_LICENSE_SERVER_MANAGER', 'A Mon B')}\r\n`],
    ['a date that is none', `INFO ${trailer.replace('Mar 01', 'Mar 00')}\r\n`],
    ['a thread in hex', `INFO ${trailer.replace('209 (0xD1)', 'D1')}\r\n`],
    ['no trailer', 'INFO\r\n'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(readSoundLine(text)).toBeNull();
  });
});

test('whatever the line is made of, it is read as the long way reads it', () => {
  const piece = fc.constantFrom(
    'INFO',
    ' ',
    '  ',
    '\t',
    '~',
    '$',
    '$$',
    '<',
    '>',
    ']',
    '[',
    '][',
    '\r',
    '\n',
    '\r\n',
    'APM',
    '4/7/99 11:20:15 AM',
    ' Wed ',
    'thread=12 (0xC)',
    '<br>',
    '\u00a0',
    'é',
    trailer,
    trailer.slice(0, 40),
    trailer.slice(2),
    trailer.replace('SMS_LICENSE_SERVER_MANAGER', 'LICENSE METERING'),
    trailer.replace('SMS_LICENSE_SERVER_MANAGER', 'A Wed B '),
    trailer.replace('Eastern Standard Time', 'A Sat B'),
    trailer.replace('01 07', '31 24'),
  );
  let short = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), fc.boolean(), (pieces, isEnded) => {
      const text = `${pieces.join('')}${isEnded ? `  ${trailer}\r\n` : ''}`;
      const read = readSoundLine(text);
      if (read === null) return;
      short += 1;
      expect(read).toEqual(theLongWay(text));
    }),
    { seed: 209, numRuns: 20_000 },
  );
  expect(short).toBeGreaterThan(1000);
});
