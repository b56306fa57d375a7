/** What listings of folders prove, by the dates and numbers of many languages. */
import { describe, expect, it } from 'vitest';
import { readBundle, readServer } from './read-bundle.js';

describe('listings', () => {
  const rows: Record<string, string> = {
    'NT 4.0': ' Directory of D:\\SWMTR\r\n\r\n06/14/98  01:00a               364,576 Remodbc.exe\r\n',
    '2000': ' Directory of D:\\SWMTR\r\n\r\n06/14/1998  01:00a              364,576 Remodbc.exe\r\n',
    German: ' Verzeichnis von D:\\SWMTR\r\n\r\n14.06.1998  01:00              364.576 Remodbc.exe\r\n',
    French: ' Répertoire de D:\\SWMTR\r\n\r\n14/06/1998  01:00           364\u00a0576 Remodbc.exe\r\n',
    'French, with plain blanks': ' Répertoire de D:\\SWMTR\r\n\r\n14/06/1998  01:00           364 576 Remodbc.exe\r\n',
    Swedish: ' Katalog av D:\\SWMTR\r\n\r\n1998-06-14  01:00              364576 Remodbc.exe\r\n',
    Chinese: ' D:\\SWMTR 的目录\r\n\r\n1998-06-14  01:00           364,576 Remodbc.exe\r\n',
    'Windows 98': ' Directory of D:\\SWMTR\r\n\r\nREMODBC  EXE       364,576  06-14-98   1:00a Remodbc.exe\r\n',
  };
  it.each(Object.entries(rows))('of %s', async (_, text) => {
    const { server } = await readServer('a.txt', text);
    expect(server.files).toEqual([
      { name: 'Remodbc.exe', path: 'D:\\SWMTR', bytes: 364576, modified: '1998-06-14T01:00', present: true },
    ]);
  });

  it.each([
    ['a console', 0xff, 0x82],
    ['Windows', 0xa0, 0xe9],
  ])('with blanks between the digits, in the code page of %s', async (_, blank, accent) => {
    const text = `${rows.French}               1 fichier(s)        364\u00a0576 octets\r\n                    1\u00a0234\u00a0567 octets libres\r\n`;
    const byte: Record<string, number> = { '\u00a0': blank, é: accent };
    const bytes = Buffer.from([...text].map((letter) => byte[letter] ?? letter.charCodeAt(0)));
    const { server } = await readServer('a.txt', bytes);
    expect(server.files?.map(({ bytes: size }) => size)).toEqual([364576]);
    expect(server.volumes).toEqual([{ path: 'D:', freeBytes: 1234567 }]);
  });

  it('a date that can be read in two ways is no date, unless the machine tells its order', async () => {
    const text = ' Volume X\r\n Directory of D:\\SWMTR\r\n\r\n06/07/1998  13:00              364,576 Remodbc.exe\r\n';
    expect((await readServer('a.txt', text)).server.files?.[0]?.modified).toBeUndefined();
    const hint = 'REGEDIT4\r\n\r\n[HKEY_CURRENT_USER\\Control Panel\\International]\r\n"iDate"="1"\r\n';
    const { snapshot } = await readBundle({ 'site/i.reg': hint, 'servers/CINDER01/a.txt': text });
    expect(snapshot.meteringServers?.[0]?.files?.[0]?.modified).toBe('1998-07-06T13:00');
  });

  it.each(['06/06/1998', '6/6/98', '06-06-98'])('%s is one day, whatever its order', async (date) => {
    const text = ` Volume X\r\n Directory of D:\\SWMTR\r\n\r\n${date}  13:00              364,576 Remodbc.exe\r\n`;
    expect((await readServer('a.txt', text)).server.files?.[0]?.modified).toBe('1998-06-06T13:00');
    const collected = `licdiag-collector 1\r\ncomputer: BRAMBLE\r\nstarted: Sat ${date} 10:52\r\n`;
    const { snapshot } = await readBundle({ 'site/collector.txt': collected });
    expect(snapshot.collectedAt).toBe('1998-06-06T10:52');
  });

  it('a day that may be a month does not tell how the other dates are to be read', async () => {
    const row = (date: string, name: string) => `${date}  13:00              364,576 ${name}\r\n`;
    const text = ` Volume X\r\n Directory of D:\\SWMTR\r\n\r\n${row('06/06/1998', 'Remodbc.exe')}${row('06/07/1998', 'licclint.exe')}`;
    const { files } = (await readServer('a.txt', text)).server;
    expect(files?.map(({ modified }) => modified)).toEqual(['1998-06-06T13:00', undefined]);
  });

  it('that a file is not listed is no fact; that it was looked for in vain is', async () => {
    const listed = await readServer('a.txt', rows.German ?? '');
    expect(listed.server.files?.map(({ name }) => name)).toEqual(['Remodbc.exe']);
    const looked = await readServer('b.txt', 'licdiag-collector 1\r\nnot found: \\\\CINDER01\\LicMtr\\Remodbc.ini\r\n');
    expect(looked.server.files).toEqual([{ name: 'Remodbc.ini', path: '\\\\CINDER01\\LicMtr', present: false }]);
  });

  it('what is free, but not from a listing that ends early', async () => {
    const whole = `${rows.German}               1 Datei(en)        364.576 Bytes\r\n               2 Verzeichnis(se),  1.234.567 Bytes frei\r\n`;
    expect((await readServer('a.txt', whole)).server.volumes).toEqual([{ path: 'D:', freeBytes: 1234567 }]);
    const blanks = whole.replaceAll('.567', ' 567').replaceAll('.234', ' 234');
    expect((await readServer('a.txt', blanks)).server.volumes).toEqual([{ path: 'D:', freeBytes: 1234567 }]);
    const cut = `${rows.German}               1 Datei(en)        364.576 Bytes\r\n`;
    expect((await readServer('a.txt', cut)).server.volumes).toBeUndefined();
  });
});
