/** Two files of one server that say different things, as a user has them after two collections: what both show still counts. */
import { describe, expect, it } from 'vitest';
import { leftOverShare, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { packText } from './pack-text.js';
import { licdiag } from './run-licdiag.js';

const query = (state: string): string =>
  `SERVICE_NAME: SMS_LICENSE_SERVER\r\n        TYPE               : 10  WIN32_OWN_PROCESS\r\n        STATE              : ${state}\r\n        WIN32_EXIT_CODE    : 0  (0x0)\r\n`;
const started =
  'These Windows NT services are started:\r\n\r\n   Alerter\r\n   SMS_LICENSE_SERVER\r\n\r\nThe command completed successfully.\r\n\r\n';
const config = (account: string): string =>
  `SERVICE_NAME: SMS_LICENSE_SERVER\r\n        TYPE               : 10  WIN32_OWN_PROCESS\r\n        START_TYPE         : 2   AUTO_START\r\n        SERVICE_START_NAME : ${account}\r\n`;

interface Service {
  readonly name: string;
  readonly account?: string;
  readonly present?: boolean;
}

interface Built {
  readonly meteringServers?: readonly { readonly reachable?: boolean; readonly services?: readonly Service[] }[];
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
}

function build(files: Readonly<Record<string, string>>): Built {
  const cwd = makeFolder(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`b/servers/CINDER01/${name}`, text])),
  );
  return JSON.parse(licdiag(['snapshot', 'build', 'b'], { cwd }).stdout);
}

describe('sc query says stopped, net start lists the service', () => {
  const files = { 'services.txt': query('1  STOPPED'), 'started.txt': started };
  const deletion = (more: Readonly<Record<string, string>>): unknown => {
    const cwd = makeFolder({
      'b/logs/Licsvcfg.log': leftOverShare('CINDER01'),
      ...Object.fromEntries(
        Object.entries({ ...files, ...more }).map(([name, text]) => [`b/servers/CINDER01/${name}`, text]),
      ),
    });
    const { findings } = JSON.parse(licdiag(['scan', 'b', '--format', 'json'], { cwd }).stdout);
    return findings.find(({ article }: { article: string }) => article === 'Q214954')?.remedy.steps[3];
  };

  it('both show that it exists, so the share is not to be deleted', () => {
    expect(deletion({})).toMatchObject({
      state: 'forbidden',
      because: expect.stringContaining('SMS_LICENSE_SERVER exists on CINDER01, whatever its state is'),
    });
  });

  it('a third file that does not find it leaves it open', () => {
    const none = '[SC] EnumQueryServicesStatus:OpenService FAILED 1060:\r\n\r\n';
    expect(deletion({ 'sc-query.SMS_LICENSE_SERVER.txt': none })).toMatchObject({ state: 'unknown' });
  });
});

describe('two accounts of one service', () => {
  it.each([
    ['a.txt', 'b.txt'],
    ['b.txt', 'a.txt'],
  ])('in %s and %s: which one it has is not known, whatever they are called', (one, other) => {
    const built = build({ [one]: config('.\\SWMAccount'), [other]: config('HQ\\metering') });
    expect(built.meteringServers?.[0]?.services).toEqual([
      { name: 'SMS_LICENSE_SERVER', startType: 'auto', present: true },
    ]);
    expect(built.problems).toEqual([
      {
        path: 'servers/CINDER01/a.txt',
        problem:
          'tells another account of SMS_LICENSE_SERVER than servers/CINDER01/b.txt: nothing tells which is later, so neither counts; keep the later one',
      },
    ]);
  });

  it.each([
    [
      'in one window: the later one counts',
      {
        'a.txt': `C:\\>sc qc SMS_LICENSE_SERVER\r\n${config('.\\SWMAccount')}\r\nC:\\>sc qc SMS_LICENSE_SERVER\r\n${config('HQ\\metering')}\r\nC:\\>exit\r\n`,
      },
    ],
    ['that differ in case only are one', { 'a.txt': config('HQ\\METERING'), 'b.txt': config('HQ\\metering') }],
  ])('%s', (_, told) => {
    const { meteringServers, problems } = build(told);
    expect(meteringServers?.[0]?.services?.[0]?.account).toBe('HQ\\metering');
    expect(problems).toEqual([]);
  });

  it('and a query that does not find the service: whether it is there is not known', () => {
    const none = '[SC] OpenService FAILED 1060:\r\n\r\n';
    const built = build({
      'a.txt': config('.\\SWMAccount'),
      'b.txt': config('HQ\\metering'),
      'sc-query.SMS_LICENSE_SERVER.txt': none,
    });
    expect(built.meteringServers?.[0]?.services).toEqual([]);
  });
});

describe('a server that net view does not find', () => {
  const notFound =
    'C:\\>net view \\\\CINDER01\r\nSystem error 53 has occurred.\r\n\r\nThe network path was not found.\r\n\r\n';
  const answered = `C:\\>sc \\\\CINDER01 query SMS_LICENSE_SERVER\r\n${query('4  RUNNING')}\r\n`;
  const refused =
    'C:\\>sc \\\\CINDER01 query SMS_LICENSE_SERVER\r\n[SC] OpenSCManager FAILED 1722:\r\n\r\nThe RPC server is unavailable.\r\n\r\n';
  const seen = `C:\\>net view \\\\CINDER01\r\nShared resources at \\\\CINDER01\r\n\r\nShare name   Type         Used as  Comment\r\n\r\n${'-'.repeat(79)}\r\nLicMtr       Disk\r\nThe command completed successfully.\r\n\r\n`;
  const reachable = (files: Readonly<Record<string, string>>): unknown => build(files).meteringServers?.[0]?.reachable;

  it('and whose service manager answers in another file: whether it can be reached is not known', () => {
    expect(reachable({ 'view.txt': notFound, 'sc.txt': answered })).toBeUndefined();
    expect(build({ 'view.txt': notFound, 'sc.txt': answered }).problems).toEqual([
      {
        path: 'servers/CINDER01/sc.txt',
        problem:
          'can be reached from the site server: yes there, and no in servers/CINDER01/view.txt: nothing tells which is later, so neither counts; keep the later one',
      },
    ]);
  });

  it.each([
    ['and answers further down', true, notFound + answered],
    ['and answered further up', false, answered + notFound],
    ['and is seen further down', true, notFound + seen],
    ['and was seen further up', false, seen + notFound],
    ['and sc does not reach either', false, notFound + refused],
  ])('%s in the same window: the later one counts', (_, expected, text) => {
    expect(reachable({ 'window.txt': `${text}C:\\>exit\r\n` })).toBe(expected);
  });
});

describe("a user's own signature about another share, which one of two lists has", () => {
  const pack = packText.replace(
    'cause: The moon',
    `facts:
  unknown: undecided
  required: { fact: "server.shares[TEMP]", exists: true, says: "{server} has the share TEMP" }
cause: The moon`,
  );
  const shares = (...names: string[]): string =>
    `Share name   Resource                        Remark\r\n\r\n${'-'.repeat(79)}\r\n${names.map((name) => `${name.padEnd(13)}C:\\${name}\r\n`).join('')}The command completed successfully.\r\n\r\n`;
  const scan = (one: string, other: string) => {
    const cwd = makeFolder({
      'full-moon.yaml': pack,
      'b/logs/Licsvcfg.log': record('INFO: the moon is full over CINDER01'),
      'b/servers/CINDER01/a.txt': one,
      'b/servers/CINDER01/b.txt': other,
    });
    return JSON.parse(licdiag(['scan', 'b', '--signatures', 'full-moon.yaml', '--format', 'json'], { cwd }).stdout);
  };
  const idsIn = (list: readonly { readonly signature: string }[]): string[] => list.map(({ signature }) => signature);

  it.each([
    ['a', shares('LicMtr', 'TEMP'), shares('LicMtr')],
    ['b', shares('LicMtr'), shares('LicMtr', 'TEMP')],
  ])('is undecided where only that of %s has it, and LicMtr is known', (_, one, other) => {
    const { findings, undecided } = scan(one, other);
    expect(idsIn(findings)).not.toContain('full-moon');
    expect(undecided).toContainEqual(
      expect.objectContaining({ signature: 'full-moon', missing: ['meteringServers[CINDER01].shares[TEMP]'] }),
    );
    const built = build({ 'a.txt': one, 'b.txt': other });
    expect(built.problems).toEqual([]);
  });

  it('shows where both have it', () => {
    expect(
      idsIn(scan(shares('TEMP'), shares('temp', 'LicMtr', 'TEMP').replace('LicMtr', 'OTHER ')).findings),
    ).toContain('full-moon');
  });
});
