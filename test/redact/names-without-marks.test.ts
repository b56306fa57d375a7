/** Names that stand in a sentence without quotation marks are replaced, the words of the sentence are not. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { startNameCollection } from '../../src/redact/name-collection.js';
import { record } from '../cli/log-text.js';
import { makeFolder } from '../cli/make-folder.js';
import { diagnosePaths, fixtures } from '../helpers/diagnose-paths.js';

async function redactedLines(...lines: string[]): Promise<string> {
  const folder = makeFolder({ 'Licsvcfg.log': lines.map((line) => record(line)).join('') });
  const { unexplained } = await diagnosePaths(folder, ['.'], { redact: 'names' });
  return unexplained.map(({ first }) => first.text).join('\n');
}

describe('--redact names hides, without quotation marks around it,', () => {
  it.each([
    ['a user in small letters', 'ERROR: user klein was not found', 'klein'],
    ['behind two words that announce it', 'ERROR: user account klein is locked', 'klein'],
    ['a computer behind two', 'ERROR: no answer from host computer willow', 'willow'],
    ['before a colon', 'ERROR: user klein: access is denied', 'klein'],
    ['a user name', 'ERROR: Unable to lookup account name mueller', 'mueller'],
    ['an account', 'ERROR: account svc.meter is locked out', 'svc.meter'],
    ['whom a service runs as', 'ERROR: the service was running as bergmann', 'bergmann'],
    ['an account of a domain', 'ERROR: FOUNDRY\\kurz has no rights', 'FOUNDRY', 'kurz'],
    ['a user of a connection string', 'ERROR: DSN=x;SERVER=bellows;UID=lang;PWD=q1w2e3', 'bellows', 'lang', 'q1w2e3'],
    ['a home folder with a blank', 'ERROR: cannot open C:\\Documents and Settings\\karl kurz\\x.txt', 'karl', 'kurz'],
    ['a machine', 'ERROR: Running on machine BrookServer', 'BrookServer'],
    ['a server with a digit', 'ERROR: server srv7 does not answer', 'srv7'],
    ['a DNS name', 'ERROR: cannot reach meter02.foundry.example.com', 'meter02', 'foundry', 'example'],
    ['that of a country', 'ERROR: cannot reach meter02.foundry.de', 'meter02', 'foundry'],
    ['a short one', 'ERROR: cannot reach willow.local', 'willow'],
    ['in an address of the web', 'ERROR: cannot open http://anvil.hammer.org:8080/x', 'anvil', 'hammer'],
    ['a domain in small letters', 'ERROR: domain foundry cannot be reached', 'foundry'],
    ['at the end of a sentence', 'ERROR: no answer from the computer willow.', 'willow'],
    ['a SID', 'ERROR: cannot resolve S-1-5-21-123456789-234567890-345678901-1001', '234567890'],
    ['the address of a network card', 'ERROR: no answer from 00-0A-95-9D-68-16', '9D-68-16'],
    ['one with colons', 'ERROR: no answer from 00:0A:95:9D:68:16', '9D:68:16'],
    ['a server in small letters', 'ERROR: the license server willow does not answer', 'willow'],
    ['behind a colon', 'ERROR: server: willow error 53', 'willow'],
    ['a client in small letters', 'ERROR: client willow did not answer', 'willow'],
    ['where a service is started', 'ERROR: cannot start the service INSTALL_ODBC on willow-oak', 'willow'],
    [
      'an account in a directory',
      'ERROR: no entry for CN=Klein Peter,OU=Metering,DC=foundry',
      'Klein',
      'Peter',
      'foundry',
    ],
    ['one in marks', 'ERROR: no entry for CN="Peter Klein"', 'Klein', 'Peter'],
    ['a mailbox', 'ERROR: cannot mail /O=Foundry/CN=RECIPIENTS/CN=bergmann', 'bergmann'],
    ['a domain in brackets', '~ERROR: Domain (FOUNDRYA) was not enumerated', 'FOUNDRYA'],
    ['a controller', 'ERROR: domain controller WILLOW did not answer', 'WILLOW'],
    ['an account of a domain in small letters', 'ERROR: access denied for foundry\\klein', 'foundry', 'klein'],
    ['at the end of a sentence', 'ERROR: login failed for Foundry\\j.smith. Try again', 'Foundry', 'smith'],
    ['in brackets', 'ERROR: (foundry\\svc-meter) was rejected', 'foundry', 'svc-meter'],
    ['a database', 'ERROR: the database kilndb is full', 'kilndb'],
    ['a database in marks', "ERROR: cannot open database 'HQ_LICENSES', error 4060", 'HQ_LICENSES'],
    [
      'those of a connection string',
      'ERROR: DSN=anvildsn;Initial Catalog=forgelic;Database=KilnLic',
      'anvildsn',
      'forgelic',
      'KilnLic',
    ],
    ['the site in the name of a database', 'ERROR: database SMS_QX7_LicDB and database SMS_ZB2', 'QX7', 'ZB2'],
    ['the site of an account of SMS', 'ERROR: account SMSServer_QX7 is locked out', 'QX7'],
    [
      'the site of a client access point',
      'ERROR: no MSWNET:["SMS_SITE=QX7"] and no SMSLOGON\\SITES\\S01',
      'QX7',
      'S01',
    ],
    ['a site in small letters', 'ERROR: site qx7 cannot be reached', 'qx7'],
    ['the host of an address', 'ERROR: cannot open http://willow:8080/x', 'willow'],
    ['a share between slashes', 'ERROR: cannot open //willow/LicMtr/x', 'willow'],
    ['what osql is given', 'ERROR: osql -S willow -U klein -d kilnlic failed', 'willow', 'klein', 'kilnlic'],
    ['a component of a directory', 'ERROR: OU=Users,DC=foundry,DC=com is gone', 'foundry'],
  ])('%s: %s', async (_, line, ...names) => {
    const text = await redactedLines(line);
    expect(text).toContain('ERROR: ');
    for (const name of names) expect(text.toLowerCase()).not.toContain(name.toLowerCase());
  });

  it('the site in the name of a share as elsewhere, before a folder too', async () => {
    const text = await redactedLines(
      'ERROR: cannot write to CAP_HQ1\\clicomp.box of SITE=HQ1',
      'ERROR: CAP_HQ1\\clicomp',
    );
    expect(text.match(/SI1/g)).toHaveLength(3);
  });

  it('an account in a directory, and not the sentence behind it', async () => {
    const text = await redactedLines('ERROR: CN=klein not found, error 5', 'ERROR: bind of CN=Klein failed');
    expect(text).not.toMatch(/klein/i);
    expect(text).toMatch(/ not found, error 5/);
    expect(text).toMatch(/ failed/);
  });

  it('no words of a sentence behind a service', async () => {
    const text = await redactedLines(
      'ERROR: the service SMS_LICENSE_SERVER on startup failed',
      'ERROR: service account on domain foundry failed',
      'ERROR: the service stopped on request',
      'ERROR: the service failed on reboot',
    );
    for (const words of ['on startup', 'on domain', 'on request', 'on reboot']) expect(text).toContain(words);
  });

  it('a home folder, and not what stands between it and a date', async () => {
    const text = await redactedLines('ERROR: C:\\Users\\klein is gone 12/01/99', 'ERROR: klein has no rights');
    expect(text).not.toContain('klein');
    expect(text).toContain('is gone 12/01/99');
  });

  it('a machine that its DNS name tells, where it stands without its domain', async () => {
    const text = await redactedLines('ERROR: cannot reach ember.foundry.org', 'ERROR: ember is not there');
    expect(text).not.toMatch(/ember|foundry/);
    const [, standIn = ''] = /reach (\w+)\./.exec(text) ?? [];
    expect(text).toContain(`${standIn} is not there`);
  });
});

it('no sentence of the catalogue holds a word that --redact names takes for a name', () => {
  const { names, inText } = startNameCollection(catalogue);
  for (const { title, cause, remedy, verify, falsePositives } of catalogue.signatures) {
    const texts = { title, cause, cautions: remedy.cautions, steps: remedy.steps, verify, falsePositives };
    inText(JSON.stringify(texts).replaceAll('\\\\', '\\'));
  }
  expect([...names.keys()]).toEqual([]);
});

it.each(['A', 'A-', 'A1-', 'server ', 'osql -S a -U ', 'a\\', 'a\\b ', '//a', '1.', 'database '])(
  'a line of many %j costs time with its length, not with its square',
  (piece) => {
    const { inText } = startNameCollection(catalogue);
    // With the square of its length it would take longer than a test may.
    expect(() => inText(piece.repeat(400_000 / piece.length))).not.toThrow();
  },
);

it('what to collect next keeps its words with --redact names', async () => {
  const folder = join(fixtures, 'signatures/license-servers-missing/near-registry-not-collected');
  const { nextArtifacts } = await diagnosePaths(folder, ['.'], { redact: 'names' });
  expect(nextArtifacts.map(({ artifact }) => artifact).join()).toMatch(/client artefacts of SERVER?\d/);
});

describe('--redact names leaves', () => {
  it.each([
    'ERROR: the user who is logged on is no member of the groups',
    'ERROR: user account was disabled, account locked out',
    'ERROR: the domain controller and the domain list cannot be reached',
    'ERROR: the machine is down, the computer cannot be reached, the server component stopped',
    'ERROR: Sites with the license server process, site server share',
    'ERROR: cannot copy SMS\\Licmtr.dll, SMS\\Setup and HKLM\\SOFTWARE and INBOXES\\licmtr.ini',
    'ERROR: NT AUTHORITY\\SYSTEM has no rights',
    'ERROR: Licsvcfg.log, licclint.exe 2.00.1493.3002 and setup.tar.gz are damaged',
    'ERROR: No SIDs found for account mask SMSCliSvcAcct&',
    'ERROR: the user canceled it, user licenses are used up, account validation and user notification failed',
    'ERROR: domain admins and domain guests are missing',
    'ERROR: user NetUserAdd failed, server CreateFile failed',
    'ERROR: SERVER=none, machine=unknown, host=localhost, UID=NULL',
    'ERROR: see www.microsoft.com and Software\\Microsoft; Microsoft.NET and ASP.NET are missing',
    'ERROR: see http://support.microsoft.com/kb/214954 and HKLM\\SOFTWARE\\Microsoft\\SMS\\Setup',
    'ERROR: no key Client Components\\LICENSE METERING\\Properties or Windows NT\\CurrentVersion',
    'ERROR: cannot open C:\\PROGRAM FILES\\Crystal',
    'ERROR: give the account as DOMAIN\\username',
    'ERROR: licmtr.mdb.bk, readme.txt.de and SMS.dbo.is are damaged',
    'ERROR: cannot open C:\\WINNT\\Profiles\\All Users\\x.txt for all users',
    'ERROR: the user hammers the server, the account stays locked; user may log on as a service',
    'ERROR: SQL Server TempDB is full, database msdb is suspect, database server and database error',
    'ERROR: step INSTALL-2 of PHASE-3 failed, RETRY-3, STATUS-9399, EVENT-681, WIN32-1069 and TCP-139',
    'ERROR: {CEEBEA96-831A-ABAB-878E-184E207C5C90} and ISO-8859-1 are unknown',
    'ERROR: REGEDT32.exe and ODBC32.DLL on LPT1 are old',
    'ERROR: address 0.0.0.0 or 127.0.0.1 with mask 255.255.255.0',
    'ERROR: inboxes\\licmtr, system32\\drivers, temp\\setup, sms\\logs and data\\temp are missing',
    'ERROR: server component, server busy, server property, client agent, client version and client files',
    'ERROR: [Microsoft][ODBC SQL Server Driver]Timeout expired',
    'ERROR: IPC SERVER : CAPPipeServer :: Release',
    'ERROR: folder E:\\SMS_SHR\\site.srv is full',
    'ERROR: the database device is full. The device is not ready',
    'ERROR: the server suddenly terminated, the domain suffix is absent, SQL Server DNS lookup timeout, no user terminated it',
    'ERROR: setup of the site 1st failed, of the site 2nd not',
  ])('%s', async (line) => {
    expect(await redactedLines(line)).toBe(line);
  });
});

it('takes no path of an argument for an account, as Windows writes it', () => {
  const { names, inText } = startNameCollection(catalogue);
  inText('logs7\\foundry');
  expect([...names]).toEqual([]);
});

it('counts the databases that have a stand-in', async () => {
  const folder = makeFolder({ 'Licsvcfg.log': record('ERROR: database kilndb is full, database ovendb is suspect') });
  const { redaction } = await diagnosePaths(folder, ['.'], { redact: 'names' });
  expect(redaction?.standIns.databases).toBe(2);
});
