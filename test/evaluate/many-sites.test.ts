/** Logs of many sites that show one failure of a server of the same name: what is done for each must not grow with their number. */
import { expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { evaluateFindings } from '../../src/evaluate/evaluate-findings.js';
import { SnapshotFacts } from '../../src/facts/snapshot-facts.js';
import type { OccurrenceResult, SeenLine, StreamResult, TrackResult } from '../../src/model/stream-result.js';

const signatures = catalogue.signatures.filter(({ id }) => id === 'orphaned-licmtr-share');
const place = { file: 'Licsvcfg.log', line: 3 };
const header = { component: 'SMS_LICENSE_SERVER_MANAGER', time: '1999-03-26T10:43:41.547', thread: 281 };
const text = "ERROR: FAILED TO INSTALL LICENSE SERVER 'METER01'";
const quote = { ...place, ...header, timeZone: null, text, before: '' };
const failure: SeenLine = {
  clause: 'install-failed',
  subject: 'METER01',
  observation: { template: 0, captures: { server: 'METER01' }, quote, last: place, order: 0, orderInThread: 0 },
};
const occurrence: OccurrenceResult = {
  seen: [failure],
  pattern: { sequence: ['install-failed'] },
  rivals: [],
  doubts: [],
  supporting: [],
};
let reads = 0;

function failed(): TrackResult {
  const track = { subject: 'METER01', occurrences: 1, last: occurrence, full: true };
  const since = { passed: null, reopened: null, attempted: null, passedBefore: null };
  return {
    ...track,
    ...since,
    get first() {
      reads += 1;
      return occurrence;
    },
  };
}

function siteLog(site: number): StreamResult {
  const folder = `site${site}`;
  return {
    folder,
    folderInArgument: folder,
    lastTime: null,
    sites: [],
    files: [],
    meteringLogs: 1,
    rules: [{ tracks: [failed()], nearMisses: [], passes: [], dropped: 0 }],
    errors: [],
  };
}

// The records of each failure were written out and compared with those of all others, though none was followed by an attempt.
test('failures of many sites that no attempt followed are not compared with each other', () => {
  const streams = Array.from({ length: 300 }, (_, site) => siteLog(site));
  const folders = streams.map(({ folder }) => folder);
  const { findings } = evaluateFindings(streams, signatures, new SnapshotFacts([], folders));
  expect(findings).toHaveLength(300);
  expect(reads).toBeLessThan(300 * 20);
});
