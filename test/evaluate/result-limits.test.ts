/** What is kept of too much is the same however many threads took part, and a flood of one failure hides no other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ResultLimits } from '../../src/evaluate/result-limits.js';
import type { StreamResult, TrackResult } from '../../src/model/stream-result.js';

const occurrence = { seen: [], pattern: { sequence: ['a'] }, rivals: [], doubts: [], supporting: [] };

function track(subject: string): TrackResult {
  return {
    subject,
    occurrences: 1,
    first: occurrence,
    last: occurrence,
    full: true,
    passed: null,
    reopened: null,
    attempted: null,
    passedBefore: null,
  };
}

/** @param counts how many subjects each signature shows in it */
function stream(name: string, counts: readonly number[]): StreamResult {
  return {
    folder: name,
    folderInArgument: name,
    lastTime: null,
    sites: [],
    files: [],
    meteringLogs: 1,
    rules: counts.map((count, rule) => ({
      tracks: Array.from({ length: count }, (_, i) => track(`${name}-${rule}-${i}`)),
      nearMisses: [],
      passes: [],
      dropped: 0,
    })),
    errors: [],
  };
}

const subjectsIn = (streams: readonly StreamResult[]): (string | null)[] =>
  streams.flatMap(({ rules }) => rules.flatMap(({ tracks }) => tracks.map(({ subject }) => subject)));
const droppedIn = (streams: readonly StreamResult[]): number =>
  streams.reduce((sum, { rules }) => sum + rules.reduce((own, { dropped }) => own + dropped, 0), 0);

/** As a thread does it: what a log may show is asked before it is read. */
function readAll(streams: readonly StreamResult[]): StreamResult[] {
  const limits = new ResultLimits(null);
  return streams.map((one) => {
    const rules = one.rules.map((rule, index) => {
      const most = limits.mostSubjects(index);
      return { ...rule, tracks: rule.tracks.slice(0, most), dropped: Math.max(0, rule.tracks.length - most) };
    });
    return limits.admit({ ...one, rules });
  });
}

function admitAll(streams: readonly StreamResult[]): StreamResult[] {
  const limits = new ResultLimits(null);
  return streams.map((one) => limits.admit(one));
}

describe('what is kept of too many findings', () => {
  it('nothing is left out, and nothing changed, below the limit', () => {
    const streams = [stream('a', [3, 0, 900]), stream('b', [0, 1000, 0])];
    expect(admitAll(streams)).toEqual(streams);
  });

  it('all is kept or counted, and each signature keeps some', () => {
    const kept = admitAll([stream('a', [5000, 0]), stream('b', [10, 40])]);
    expect(kept.map(({ rules }) => rules.map(({ tracks }) => tracks.length))).toEqual([
      [2000, 0],
      [0, 25],
    ]);
    expect(droppedIn(kept)).toBe(5050 - 2025);
  });

  it('a server that was asked for is kept, wherever it comes', () => {
    const limits = new ResultLimits('a-0-4999');
    expect(subjectsIn([limits.admit(stream('a', [5000]))])).toContain('a-0-4999');
  });

  it('is the same for one thread and for several', () => {
    const counts = fc.array(fc.oneof(fc.nat(40), fc.constant(0), fc.constant(1500)), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(counts, fc.nat(2)), { maxLength: 12 }), (logs) => {
        const streams = logs.map(([own], i) => stream(`s${i}`, own));
        const shares = [0, 1, 2].map((share) => readAll(streams.filter((_, i) => logs[i]?.[1] === share)));
        const joined = streams.map(
          ({ folder }) => shares.flat().find((one) => one.folder === folder) ?? stream('', []),
        );
        const one = admitAll(readAll(streams));
        const several = admitAll(joined);
        expect(subjectsIn(several)).toEqual(subjectsIn(one));
        expect(droppedIn(several)).toBe(droppedIn(one));
      }),
      { seed: 20_214_954, numRuns: 200 },
    );
  });
});
