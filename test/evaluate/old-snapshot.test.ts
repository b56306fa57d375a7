/** From when on a snapshot is too old to show that a step does no harm, and which guards that concerns. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { evaluateRemedy } from '../../src/evaluate/evaluate-remedy.js';
import { lagInWords, whyNotAfter } from '../../src/evaluate/snapshot-lag.js';
import type { Facts } from '../../src/model/facts.js';
import type { Report } from '../../src/model/report.js';
import { diagnosePaths, fixtures, readSnapshots } from '../helpers/diagnose-paths.js';
import { withLogs } from '../helpers/write-logs.js';

/** The log of a site without service pack is warned of as well (Q235179). */
const ofServers = ({ findings }: Report): Report['findings'] =>
  findings.filter(({ subject }) => subject.server !== null);

const failure = '1999-03-26T10:00:00.000';

test.each([
  ['1999-03-26T10:30', null],
  ['1999-03-25T10:00', null],
  ['1999-03-25T09:59', 'is of 1999-03-25 09:59, more than a day before this failure was last seen'],
  ['1999-03-24T10:00:00', 'is of 1999-03-24 10:00, 2 days before this failure was last seen'],
  [null, 'does not say when it was collected'],
])('a snapshot of %s', (collectedAt, words) => {
  expect(lagInWords(collectedAt, failure, null)).toBe(words);
});

test('a log without times: no snapshot is known to be too old, but one without a time may be of any', () => {
  expect(lagInWords('1999-03-24T10:00:00', null, null)).toBeNull();
  expect(lagInWords(null, null, null)).toBe('does not say when it was collected');
});

test.each([
  ['1999-03-26T07:00', /^is of 1999-03-26 07:00, and at 1999-03-26 08:30 an attempt got past this failure, before/],
  ['1999-03-26T09:30', /^is of 1999-03-26 09:30, and at 1999-03-26 08:30 an attempt got past/],
  ['1999-03-26T09:31', /^$/],
  ['1999-03-26T09:59', /^$/],
])('a snapshot of %s, and an attempt that got past the failure before it came again', (collectedAt, words) => {
  expect(lagInWords(collectedAt, failure, { time: '1999-03-26T08:30:00' }) ?? '').toMatch(words);
});

test('a snapshot beside a log without times, in which an attempt got past the failure before it came again', () => {
  expect(lagInWords('1999-03-26T12:00', null, { time: null })).toMatch(/^may be from before an attempt that got past/);
});

test.each([
  ['1999-03-26T11:00:01', failure, null],
  ['1999-03-26T11:00:00', failure, 'this was collected within an hour of the evidence, and clocks differ'],
  ['1999-03-26T09:00:00', failure, 'this was collected within an hour of the evidence, and clocks differ'],
  ['1999-03-26T08:59:59', failure, 'this was collected before the evidence'],
  [null, failure, 'it is not known when this was collected'],
  ['1999-03-26T11:00:01', null, 'the log tells no time, so this may be older'],
])('a snapshot of %s and a failure of %s', (collectedAt, lastSeen, words) => {
  expect(whyNotAfter(collectedAt, lastSeen)).toBe(words);
});

test.each([
  ['1999-03-26T07:30:00', 'likely', 'unknown'],
  ['1999-03-26T12:00:00', 'confirmed', 'needed'],
  [null, 'likely', 'unknown'],
])(
  'a snapshot of %s, and an installation that worked at 9:13, before the share was in the way',
  async (collectedAt, confidence, state) => {
    const cases = join(fixtures, 'signatures/orphaned-licmtr-share');
    const snapshots = readSnapshots(join(cases, 'match-snapshot-agrees')).map(({ path, snapshot }) => ({
      path,
      snapshot: { ...snapshot, collectedAt },
    }));
    const report = await diagnosePaths(join(cases, 'match-after-an-install-that-worked'), ['.'], { snapshots });
    expect(ofServers(report).map((one) => [one.article, one.confidence, one.remedy.steps[3]?.state])).toEqual([
      ['Q214954', confidence, state],
    ]);
  },
);

test.each([
  ['1999-03-26T14:20:00', 'needed'],
  [null, 'unknown'],
])('a snapshot of %s, and a log without times', async (collectedAt, state) => {
  const cases = join(fixtures, 'signatures/orphaned-licmtr-share');
  const snapshots = readSnapshots(join(cases, 'match-snapshot-agrees')).map(({ path, snapshot }) => ({
    path,
    snapshot: { ...snapshot, collectedAt },
  }));
  const report = await diagnosePaths(join(cases, 'match-as-the-article-prints-it'), ['.'], { snapshots });
  expect(ofServers(report).map((one) => [one.confidence, one.remedy.steps[3]?.state])).toEqual([['confirmed', state]]);
});

test.each([
  ['10:30', 'likely', 'unknown'],
  ['11:05', 'likely', 'unknown'],
  ['11:13', 'confirmed', 'needed'],
  ['11:20', 'confirmed', 'needed'],
])(
  'a snapshot of %s, and an installation that was stopped at 10:43, with retries until 11:13',
  async (time, confidence, state) => {
    const record = (text: string, at: string): string =>
      `${text}  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 ${at} 1999 Eastern Standard Time><thread=281 (0x119)>\r\n`;
    const destination = "INFO: installation destination = '\\\\METER02\\LicMtr'";
    const check = 'Checking for the existence of a License Server share \\\\METER02\\LicMtr';
    const retry = (at: string): string =>
      record(destination, `${at}:41.547`) +
      record(check, `${at}:41.607`) +
      record("ERROR: FAILED TO INSTALL LICENSE SERVER 'METER02'", `${at}:41.707`);
    const stopped =
      record(destination, '10:43:41.547') +
      record(check, '10:43:41.607') +
      record('Copying C:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\METER02\\LicMtr\\ProductDB.Dll...', '10:43:41.667');
    const agrees = readSnapshots(join(fixtures, 'signatures/orphaned-licmtr-share/match-snapshot-agrees'));
    const snapshots = agrees.map(({ path, snapshot }) => ({
      path,
      snapshot: { ...snapshot, collectedAt: `1999-03-26T${time}:00` },
    }));
    const report = await withLogs([['Licsvcfg.log', stopped + retry('10:58') + retry('11:13')]], (cwd) =>
      diagnosePaths(cwd, ['.'], { snapshots }),
    );
    expect(ofServers(report).map((one) => [one.article, one.confidence, one.remedy.steps[3]?.state])).toEqual([
      ['Q214954', confidence, state],
    ]);
  },
);

describe('an attempt that got past the failure since the snapshot', () => {
  const cases = join(fixtures, 'signatures/orphaned-licmtr-share');
  const text = readFileSync(join(cases, 'match-after-an-install-that-worked/Licsvcfg.log'), 'latin1');
  const lines = text.split(/(?<=\n)/);
  const [worked, failed] = [lines.slice(0, 17).join(''), lines.slice(17).join('')];
  const failedBefore = failed.replaceAll('26 10:', '26 08:');
  const ofSite = (site: string): string =>
    lines.slice(-1).join('').replace('~Wait', `STATMSG: ID=9401 SEV=I LEV=M COMP="X" SYS=SRV SITE=${site} PID=1 ~Wait`);

  const confidence = async (logs: Readonly<Record<string, string>>): Promise<string | undefined> => {
    const snapshots = readSnapshots(join(cases, 'match-snapshot-agrees')).map(({ path, snapshot }) => ({
      path,
      snapshot: { ...snapshot, collectedAt: '1999-03-26T07:00:00' },
    }));
    const { findings } = await withLogs(Object.entries(logs), (cwd) => diagnosePaths(cwd, ['.'], { snapshots }));
    return findings.find(({ lastSeen }) => lastSeen?.includes('T10:'))?.confidence;
  };

  it.each<[string, Record<string, string>]>([
    ['the whole log, beside its end', { 'Licsvcfg.log': text, 'tail of Licsvcfg.log': failed }],
    ['an older log', { 'kept Licsvcfg.log': failedBefore + worked, 'Licsvcfg.log': failed }],
    ['the log of that site', { 'a/Licsvcfg.log': text + ofSite('HQ1'), 'b/Licsvcfg.log': failed + ofSite('HQ1') }],
  ])('is seen in %s', async (_, logs) => {
    expect(await confidence(logs)).toBe('likely');
  });

  it.each<[string, Record<string, string>]>([
    ['no log', { 'Licsvcfg.log': failed }],
    [
      'that of another site',
      { 'a/Licsvcfg.log': failed + ofSite('HQ1'), 'b/Licsvcfg.log': failedBefore + worked + ofSite('BR7') },
    ],
    ['that of another server', { 'Licsvcfg.log': worked.replaceAll('METER02', 'METER01') + failed }],
  ])('is not, where it is in %s', async (_, logs) => {
    expect(await confidence(logs)).toBe('confirmed');
  });
});

test.each([
  ['of the snapshot', 'site.type', 'unknown', /whether the site is a primary or a secondary one \(was: primary\)/],
  ['of the log', 'captures.code', 'needed', /^because it must$/],
])('a step that can do harm, needed by a fact %s', (_, fact, state, because) => {
  const [signature] = catalogue.signatures;
  if (!signature) throw new Error('the catalogue is empty');
  const base: Facts = {
    home: null,
    judge: () => ({
      ...{ truth: true, missing: [], inferred: false },
      facts: [{ fact, value: 'primary', says: '', isTold: true }],
    }),
    about: () => null,
    unclear: () => [],
    since: () => base,
    doubt: null,
  };
  const isPrimary = { fact: 'site.type', is: 'primary' };
  const guards = [
    { state: 'needed' as const, if: isPrimary, because: 'because it must' },
    { state: 'forbidden' as const, if: isPrimary, because: 'because it must not' },
  ];
  const step = { text: 'do it', source: { article: 'Q1', documented: true }, guards };
  const { steps } = evaluateRemedy(
    { ...signature, remedy: { type: 'workaround', cautions: [], steps: [step] } },
    {
      ...{ state: 'active', subject: { site: 'HQ1', server: 'METER01', client: null }, captures: {} },
      ...{ isFactsOnly: false, mayRefute: false, lag: 'is old' },
    },
    base,
  );
  expect(steps).toMatchObject([{ state, because: expect.stringMatching(because) }]);
});
