/** What a listing tells about the logs of the site server and about the agent's folder on a client. */
import { describe, expect, it } from 'vitest';
import { readDir } from '../../src/snapshot/read-dir.js';
import type { Reading } from '../../src/snapshot/reading.js';

function read(text: string): Reading {
  const lines = text.split('\n');
  return readDir({ lines, text, path: 'site/dir.txt', command: null, dateOrder: 'mdy' });
}

describe('readDir', () => {
  it('tells when each log of the site server was written last', () => {
    const { site } = read(` Directory of D:\\SMS\\Logs

09/04/00  06:50a                18,211 Licsrvc.log
09/04/00  06:51a               200,010 Licsvcfg.lo_
09/04/00  06:51a                   512 notes.txt
               3 File(s)        218,733 bytes`);
    expect(site?.logFiles).toEqual([
      { name: 'Licsrvc.log', modified: '2000-09-04T06:50' },
      { name: 'Licsvcfg.lo_', modified: '2000-09-04T06:51' },
    ]);
  });

  it('does not take the list of unlicensed programs for that of excluded ones (Q263023)', () => {
    const { site } = read(' Directory of D:\\SWMTR\n\n09/04/00  06:50a             4,194,304 Nonlic.dbf\n');
    expect(site?.excludedListBytes).toBeUndefined();
  });

  it('does not take the logs of a client for these', () => {
    const { site } = read(` Directory of C:\\WINNT\\MS\\SMS\\Logs

09/04/00  06:50a                18,211 Liccli.log`);
    expect(site?.logFiles).toBeUndefined();
  });

  it('tells how old the oldest offline log is only where the time of each is known', () => {
    const inbox = (...dates: string[]): Reading['server'] =>
      read(
        ` Directory of D:\\SWMTR\\Inboxes\\Offline\n\n${dates
          .map((date, i) => `${date}  06:5${i}a                18,211 PC${i}.log\n`)
          .join('')}               2 File(s)         36,422 bytes\n`,
      ).server;
    expect(inbox('09/04/00', '09/03/00')).toEqual({ offlineFiles: 2, offlineOldest: '2000-09-03T06:51' });
    expect(inbox('09/04/00', '09/44/00')).toEqual({ offlineFiles: 2 });
  });

  it.each(['inboxes\\schedule.box\\outboxes', 'SWMTR\\Inboxes\\Offline'])(
    'does not tell how much waits in %s where the listing was cut there',
    (folder) => {
      const { site, server, problems } = read(
        ` Directory of D:\\${folder}\n\n09/04/00  06:50a        <DIR>          .\n09/04/00  06:50a        <DIR>          ..\n`,
      );
      const inboxes = folder.startsWith('inboxes') ? { inboxes: [{ name: 'schedule.box\\outboxes' }] } : {};
      expect([site, server]).toEqual([inboxes, {}]);
      expect(problems).toEqual([
        `the list of D:\\${folder} has no totals, so it may be cut: how much waits there is not known`,
      ]);
    },
  );

  it('names inboxes without totals in one problem', () => {
    const inbox = (name: string): string =>
      ` Directory of D:\\SMS\\inboxes\\${name}\n\n09/04/00  06:50a        <DIR>          .\n`;
    expect(read(['a', 'b', 'c'].map(inbox).join('\n')).problems).toEqual([
      'the list of D:\\SMS\\inboxes\\a (and of 2 more) has no totals, so it may be cut: how much waits there is not known',
    ]);
  });

  it('names an inbox that only the list of its parent shows, without how much waits there', () => {
    const { site, problems } = read(
      ` Directory of D:\\SMS\\inboxes\\schedule.box\\outboxes\n\n09/04/00  06:50a        <DIR>          .\n09/04/00  06:50a        <DIR>          LAN\n               2 File(s)              0 bytes\n`,
    );
    expect(site?.inboxes).toEqual([
      { name: 'schedule.box\\outboxes', files: 0 },
      { name: 'schedule.box\\outboxes\\LAN' },
    ]);
    expect(problems).toEqual([]);
  });

  it.each(['2 File(s)              0 bytes', '2 Datei(en)    0 Bytes', '2개 파일  0 바이트'])(
    'knows totals that lost the blanks in front of them: %s',
    (totals) => {
      expect(read(` Directory of D:\\SMS\\inboxes\\sinv.box\n\n${totals}\n`).site?.inboxes).toEqual([
        { name: 'sinv.box', files: 0 },
      ]);
    },
  );

  it.each(['09/04/00  06:5', '04.09.2000  06:50     1.200', '2000-09-04  06:50    1 2'])(
    'takes no row that was cut for totals: %s',
    (row) => {
      expect(read(` Directory of D:\\SMS\\inboxes\\sinv.box\n\n${row}`).site?.inboxes).toEqual([{ name: 'sinv.box' }]);
    },
  );

  const base = ` Directory of C:\\WINNT\\MS\\SMS\\clicomp\\base

09/04/00  06:50a                18,211 Clicore.exe
`;
  const totals =
    '               1 File(s)         18,211 bytes\n\n     Total Files Listed:\n               1 File(s)         18,211 bytes\n                      700,000,000 bytes free\n';
  const agent = ` Directory of C:\\WINNT\\MS\\SMS\\clicomp\\licmtr\\i386

09/04/00  06:50a                89,440 licclint.exe
`;

  it.each([
    ['it lists', base + agent, true],
    ['its neighbours show to be missing', base + totals, false],
    ['may be missing only because the listing was cut', base, undefined],
    ['it does not reach', ' Directory of C:\\WINNT\n\n09/04/00  06:50a                89,440 win.ini\n', undefined],
  ])('the folder of the agent %s', (_what, text, expected) => {
    expect(read(text).client?.agentFolder).toBe(expected);
  });
});
