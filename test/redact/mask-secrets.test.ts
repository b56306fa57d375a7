import { describe, expect, it } from 'vitest';
import { mask, maskSecrets } from '../../src/redact/mask-secrets.js';

/** `|` marks the secret in each text: what must be masked, and nothing else. */
const secrets = [
  'DSN=LicDB;UID=sa;PWD=|hunter2|;DATABASE=LicDB',
  'DRIVER={SQL Server};SERVER=CINDER01;UID=sa;PWD=|hunter2|',
  'Provider=SQLOLEDB;User ID=sa;Password=|hunter two|;Initial Catalog=LicDB',
  'PWD="|hunter 2|" ok',
  "Password: '|hunter2|'",
  'password : |hunter2|',
  'Password=|hunter2|, retrying',
  'pwd -> |hunter2|',
  'SQLPassword=|hunter2|',
  'SqlPwd=|hunter2|',
  'DBPASSWORD=|hunter2|',
  'sa_password=|hunter2|',
  'user-password: |hunter2|',
  'the password is |hunter2|',
  'with password |hunter2| for sa',
  'isql -Usa -P|hunter2| -SCINDER01',
  'osql -U sa -P |hunter2| -E',
  'net use \\\\CINDER01\\LicMtr |hunter2| /user:DOM\\svc',
  'net use Z: \\\\CINDER01\\LicMtr |hunter2| /user:DOM\\svc',
  'net user svc |hunter2| /add',
  'logon as user=sa/|hunter2|@CINDER01',
  '<password>|hunter2|</password>',
  'DRIVER={SQL Server};UID=sa;PWD={|hunter2;two|};DATABASE=LicDB',
  'osql -U sa -P "|hunter two|"',
  'Losung=nothing of ours; Kennwort=|hunter2|',
  'Contraseña=|hunter2|',
  'senha: |hunter2|',
  'Wachtwoord=|hunter2|',
  'Parola = |hunter2|',
  'Secret=|hunter2|',
  'credentials sa:|hunter2|',
  'login(sa,"|hunter2|") failed',
  "login('sa', '|hunter 2|') failed",
  'identified by |hunter2|',
  "sp_addlogin |'svc', 'hunter2'|",
  "sp_addlinkedsrvlogin |'CINDER01','false','sa','sa','hunter2'|",
  'LogonUser(|svc, DOM, hunter2|)',
  'PW=|hunter2|',
  'P W D = |hunter2|',
  'p a s s w o r d: |hunter2|',
  'net  use Z: \\\\CINDER01\\LicMtr |hunter2|',
  'net use \\\\CINDER01\\LicMtr |hunter2| >nul',
  'net use \\\\CINDER01\\LicMtr |hunter2| 2>&1',
  'net use \\\\CINDER01\\LicMtr |hunter&2| && dir',
  'net use \\\\CINDER01\\LicMtr |hunter2| (error 5)',
  "'net use \\\\CINDER01\\LicMtr |hunter2|' failed with 5",
  'net use \\\\CINDER01\\LicMtr |hunter2|\r\nThe command completed successfully.',
  'net use "\\\\CINDER01\\Lic Mtr" |hunter2|',
  'net use LPT1: \\\\CINDER01\\laser |hunter2|',
  'net use /persistent:no \\\\CINDER01\\LicMtr |hunter2|',
  'net use /user:DOM\\svc \\\\CINDER01\\LicMtr |hunter2|',
  'net.exe use \\\\CINDER01\\LicMtr |hunter2|',
  'net.exe use \\\\CINDER01\\LicMtr |hunter2| /user:DOM\\svc',
  'net.exe user svc |hunter2|',
  'net use \\\\CINDER01\\LicMtr |hunter2|, error 5',
  'net use \\\\CINDER01\\LicMtr |hunter2|: error 5',
  'net use \\\\CINDER01\\LicMtr |hunter2| failed with 5',
  'net use \\\\CINDER01\\LicMtr |hunter2| -> 5',
  'net use \\\\CINDER01\\LicMtr |hunter2| System error 5 has occurred.',
  'net use \\\\CINDER01\\LicMtr /persistent:no |hunter2|',
  'net use \\\\CINDER01\\LicMtr /persistent:no |hunter2| failed',
  'net use \\\\CINDER01\\LicMtr /u:DOM\\svc |hunter2|',
  "net use \\\\CINDER01\\LicMtr '|hunter two|'",
  'WNetAddConnection2(|\\\\CINDER01\\LicMtr, hunter2, DOM\\svc|)',
  'SQLConnect(|LicDB, svc, hunter2|) failed',
  "OPENROWSET(|'SQLOLEDB','CINDER01';'sa';'hunter2','select 1'|)",
  'connecting to LicDB as sa/|hunter2|',
  'connecting to LicDB as sa |hunter2|',
  'SQL account: sa, |hunter2|',
  'using sa:|hunter2|@CINDER01',
  'credentials (|svc, hunter2|)',
  'user and password: |svc| / |hunter2|',
  'identified with |hunter2|',
  'psexec \\\\CINDER01 -u svc -p |hunter2| cmd',
  'schtasks /ru svc /rp |hunter2|',
  'password was changed to |hunter2|',
  'password for SWMAccount |hunter2| is wrong',
  'password of account SWMAccount (|hunter2|)',
  "using '|hunter2|' as password",
  'the service was started with |hunter2| as the password',
  '|hunter2| is the password',
  'Password=""|hunter2|""',
  'sa_pwd |hunter2|',
  'Kennwort ist |hunter2|',
  'lösenord: |hunter2|',
  'hasło=|hunter2|',
  'пароль: |hunter2|',
  'パスワード: |hunter2|',
  'p/w: |hunter2|',
  'pin: |8412|',
  'the pin is |8412|',
  'token=|hunter2|',
  'creds: |hunter2|',
  'sapw=|hunter2|',
  '/p:"|hunter 2|"',
  'netdom add WS1 /ud:adm /pd:|hunter2|',
  'cmdkey /add:METER02 /user:DOM\\svc /pass:|hun,ter2|',
  'psexec \\\\CINDER01 -u svc -p "|hunter 2|" cmd',
  'schtasks /create /s METER02 /u DOM\\adm /p |hunter2| /tn x',
  'schtasks /ru svc /rp "|hunter 2|"',
  'remodbc.exe -u sa -p |hunter2|',
  'net use K: /user:DOM\\svc \\\\METER02\\LicMtr |hunter2|',
  'net user /add svc |hunter2|',
  '"net use","\\\\METER02\\LicMtr","/user:DOM\\svc","|hunter|"',
  'net use;\\\\METER02\\LicMtr;/user:DOM\\svc;|hunter|;ok',
  '7,"net use \\\\METER02\\LicMtr /user:DOM\\svc",|hunter|,ok',
  '"net use ""\\\\METER02\\LicMtr"" ""|hunter|"" /user:DOM\\svc"',
  'login svc |hunter2|',
  '-a DOM\\svc -p |hunter|',
  'instsrv SMS_LICENSE_SERVER C:\\SWMTR\\remodbc.exe -a DOM\\svc -p |hunter|',
  'net user "Lic Mtr" |hunter2| /add',
  'net logon SMSINST |hunter2| /YES',
  'rasdial ISP svc |hunter2| /domain:DOM',
  'conn.Open "LicDB", "sa", "|hunter2|"',
  'remodbc.exe "LicDB" "METER02" "sa" "|hunter2|"',
  'MapNetworkDrive "Z:", "\\\\METER02\\LicMtr", |False, "svc", "hunter2"|',
  'user.ChangePassword |"hunter1", "hunter2"|',
  'OpenDSObject("WinNT://METER02", |"DOM\\svc", "hunter2", 1|)',
  'AnonymousUserPass : (STRING) "|hunter2|"',
  'cscript adsutil.vbs set w3svc/WAMUserPass |hunter2|',
  'AdminPassword = |hunter2|',
  'Authorization: Basic |c2E6aHVudGVyMg==|',
  'DefaultPassword    REG_SZ    |hunter two|',
  'REG ADD "HKLM\\X" /v DefaultPassword /t REG_SZ /d |hunter2| /f',
  '"Password"=|hex:5b,b2,\\\r\n  dc,ad|',
  '<add key="Password" value="|hunter2|"/>',
  'User,Password\r\nsa,|hunter2|',
  'Password,|hunter2|',
  'connecting as sa with |hunter2|',
  'password of svc is now |hunter2|',
  'login svc, ftp_pass |hunter2|',
  'mdp: |hunter2|',
  'PWD="|don\'t"2|"',
  "PWD='|don't2|'",
  'open "DSN=LicDB;UID=sa;PWD=|hunter two|"',
  'cn.Properties("Password") = "|hunter 2|"',
  'cn.Properties("Password").Value = "|hunter2|"',
  'conn.Open "LicDB", "svc", "|geheim|"',
  'oSQL.Connect("METER02", "svc", "|geheim|")',
  'svc.Change , , , , , , "DOM\\svc", "|geheim|"',
  'Set svc = loc.ConnectServer("METER02", |"root\\cimv2", "svc", "(hunter)2"|)',
  'Le mot de passe est "|geheim|"',
  "La contraseña es '|geheim|'",
  'UID=sa, Kennwort=|hunter2|, DSN=LicDB',
  'PASS |12345|',
  '[5] PASS |hunter2|',
  '> PASS |8412|\r\n230 logged in',
  'smbclient //METER02/LicMtr -U DOM\\svc%|hunter2|',
] as const;

describe('maskSecrets', () => {
  it.each(secrets)('masks %s', (marked) => {
    const [before = '', secret = '', after = ''] = marked.split('|');
    const result = maskSecrets(`${before}${secret}${after}`);
    expect(result.text).toBe(`${before}${mask}${after}`);
    // Of several arguments, the one that is the password may be known by itself as well.
    const [first, ...parts] = result.secrets;
    expect(first).toBe(secret);
    for (const part of parts) expect(secret).toMatch(new RegExp(`["']${part}["']`));
  });

  it.each([
    'The password has expired',
    'password is incorrect for account SWMAccount',
    'Error 1326: unknown user name or bad password.',
    'INFO: password was changed',
    'the password of the service account could not be verified',
    'Starting the service INSTALL_ODBC on CINDER01',
    '(Binary=c:\\swmtr\\odbc\\i386\\InOdbcSv.Exe, DisplayName=(null),Account=SWMAccount)',
    'Copying C:\\SMS\\bin\\i386\\ProductDB.Dll to \\\\CINDER01\\LicMtr\\ProductDB.Dll...',
    'PWD=********;DATABASE=LicDB',
    'net use \\\\CINDER01\\LicMtr failed with 53',
    "'net use \\\\CINDER01\\LicMtr' returned 53 (network path not found)",
    'net use \\\\CINDER01\\LicMtr: System error 53 has occurred.\r\nThe network path was not found.',
    'net use \\\\CINDER01\\LicMtr, error 53',
    'net use \\\\CINDER01\\LicMtr -> 53',
    'net use \\\\CINDER01\\LicMtr (error 53)',
    'net use \\\\CINDER01\\LicMtr /delete',
    'net use \\\\CINDER01\\LicMtr /persistent:no failed with 53',
    'net use \\\\CINDER01\\LicMtr System error 53 has occurred.',
    'The logon of sa: give it one first.',
    'login as sa on CINDER01 failed',
    "open('sa', 'LicDB', 'CINDER01') failed",
    'connecting as sa, retrying in 5 minutes',
    'the password for SWMAccount on CINDER01 could not be verified',
    'Setting the password for account CINDER01\\SWMAccount1',
    'password of user CINDER01\\SWMAccount1 was not accepted',
    'SQLConnect (28000) failed',
    'Password last set            7/14/00 12:00 AM',
    'Password expires             Never',
    'User may change password     Yes',
    'Maximum password age (days):                          42',
    'Logon Failure: Unknown user name or bad password User Name: KLEIN Domain: CORP',
    'ERROR: invalid password (error 1326) on METER02',
    'ERROR: bad password (1326)',
    'ERROR: bad password - error 1326',
    "ERROR: 'Invalid password' on METER02",
    'ERROR: "bad password" for user "KLEIN" on \\\\METER02',
    'ERROR: password rejected by METER02',
    'Password authentication failed on server: METER02',
    'ResetPassword(5) failed',
    'Passed: 12, failed: 3',
    'First pass: verifying \\\\METER02\\LicMtr',
    'Pass 2 of 3 on METER02',
    'bypass=1',
    'UPW: no parent window setting values to invalid',
    'Inbox lock token: clicomp.box\\SWDist\\inboxlck.tok',
    'Access token: 0x1234',
    'Ping: METER02 5 ms',
    'Stopping: SMS_LICENSE_SERVER',
    'net use \\\\METER02\\LicMtr /PERSISTENT:NO',
    'net use \\\\METER02\\IPC$ "" /user:""',
    'net use \\\\METER02\\IPC$ /user:DOM\\svc <NUL',
    'runas /user:DOM\\svc cmd.exe',
    'net use \\\\METER02\\IPC$ /user:DOM\\svc, error 53',
    '"net use \\\\METER02\\IPC$ /user:DOM\\svc","The command completed successfully."',
    '"net use \\\\METER02\\IPC$ /user:DOM\\svc",1326,failed',
    'login of svc failed on METER02: error 18456',
    'Login failed for user svc2: state=1',
    'login script Smsls32.bat',
    'dir C:\\SMS -Path /Program',
    'setup /p:\\\\METER02\\LicMtr',
    'Logon discovery/installation enabled',
    'sa, METER02, 1034',
    'MinPasswordLen=6',
    'LimitBlankPasswordUse REG_DWORD 0x1',
    'Password=(null)',
    'UID=sa;PWD=;DATABASE=LicDB',
    'PWD=,UID=sa',
    'Logon failure: unknown user name or bad password (1326) connecting to \\\\METER02\\LicMtr',
    'Failed to set password for SWMAccount on METER02: 0x80070005',
    'Sending password to METER02',
    'password, error=1326',
    'Password too short: minimum length',
    'Thread token: impersonating',
    'Token=INVALID',
    'security token: S-1-5-21-1-2-3',
    'setup /P C:\\SMS /PACKAGE:HQ100001 /PID:1234',
    'Das Kennwort ist abgelaufen',
    'Das Kennwort wurde auf METER02 geändert',
    'Kennwort läuft ab             Nie',
    'Le mot de passe est expiré',
    'La contraseña es incorrecta',
    'PASS 3 of 5',
    'The password was reset by DOM\\admin on METER02',
    'Password changed by CORP\\smsadmin',
    'password encrypted with RSA',
    'connecting as sa, METER02\\INST1',
    'smbclient -U DOM\\%USERNAME%',
    '',
  ])('leaves as it is: %s', (text) => {
    expect(maskSecrets(text)).toEqual({ text, secrets: [] });
  });

  // Found by fuzzing: a quote that stood too early took the name of the password into its own secret, and what came after was printed.
  it.each([
    'password "x PWD="hunter2"',
    "Password: 'x sp_password NULL, 'hunter2', 'sa'",
    'pwd=" net use \\\\CINDER01\\IPC$ "hunter2" /user:DOM\\svc',
  ])('masks all of what several forms find, however they overlap: %s', (text) => {
    expect(maskSecrets(text).text).not.toContain('hunter2');
  });

  // A spreadsheet doubles the quotation marks in a cell, and again where a cell is saved in a cell.
  it.each([
    '"Provider=SQLOLEDB;User ID=sa;Password=""hun;ter2"";Initial Catalog=LicDB"',
    '"osql -U sa -P ""hun ter2"""',
    '"osql -U sa -P """"hun ter2"""""""',
    '"net user SWMAccount ""hun ter2"" /domain"',
    '"net use \\\\METER02\\IPC$ /user:DOM\\svc ""hun ter2"""',
  ])('masks all of a password between doubled quotation marks: %s', (text) => {
    expect(maskSecrets(text).text).not.toMatch(/hun|ter2/);
  });

  it.each([
    'osql -U sa -P &quot;hun ter2&quot;',
    'osql -U sa -P &amp;quot;hun ter2&amp;quot;',
    'PWD=&#x22;hun ter2&#x22;',
    'PWD=&#x27;hun ter2&#X27;',
    'PWD=&#039;hun ter2&#039;',
    'PWD=&QUOT;hun ter2&QUOT;',
    'the password is &ldquo;hun ter2&rdquo;',
    'password&nbsp;=&#160;&#34;hun ter2&#34;',
    '&lt;password&gt;hun,ter2&lt;/password&gt;',
    'PWD=&#34;hun;ter2&#34;;DATABASE=LicDB',
    'net user SWMAccount &quot;hun ter2&quot; /domain',
    'remodbc.exe &quot;LicDB&quot; &quot;METER02&quot; &quot;sa&quot; &quot;hun ter2&quot;',
    'LogonUser(&amp;#39;sa&amp;#39;, &amp;#39;hun ter2&amp;#39;)',
  ])('masks all of a password in the source of a web page: %s', (text) => {
    expect(maskSecrets(text).text).not.toMatch(/hun|ter2/);
  });

  it.each([
    'osql -U sa -P &quot;hunter2&quot; -d LicDB',
    'PWD=&#34;hunter2&#34;;DATABASE=LicDB',
    '&quot;sa&quot; &quot;hunter2&quot;',
    '"osql -P ""hunter2"""',
  ])('knows the password alone, so that it is masked elsewhere too: %s', (text) => {
    expect(maskSecrets(text).secrets).toContain('hunter2');
  });

  it('leaves what follows on a password that is empty', () => {
    const text = '"UID=sa;PWD="""";DATABASE=LicDB", "Password: """", user: sa"';
    expect(maskSecrets(text).text).toContain('DATABASE=LicDB');
    expect(maskSecrets(text).text).toContain('user: sa');
  });

  it('masks a password that looks like the name of one', () => {
    expect(maskSecrets('connecting to LicDB as sa, Password1: refused').text).not.toContain('Password1');
  });

  it('masks each of several', () => {
    const { text, secrets: found } = maskSecrets('PWD=one1;x PWD=two2;');
    expect(text).not.toMatch(/one1|two2/);
    expect([...found].sort()).toEqual(['one1', 'two2']);
  });

  it('is done with what it masked: a second time changes nothing', () => {
    for (const marked of secrets) {
      const once = maskSecrets(marked.replaceAll('|', '')).text;
      expect(maskSecrets(once).text).toBe(once);
    }
  });

  // With one that backs up, the test would run out of its time.
  it('takes linear time on what could make a pattern back up', () => {
    for (const piece of [
      ...['password ', 'password=', 'pwd="', 'a_', '/user:x ', 'net use \\\\a ', 'uid=a/', '= ; '],
      ...['net use \\\\a /x ', '(', 'a,', 'sa ', 'sa/', "'a ", 'password for a ', 'x is ', 'password set '],
      ...['passwordset', '/u:', 'uid=', '"', '&amp;', 'sp_password ', '-u a -p ', '/p:', 'pass /d ', 'password={'],
      ...['password=hex:00,', 'http://a:', 'sa:@', '<password', 'runas ', 'net use "a', '“', '!', 'p '],
      ...['.open "a",', '.change ,', 'password").value=', '-U a%', '("a', ",'", '] PASS 1 ', 'password by '],
    ])
      expect(maskSecrets(`PWD=hunter2; ${piece.repeat(20_000)}`).text, piece).not.toContain('hunter2');
  });
});
