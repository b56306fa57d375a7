import { describe, expect, it } from 'vitest';
import { evenly, shareOut, type Work } from '../../src/workers/share-out.js';

const megabyte = 1024 * 1024;

function stream(size: number, isBound = false): Work {
  return { size, isBound };
}

describe('shareOut', () => {
  it('starts no thread for what is small, whatever the machine has', () => {
    expect(shareOut([stream(megabyte), stream(megabyte)], null, 8)).toEqual([[0, 1]]);
    expect(shareOut([stream(190 * megabyte), stream(190 * megabyte)], null, 8)).toEqual([[0, 1]]);
  });

  it('uses the processors when there is enough to do', () => {
    const shares = shareOut([stream(200 * megabyte), stream(120 * megabyte), stream(100 * megabyte)], null, 2);
    expect(shares).toEqual([[0], [1, 2]]);
  });

  it('never makes more shares than there is work', () => {
    expect(shareOut([stream(1), stream(2)], 16, 1)).toEqual([[1], [0]]);
  });

  it('gives more to this thread, as others begin later', () => {
    const shares = shareOut(
      [60, 60, 40, 40].map((size) => stream(size * megabyte)),
      2,
      2,
    );
    expect(shares).toEqual([[0, 2, 3], [1]]);
  });

  it('starts no thread for nothing, where this one is done before others begin', () => {
    const shares = shareOut([stream(1), stream(1), stream(1), stream(1)], 4, 4);
    expect(shares.flat().sort()).toEqual([0, 1, 2, 3]);
    expect(shares.filter((share) => share.length === 0)).toEqual([]);
  });

  it('keeps that of which only the calling thread has the bytes in it', () => {
    const shares = shareOut([stream(9 * megabyte), stream(megabyte, true), stream(8 * megabyte)], 2, 2);
    expect(shares[0]).toContain(1);
    expect(shares.flat().sort()).toEqual([0, 1, 2]);
  });

  it('gives one empty share for nothing', () => {
    expect(shareOut([], null, 4)).toEqual([[]]);
  });
});

describe('evenly', () => {
  it('gives more to the first part, as the others begin later', () => {
    expect(evenly(1000 * megabyte, 2)).toEqual([524 * megabyte]);
    expect(evenly(900 * megabyte, 3)).toEqual([332 * megabyte, 616 * megabyte]);
    expect(evenly(400, 2)).toEqual([250]);
    expect(evenly(400, 1)).toEqual([]);
  });
});
