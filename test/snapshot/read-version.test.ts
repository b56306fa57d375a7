/** Which service pack a version is, and whose version it is. */
import { describe, expect, it } from 'vitest';
import { servicePackOf } from '../../src/model/service-pack.js';
import { readBundle } from './read-bundle.js';

describe('versions and service packs', () => {
  it.each([
    ['2.00.1239.0000', 'RTM'],
    ['2.00.1239.0048', 'RTM'],
    ['2.00.1380.1000', 'SP1'],
    ['2.00.1493.2000', 'SP2'],
    // Q267258 prints SP1 in these two ways as well.
    ['2.000.1380.1000', 'SP1'],
    ['2.00.1380.0000', 'SP1'],
    ['2.0.1493.2005', 'SP2'],
    ['2.00.1493.3004', 'SP3'],
    ['2.00.1493.4198', 'SP4'],
    ['2.00.1493.5000', 'SP5'],
    ['2.00.1239', 'RTM'],
    ['2.00.1493', null],
    ['2.00.1493.1000', null],
    ['2.00.1493.0', null],
    ['2.50.2726.0020', null],
  ])('%s is %s', (version, pack) => {
    expect(servicePackOf(version)).toBe(pack);
  });

  it('the version of a component is not that of the site', async () => {
    const { snapshot } = await readBundle({ 'site/compver.base.ini': '[x]\r\nVersion=2.00.1493.4009\r\n' });
    expect(snapshot.site).toBeUndefined();
    expect(snapshot.facts).toEqual({ 'compver.base': '2.00.1493.4009' });
  });

  it('compver.ini of a client access point apart from that of the site', async () => {
    const ini = (version: string): string => `[x]\r\nVersion=${version}\r\n`;
    const { snapshot } = await readBundle({
      'site/clicomp.src/licmtr/compver.ini': ini('2.00.1493.2000'),
      'site/d.txt': `C:\\>type \\\\HAZEL02\\CAP_ABC\\clicomp.box\\licmtr\\compver.ini\r\n${ini('2.00.1380.1000')}`,
    });
    expect(snapshot.clientAgent?.version).toBe('2.00.1493.2000');
    expect(snapshot.siteSystems).toMatchObject([
      { name: 'HAZEL02', files: [{ name: 'licmtr', version: '2.00.1380.1000' }] },
    ]);
    // Where nothing else is known, it is what clients get.
    const alone = await readBundle({ 'site/clicomp.box/licmtr/compver.ini': ini('2.00.1380.1000') });
    expect(alone.snapshot.clientAgent?.version).toBe('2.00.1380.1000');
  });

  it('compver.ini of metering by its folder, its name or its content; else it is a problem', async () => {
    const version = async (path: string, text = '2.00.1493.2000') => {
      const { snapshot, problems } = await readBundle({
        [path]: `[x]\r\nVersion=${text}\r\n`,
        'site/v.txt': 'Windows NT Version 4.0\r\n',
      });
      return snapshot.clientAgent?.version ?? problems[0]?.problem;
    };
    expect(await version('site/clicomp.src/licmtr/compver.ini')).toBe('2.00.1493.2000');
    expect(await version('site/Compverlicmtr.ini')).toBe('2.00.1493.2000');
    expect(await version('site/compver.ini', '2.00.1493.2000\r\nName=License Metering')).toBe('2.00.1493.2000');
    expect(await version('site/compver.ini')).toContain('of which client component');
  });

  it('the agent among the versions of the site server is the one that it gives out; on a client it is its own', async () => {
    const row = '--a-- W32i   APP ENU    2.0.1239.47 shp    483,040 03-01-1999 licclint.exe\r\n';
    const { snapshot } = await readBundle({ 'site/a.txt': row, 'clients/WSKLEIN/a.txt': row });
    expect(snapshot.clientAgent?.files).toMatchObject([
      { name: 'licclint.exe', platform: 'i386', version: '2.0.1239.47' },
    ]);
    expect(snapshot.clients?.[0]?.files).toMatchObject([{ name: 'licclint.exe', version: '2.0.1239.47' }]);
  });
});

it.each([
  [
    'two client access points',
    'servers/CAP1/clicomp.box/licmtr/compver.ini',
    'servers/CAP2/clicomp.box/licmtr/compver.ini',
  ],
  ['two files of the site', 'site/clicomp.src/licmtr/compver.ini', 'site/compver.licmtr.ini'],
])('the version of the agent is not known where %s tell it differently', async (_, one, other) => {
  const ini = (version: string): string => `[Version]\r\nVersion=${version}\r\n`;
  const { snapshot, problems } = await readBundle({ [one]: ini('2.00.1239.0000'), [other]: ini('2.00.1380.1000') });
  expect(snapshot.clientAgent?.version).toBeUndefined();
  expect(problems.map(({ problem }) => problem)).toEqual([
    `version of the metering agent: 2.00.1239.0000 there, and 2.00.1380.1000 in ${other}: nothing tells which is later, so neither counts; keep the later one`,
  ]);
});
