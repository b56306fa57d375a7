/** Which lines are anchors, and how far from them others belong to them. */
import { expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { anchorClauses, endingClauses, reachOf } from '../../src/correlate/anchor-clauses.js';
import type { Signature } from '../../src/model/signature.js';

const [minute, hour] = [60_000, 3_600_000];

function signature(id: string): Signature {
  const found = catalogue.signatures.find((one) => one.id === id);
  if (!found) throw new Error(`no signature ${id}`);
  return found;
}

test.each([
  ['the last line of a sequence', 'orphaned-licmtr-share', ['install-failed']],
  ['the rarest, where it is not the last', 'no-groups-found-for-user', ['no-groups']],
  ['every one of repeated lines', 'busy-pipe-hangs-client', ['busy']],
])('an anchor is %s', (_, id, clauses) => {
  expect([...anchorClauses(signature(id))]).toEqual(clauses);
});

test('of lines that count only at the end of a log none is an anchor', () => {
  expect([...anchorClauses(signature('agent-stops-in-download'))]).toEqual([]);
  expect([...endingClauses(signature('agent-stops-in-download'))]).toEqual(['downloading']);
  expect([...endingClauses(signature('busy-pipe-hangs-client'))]).toEqual([]);
});

test('before the last line of a sequence others may stand as long as it may take, and an hour for a clock that was moved', () => {
  const { back, ahead } = reachOf(signature('orphaned-licmtr-share'));
  expect(back).toBeGreaterThanOrEqual(15 * minute + hour);
  expect(ahead).toBeLessThanOrEqual(10 * minute);
});

// Only ten minutes were looked at.
test.each([
  ['of lines in any order', 'odbc-service-wrong-password', 30 * minute],
  ['of a sequence that has its rarest line in the middle', 'no-groups-found-for-user', 24 * hour],
])('behind an anchor %s others may stand as long as it may take', (_, id, within) => {
  expect(reachOf(signature(id)).ahead).toBeGreaterThanOrEqual(within);
});

test.each(['busy-pipe-hangs-client', 'agent-stops-in-download'])(
  'nothing else belongs to lines that only count: %s',
  (id) => {
    expect(reachOf(signature(id))).toEqual({ back: 0, ahead: 0 });
  },
);
