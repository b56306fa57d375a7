/** Two sites can know a server of one name, of two domains: what was collected of one says nothing of the log of the other. */
import { expect, it } from 'vitest';
import type { LoadedSnapshot } from '../../src/diagnose.js';
import { diagnosePaths } from '../helpers/diagnose-paths.js';
import { withLogs } from '../helpers/write-logs.js';

const at =
  '  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 10:43:41.547 1999 Eastern Standard Time><thread=281 (0x119)>\r\n';
const log = [
  "INFO: installation destination = '\\\\METER02\\LicMtr'",
  'Checking for the existence of a License Server share \\\\METER02\\LicMtr',
  "ERROR: FAILED TO INSTALL LICENSE SERVER 'METER02'",
]
  .map((text) => text + at)
  .join('');

const bundle = (
  path: string,
  code: string | null,
  state: 'missing' | 'running',
  collectedAt = '1999-03-26T14:20:00',
): LoadedSnapshot => ({
  path,
  snapshot: {
    schemaVersion: 1,
    collectedAt,
    site: { code },
    meteringServers: [
      {
        name: 'METER02',
        role: true,
        installed: state === 'running',
        shares: [{ name: 'LicMtr' }],
        services: [{ name: 'SMS_LICENSE_SERVER', state }],
      },
    ],
  },
});

it.each([
  ['A', 'B'],
  ['B', 'A'],
  ['./A/', 'B'],
])('a log is judged by the bundle that it lies in: %s and %s', async (first, second) => {
  const states = { A: 'missing', B: 'running' } as const;
  const logs = [
    ['A/site/Licsvcfg.log', `Of site A.${at}${log}`],
    ['B/site/Licsvcfg.log', `Of site B.${at}${log}`],
  ] as const;
  const snapshots = [first, second].map((path) => {
    const name = path.includes('A') ? 'A' : 'B';
    return bundle(path, `HQ${name}`, states[name]);
  });
  const { findings } = await withLogs(logs, (cwd) => diagnosePaths(cwd, [first, second], { snapshots }));
  expect(findings.map(({ subject, state, remedy: { steps } }) => [subject.site, state, steps[3]?.state])).toEqual([
    ['HQA', 'active', 'needed'],
    ['HQB', 'resolved', 'forbidden'],
  ]);
});

it('an installation that stops behind the share explains the share of no site where nothing tells whose log it is', async () => {
  const stopped = [
    'Starting the service INSTALL_ODBC on METER02',
    'Error while starting the service INSTALL_ODBC.',
    'NT Service Exception: 997 The service INSTALL_ODBC could not be started.',
  ];
  const logs = [['Licsvcfg.log', stopped.map((text) => text + at).join('')]] as const;
  const shown = async (...codes: readonly string[]): Promise<unknown> => {
    const snapshots = codes.map((code) => bundle(`${code}.json`, code, 'missing'));
    const { findings } = await withLogs(logs, (cwd) => diagnosePaths(cwd, ['Licsvcfg.log'], { snapshots }));
    return findings.map(({ article, subject }) => [article, subject.site]);
  };
  expect(await shown('HQA')).toEqual([['Q226850', 'HQA']]);
  expect(await shown('HQA', 'HQB')).toEqual([
    ['Q226850', null],
    ['Q214954', 'HQA'],
    ['Q214954', 'HQB'],
  ]);
});

const older = '1999-03-26T13:20:00';
const newer = '1999-03-26T15:20:00';

/** Of each finding: its site, and the step that deletes the share. */
const deletions = async (
  logs: readonly (readonly [string, string])[],
  paths: readonly string[],
  snapshots: readonly LoadedSnapshot[],
): Promise<unknown> => {
  const { findings } = await withLogs(logs, (cwd) => diagnosePaths(cwd, paths, { snapshots }));
  return findings.map(({ subject: { site }, state, remedy: { steps } }) => [site, state, steps[3]?.state]);
};
const logsOfBoth = [
  ['A/site/Licsvcfg.log', `Of site A.${at}${log}`],
  ['B/site/Licsvcfg.log', `Of site B.${at}${log}`],
] as const;

it('a log in a bundle without a site code is judged by that bundle; the older one with a code keeps what both say', async () => {
  const snapshots = [bundle('A', 'HQA', 'running', older), bundle('B', null, 'missing', newer)];
  expect(await deletions(logsOfBoth, ['A', 'B'], snapshots)).toEqual([
    ['HQA', 'active', 'unknown'],
    [null, 'active', 'needed'],
  ]);
});

it('the newer of the two bundles disputes what the older one says, since they may be of one site', async () => {
  const snapshots = [bundle('A', 'HQA', 'running', newer), bundle('B', null, 'missing', older)];
  expect(await deletions(logsOfBoth, ['A', 'B'], snapshots)).toEqual([
    [null, 'active', 'unknown'],
    ['HQA', 'resolved', 'forbidden'],
  ]);
});

it('neither bundle has a site code: each log is judged by the bundle that it lies in', async () => {
  const snapshots = [bundle('A', null, 'running', older), bundle('B', null, 'missing', newer)];
  expect(await deletions(logsOfBoth, ['A', 'B'], snapshots)).toEqual([
    [null, 'active', 'unknown'],
    [null, 'active', 'needed'],
  ]);
});

it.each([
  ['knows only the role of the server', { meteringServers: [{ name: 'METER02', role: true }] }],
  ['does not know the server', { meteringServers: [] }],
])('a bundle that %s is not helped out by one without a site code that has logs of its own', async (_, knows) => {
  const own = bundle('A', 'HQA', 'running', older);
  const snapshots = [{ ...own, snapshot: { ...own.snapshot, ...knows } }, bundle('B', null, 'missing', newer)];
  expect(await deletions(logsOfBoth, ['A', 'B'], snapshots)).toEqual([
    ['HQA', 'active', 'unknown'],
    [null, 'active', 'needed'],
  ]);
});

const status = `STATMSG: ID=9399 SEV=E LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=SRVHQ SITE=HQA PID=1 TID=2 GMTDATE=Fri Mar 26 15:43:41.547 1999 ISTR0="METER02" ISTR1="" ISTR2="" ISTR3="" ISTR4="" ISTR5="" ISTR6="" ISTR7="" ISTR8="" ISTR9="" NUMATTRS=0${at}`;

it.each([
  ['a log that names no site', log, null],
  ['a log of the site of one of them', log + status, 'HQA'],
])('%s, beside a snapshot with a site code and one without', async (_, text, site) => {
  const snapshots = [bundle('a.json', 'HQA', 'running', older), bundle('b.json', null, 'missing', newer)];
  const found = await deletions([['Licsvcfg.log', text]], ['Licsvcfg.log'], snapshots);
  expect(found).toContainEqual([site, 'active', 'unknown']);
});

it('a log that names no site, beside snapshots of two sites that know the server: it is told why nothing is known', async () => {
  const snapshots = [bundle('a.json', 'HQA', 'running', older), bundle('b.json', 'HQB', 'missing', newer)];
  const { findings } = await withLogs([['Licsvcfg.log', log]], (cwd) => diagnosePaths(cwd, ['.'], { snapshots }));
  const [{ subject, remedy } = { subject: null, remedy: null }] = findings.filter(
    ({ signature }) => signature === 'orphaned-licmtr-share',
  );
  expect(subject).toMatchObject({ site: null, server: 'METER02' });
  expect(remedy?.steps[3]).toMatchObject({
    state: 'unknown',
    because: expect.stringContaining('Nothing tells which of b.json and a.json is about this server'),
  });
});

it('a log of one site, a snapshot of another site that knows the server, and one without a site code: it may be of the other site', async () => {
  const snapshots = [bundle('a.json', 'HQB', 'running', older), bundle('b.json', null, 'missing', newer)];
  const { findings } = await withLogs([['Licsvcfg.log', log + status]], (cwd) =>
    diagnosePaths(cwd, ['.'], { snapshots }),
  );
  const found = findings.find(
    ({ signature, evidence }) => signature === 'orphaned-licmtr-share' && evidence.length > 2,
  );
  expect(found?.subject).toMatchObject({ site: 'HQA', server: 'METER02' });
  expect(found?.remedy.steps[3]).toMatchObject({
    state: 'unknown',
    because: expect.stringContaining('Nothing tells whether b.json is about this server'),
  });
});

it('where the site servers tell that the one without a site code is of no other site, it answers', async () => {
  const ofServer = (one: LoadedSnapshot, server: string): LoadedSnapshot => ({
    ...one,
    snapshot: { ...one.snapshot, site: { ...one.snapshot.site, server } },
  });
  const snapshots = [
    ofServer(bundle('a.json', 'HQB', 'running', older), 'SRVB'),
    ofServer(bundle('b.json', null, 'missing', newer), 'SRVHQ'),
  ];
  const found = await deletions([['Licsvcfg.log', log + status]], ['Licsvcfg.log'], snapshots);
  expect(found).toContainEqual(['HQA', 'active', 'needed']);
});

it('of two snapshots without a site code the newer one counts, as they are taken for one site', async () => {
  const snapshots = [bundle('a.json', null, 'running', older), bundle('b.json', null, 'missing', newer)];
  expect(await deletions([['Licsvcfg.log', log]], ['.'], snapshots)).toEqual([[null, 'active', 'needed']]);
});

it('a snapshot without a site code helps out where the bundle of the log does not know the server', async () => {
  const own = bundle('A', 'HQA', 'running', older);
  const snapshots = [
    { ...own, snapshot: { ...own.snapshot, meteringServers: [] } },
    bundle('b.json', null, 'missing', newer),
  ];
  expect(await deletions([['A/site/Licsvcfg.log', log]], ['A'], snapshots)).toEqual([['HQA', 'active', 'needed']]);
});

it('a log at the root of a bundle lies in it, as one in a folder below', async () => {
  const logs = [
    ['A/Licsvcfg.log', `Of site A.${at}${log}`],
    ['B/Licsvcfg.log', `Of site B.${at}${log}`],
  ] as const;
  const snapshots = [bundle('A', 'HQA', 'missing', newer), bundle('B', 'HQB', 'running', newer)];
  expect(await deletions(logs, ['A', 'B'], snapshots)).toEqual([
    ['HQA', 'active', 'needed'],
    ['HQB', 'resolved', 'forbidden'],
  ]);
});

it('a log that tells another site than the bundle that it lies in is judged by a snapshot of its own site', async () => {
  const snapshots = [bundle('A', 'HQB', 'running', newer), bundle('b.json', 'HQA', 'missing', newer)];
  const found = await deletions([['A/site/Licsvcfg.log', log + status]], ['A'], snapshots);
  expect(found).toContainEqual(['HQA', 'active', 'needed']);
});

it('a snapshot of another site that does not know the server leaves one without a site code to be about it', async () => {
  const other = bundle('a.json', 'HQB', 'running', older);
  const elsewhere = { ...other, snapshot: { ...other.snapshot, meteringServers: [{ name: 'METER03', role: true }] } };
  const found = (snapshots: LoadedSnapshot[]) => deletions([['Licsvcfg.log', log + status]], ['.'], snapshots);
  const nameless = bundle('b.json', null, 'missing', newer);
  expect(await found([elsewhere, nameless])).toContainEqual(['HQA', 'active', 'needed']);
  expect(await found([other, nameless])).toContainEqual(['HQA', 'active', 'unknown']);
});

it('a snapshot beside the bundle is taken to be of its site where neither has a code: the newer one judges', async () => {
  const snapshots = [bundle('A', null, 'running', older), bundle('b.json', null, 'missing', newer)];
  const logs = [['A/site/Licsvcfg.log', log]] as const;
  expect(await deletions(logs, ['A'], snapshots)).toEqual([[null, 'active', 'needed']]);
});

it('a bundle without a site code says nothing of a log of another site than that which its own logs tell', async () => {
  const quiet = (time: string): string => `Waking up.${at.replace('10:43', time)}`;
  const ofOther = status.replace('SITE=HQA', 'SITE=HQB');
  const found = (own: string, loose: string) =>
    deletions(
      [
        ['A/site/Licsvcfg.log', `${quiet('09:43')}${own}${quiet('11:43')}`],
        ['logs/Licsvcfg.log', loose],
      ],
      ['A', 'logs'],
      [bundle('A', null, 'missing', newer)],
    );
  expect(await found('', log)).toContainEqual([null, 'active', 'unknown']);
  expect(await found(status, log)).toContainEqual([null, 'active', 'unknown']);
  expect(await found(status, ofOther + log)).toContainEqual(['HQB', 'active', 'unknown']);
  expect(await found(status, status + log)).toContainEqual(['HQA', 'active', 'needed']);
});
