/** How two values of facts compare, and where they cannot. */
import { describe, expect, it } from 'vitest';
import { compareValues, isOneOf, isSameAccount } from '../../src/facts/compare-values.js';

describe('compareValues', () => {
  it.each([
    [1, 2, -1],
    [2, 2, 0],
    ['2.00.1493.2177', '2.00.1493.4000', -1],
    ['2.0.1493.2005', '2.00.1493.2005', 0],
    ['2.00.1493.10000', '2.00.1493.9999', 1],
    ['8.00.194', '8.0', 1],
    ['RTM', 'SP1', -1],
    ['sp4', 'SP3', 1],
    ['1999-03-26T10:43:41', '1999-03-26T10:43:41.500', -1],
    ['1999-03-26T10:43', '1998-12-31T23:59:59', 1],
  ])('%s and %s', (one, other, sign) => {
    expect(Math.sign(compareValues(one, other) ?? Number.NaN)).toBe(sign);
    expect(Math.sign(compareValues(other, one) ?? Number.NaN)).toBe(sign === 0 ? 0 : -sign);
  });

  it.each([
    [1, '1'],
    ['SP1', '2.00.1380.1000'],
    ['2.00', '1999-03-26T10:43:41'],
    ['METER02', 'METER03'],
    [true, false],
    [['a'], ['a']],
    [null, 1],
  ])('%j and %j cannot be compared', (one, other) => {
    expect(compareValues(one, other)).toBeNull();
    expect(compareValues(other, one)).toBeNull();
  });
});

describe('isOneOf', () => {
  it('folds case, and knows two spellings of a version as the same', () => {
    expect(isOneOf('Remodbc.exe', ['REMODBC.EXE'])).toBe(true);
    expect(isOneOf('2.0.1493.2005', ['2.00.1493.2005'])).toBe(true);
    expect(isOneOf('2.0.1493.2005', ['2.00.1493.2006'])).toBe(false);
    expect(isOneOf(null, ['running'])).toBe(false);
    expect(isOneOf(1, ['1'])).toBe(false);
  });

  it.each([
    [['running'], false],
    [['stopped'], null],
    [['missing', 'stopped'], null],
    [['stopped', 'start-pending', 'stop-pending', 'paused', 'missing'], true],
    [['not-running'], true],
  ])('"not-running" is one of %j: %j', (wanted, expected) => {
    expect(isOneOf('not-running', wanted)).toBe(expected);
  });
});

describe('isSameAccount', () => {
  it.each([
    ['DOMAIN\\SWMAccount', '.\\swmaccount', true],
    ['SWMAccount', 'SCALE3\\SWMAccount', true],
    ['DOMAIN\\SWMAccount', 'DOMAIN\\SWMAccount2', false],
    ['DOMAIN\\', '.\\', false],
    [null, 'SWMAccount', false],
    [7, 'SWMAccount', null],
  ])('%j and %j: %j', (one, other, expected) => {
    expect(isSameAccount(one, other)).toBe(expected);
    expect(isSameAccount(other, one)).toBe(expected);
  });
});
