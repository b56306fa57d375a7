/** One account has many spellings; where two captures or snapshots spell it differently, they agree. */
import { expect, it } from 'vitest';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

/** As `sc qc` prints it. */
const setUp = (account: string): string =>
  [
    '[SC] GetServiceConfig SUCCESS',
    '',
    'SERVICE_NAME: SMS_LICENSE_SERVER',
    '        TYPE               : 10  WIN32_OWN_PROCESS',
    '        START_TYPE         : 2   AUTO_START',
    `        SERVICE_START_NAME : ${account}`,
    '',
  ].join('\r\n');

const one = [
  ['.\\SWMAccount', 'METER02\\SWMAccount'],
  ['.\\SWMAccount', 'meter02\\swmaccount'],
  ['.\\SWMAccount', 'SWMAccount'],
  ['HQ\\SWMAccount', 'hq\\SWMAccount'],
  ['HQ\\SWMAccount', 'SWMAccount@hq'],
  ['HQ\\SWMAccount', 'SWMAccount@hq.example.com'],
  ['LocalSystem', '.\\LocalSystem'],
] as const;
const two = [
  ['.\\SWMAccount', 'HQ\\SWMAccount'],
  ['.\\SWMAccount', 'METER03\\SWMAccount'],
  ['SWMAccount', 'SWMAccount@hq'],
  ['HQ\\SWMAccount', 'BRANCH\\SWMAccount'],
  ['HQ\\SWMAccount', 'HQ\\SWMAccount2'],
  ['.\\SWMAccount', 'LocalSystem'],
] as const;

const cases = [...one.map((pair) => [...pair, true] as const), ...two.map((pair) => [...pair, false] as const)];

it.each(cases)('%s and %s in two captures of METER02 are one account: %j', (first, second, isOne) => {
  for (const [a, b] of [
    [first, second],
    [second, first],
  ] as const) {
    const cwd = makeFolder({ 'b/servers/METER02/a.txt': setUp(a), 'b/servers/METER02/b.txt': setUp(b) });
    const { code, stdout } = licdiag(['snapshot', 'build', 'b'], { cwd });
    const [service] = JSON.parse(stdout).meteringServers[0].services;
    expect([a, b].includes(service.account)).toBe(isOne);
    expect(code).toBe(isOne ? 0 : 3);
  }
});

it.each(cases)('%s and %s in two snapshots of one minute are one account: %j', (first, second, isOne) => {
  const site = (services: object): string =>
    JSON.stringify({
      schemaVersion: 1,
      collectedAt: '1999-05-11T23:30:00',
      site: { code: 'HQ1', server: 'METER02', ...services },
      meteringServers: [{ name: 'METER02', role: true, ...services }],
    });
  const of = (...accounts: string[]): object => ({
    services: accounts.map((account) => ({ name: 'SMS_LICENSE_SERVER', account })),
  });
  const cwd = makeFolder({ 'a.json': site(of(first)), 'b.json': site(of(second)), 'c.json': site(of(first, second)) });
  const isDisputed = (...paths: string[]): boolean =>
    licdiag(['scan', ...paths.flatMap((path) => ['-s', path])], { cwd }).stdout.includes('not known is');
  expect(isDisputed('a.json', 'b.json')).toBe(!isOne);
  expect(isDisputed('b.json', 'a.json')).toBe(!isOne);
});
