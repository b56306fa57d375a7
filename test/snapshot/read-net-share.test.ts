/** What lists of shares prove: of any language and code page, wrapped, and cut. */
import { describe, expect, it } from 'vitest';
import { readBundle, readServer } from './read-bundle.js';

const dashes = '-'.repeat(79);

describe('net share', () => {
  const list = (rows: string, end = 'The command completed successfully.'): string =>
    `\r\nShare name   Resource                        Remark\r\n\r\n${dashes}\r\n${rows}\r\n${end}\r\n`;

  it('reads wrapped rows, blanks in names and paths, and shares without a path', async () => {
    const rows = [
      'ADMIN$       C:\\WINNT                        Remote Admin',
      'LicMtr       C:\\Program Files\\SWMTR and a long path\\x',
      '                                             Metering',
      'VeryLongShareName',
      '             D:\\Data',
      'IPC$                                         Remote IPC',
    ].join('\r\n');
    const { server } = await readServer('a.txt', list(rows));
    expect(server.shares).toEqual([
      { name: 'ADMIN$', path: 'C:\\WINNT' },
      { name: 'LicMtr', path: 'C:\\Program Files\\SWMTR and a long path\\x' },
      { name: 'VeryLongShareName', path: 'D:\\Data' },
      { name: 'IPC$' },
    ]);
  });

  it('does not take the remark of a printer, or of a share without a path, for its last line', async () => {
    const rows = [
      'HPLJ         LPT1:                           Spooled  The printer of the second floor.',
      'IPC$                                         Remote IPC.',
      'LicMtr       C:\\SWMTR                        Software metering.',
    ].join('\r\n');
    expect((await readServer('a.txt', list(rows))).server.shares).toEqual([
      { name: 'HPLJ' },
      { name: 'IPC$' },
      { name: 'LicMtr', path: 'C:\\SWMTR' },
    ]);
  });

  it.each([
    ['Chinese', '共享名       资源                            注解', '命令成功完成。'],
    ['French', 'Nom partage  Ressource                       Remarque', "La commande s'est terminée correctement."],
  ])('in %s', async (_, title, end) => {
    const text = `${title}\r\n\r\n${dashes}\r\nLicMtr       C:\\SWMTR\r\nIPC$                                         IPC\r\n${end}\r\n`;
    expect((await readServer('a.txt', text)).server.shares).toEqual([
      { name: 'LicMtr', path: 'C:\\SWMTR' },
      { name: 'IPC$' },
    ]);
  });

  it('with letters of its language, in the code page of the console, that of Windows, or UTF-16', async () => {
    const text = list('Büro Süd     D:\\Zählung groß');
    const expected = [{ name: 'Büro Süd', path: 'D:\\Zählung groß' }];
    const oem: Record<string, number> = { ü: 0x81, ä: 0x84, ß: 0xe1 };
    const console850 = Buffer.from([...text].map((letter) => oem[letter] ?? letter.charCodeAt(0)));
    for (const bytes of [
      console850,
      Buffer.from(text, 'latin1'),
      Buffer.from(text, 'utf16le'),
      Buffer.from(text, 'utf8'),
    ])
      expect((await readServer('a.txt', bytes)).server.shares).toEqual(expected);
  });

  it('with letters that only the code page of the console tells', async () => {
    const bytes = Buffer.from(list('@ale         D:\\@ale').replaceAll('@', '\x90'), 'latin1');
    const russian = { 'site/chcp.txt': 'collector>chcp\r\nActive code page: 866\r\n', 'servers/CINDER01/a.txt': bytes };
    const { snapshot } = await readBundle(russian);
    expect(snapshot.meteringServers?.[0]?.shares?.[0]?.name).toBe('Рale');
    expect((await readServer('a.txt', bytes)).server.shares?.[0]?.name).toBe('Éale');
  });

  it.each([
    [
      'files that are open',
      `ID         Path                 User name   # Locks\r\n${dashes}\r\n15         C:\\SWMTR\\dbup.ini     ANN         0`,
    ],
    [
      'files that are open, by users whose names stand on the next line',
      `ID         Path                 User name   # Locks\r\n${dashes}\r\n15         C:\\SWMTR\\a long name.ini\r\n                                ANN         0`,
    ],
    ['accounts of a server', `User accounts for \\\\CINDER01\r\n${dashes}\r\nAdministrator            Guest`],
    ['its groups', `Group Accounts for \\\\CINDER01\r\n${dashes}\r\n*Domain Admins           *Domain Users`],
    [
      'its printers',
      `C:\\>net print \\\\CINDER01\r\nPrinters at \\\\CINDER01\r\n\r\nName      Job #\r\n${dashes}\r\nLaser     0 jobs`,
    ],
  ])('is not taken for a list of shares: %s', async (_, rows) => {
    const other = `${rows}\r\nThe command completed successfully.\r\n`;
    const files = { 'servers/CINDER01/a.txt': other, 'site/ver.txt': 'Windows NT Version 4.0\r\n' };
    const { snapshot, problems } = await readBundle(files);
    expect(snapshot.meteringServers ?? []).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  // The bytes of `chcp` and of a list of shares of a Japanese console: its full stop is 0x81 0x42.
  const japanese = Buffer.from(
    list('ADMIN$       C:\\WINNT', '\x83R\x83}\x83\x93\x83h\x82\xb5\x82\xbd\x81B'),
    'latin1',
  );

  it('of a Japanese console whose code page stands below its prompt', async () => {
    const chcp = Buffer.from(
      'C:\\>chcp\r\n\x8c\xbb\x8d\xdd\x82\xcc\x83R\x81[\x83h: 932\r\n\r\nC:\\>ver\r\nWindows NT Version 4.0\r\n',
      'latin1',
    );
    const { snapshot, problems } = await readBundle({ 'site/console.txt': chcp, 'servers/CINDER01/a.txt': japanese });
    expect(snapshot.meteringServers?.[0]?.shares).toEqual([{ name: 'ADMIN$', path: 'C:\\WINNT' }]);
    expect(problems).toEqual([]);
  });

  it('of a Japanese console whose code page is not known asks for it', async () => {
    expect((await readServer('a.txt', japanese)).problems).toEqual([
      'the list of shares has no last line, so it may be cut, or written in a code page that is not known: put what chcp prints into site/chcp.txt',
    ]);
  });

  it('that is cut says nothing, since the share may stand in the rest', async () => {
    const { server, problems } = await readServer('a.txt', list('ADMIN$       C:\\WINNT', ''));
    expect(server.shares).toBeUndefined();
    expect(problems[0]).toContain('may be cut');
  });

  it('inside a transcript with a prompt before and after it', async () => {
    const text = `C:\\>net share\r\n${list('LicMtr       C:\\SWMTR')}\r\nC:\\>\r\n`;
    expect((await readServer('a.txt', text)).server.shares).toEqual([{ name: 'LicMtr', path: 'C:\\SWMTR' }]);
  });

  it('a cut list of shares that shows LicMtr shows that it is there', async () => {
    const text = `Share name   Resource\r\n${dashes}\r\nLicMtr       C:\\SWMTR\r\nADMIN$       C:\\WI`;
    const { server, problems } = await readServer('a.txt', text);
    expect(server.shares?.map(({ name }) => name)).toContain('LicMtr');
    expect(problems).toHaveLength(1);
  });
});

describe('net view', () => {
  it.each([
    ['German', 'Freigegebene Ressourcen auf \\\\CINDER01', 'Der Befehl wurde erfolgreich ausgeführt.'],
    ['Japanese', '\\\\CINDER01 の共有リソース', 'コマンドは正常に終了しました。'],
    ['Chinese', '在 \\\\CINDER01 的共享资源', '命令成功完成。'],
  ])('in %s, wherever the title has the name', async (_, title, end) => {
    const text = `C:\\>net view \\\\CINDER01\r\n${title}\r\n\r\nA            B\r\n\r\n${dashes}\r\nLicMtr       C\r\n${end}\r\n`;
    const { server, problems } = await readServer('a.txt', text);
    expect({ server, problems }).toEqual({
      server: { name: 'CINDER01', reachable: true, shares: [{ name: 'LicMtr' }] },
      problems: [],
    });
  });

  it('of a server that shows nothing is an answer, and its sentences are no shares', async () => {
    const text =
      'C:\\>net view \\\\CINDER01\r\nThere are no entries in the list.\r\n\r\nThe command completed successfully.\r\n';
    expect((await readServer('a.txt', text)).server).toEqual({ name: 'CINDER01', reachable: true });
  });

  it('that is cut behind a remark with a full stop says nothing: the share may stand in the rest', async () => {
    const rows = 'CAP_BRM      Disk                  Client access point.';
    const text = `Shared resources at \\\\CINDER01\r\n\r\nShare name   Type         Used as  Comment\r\n\r\n${dashes}\r\n${rows}\r\n`;
    const { server, problems } = await readServer('a.txt', text);
    expect(server.shares).toBeUndefined();
    expect(problems[0]).toContain('may be cut');
  });
});
