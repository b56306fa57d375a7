import { describe, expect, it } from 'vitest';
import { ageInWords, plural, shortTime, sizeInWords } from '../../src/report/words.js';
import { wrap } from '../../src/report/wrap.js';

describe('phrases of the text report', () => {
  it('plural groups thousands', () => {
    expect([plural(0, 'log'), plural(1, 'log'), plural(2, 'log'), plural(1_234_567, 'copy', 'copies')]).toEqual([
      '0 logs',
      '1 log',
      '2 logs',
      '1,234,567 copies',
    ]);
  });

  it('ages are in the unit that a person would choose', () => {
    const minute = 1 / 24 / 60;
    expect([0, minute, 89 * minute, 90 * minute, 47 / 24, 2, 400].map(ageInWords)).toEqual([
      'right at the end of the log',
      '1 minute before the log ends',
      '89 minutes before the log ends',
      '2 hours before the log ends',
      '47 hours before the log ends',
      '2 days before the log ends',
      '400 days before the log ends',
    ]);
  });

  it('sizes and times', () => {
    expect([0, 9_999, 10_240, 5 * 1024 ** 2, 3 * 1024 ** 3].map(sizeInWords)).toEqual([
      '0 bytes',
      '9,999 bytes',
      '10 KB',
      '5.0 MB',
      '3.0 GB',
    ]);
    expect(shortTime('1999-03-26T10:43:41.547')).toBe('1999-03-26 10:43:41');
  });
});

describe('wrap', () => {
  it('fills lines up to the width, later ones under the text', () => {
    expect(wrap('one two three four', 11, '- ', 2)).toBe('- one two\n  three\n  four');
  });

  it('lets a word that is longer than the width stand alone', () => {
    expect(wrap('a verylongwordindeed b', 10, '', 0)).toBe('a\nverylongwordindeed\nb');
  });
});
