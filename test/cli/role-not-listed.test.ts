/** A server that a whole site control file does not list has no role, though nothing was collected of it. */
import { describe, expect, it } from 'vitest';
import { leftOverShare, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

const block = (server: string, role: string): string =>
  `BEGIN_SYSTEM_RESOURCE_USE\r\n  RESOURCE<Windows NT Server><["Display=\\\\${server}\\"]MSWNET:["SMS_SITE=HQ1"]\\\\${server}\\>\r\n  ROLE<${role}>\r\nEND_SYSTEM_RESOURCE_USE\r\n`;
const control = (...blocks: string[]): string =>
  `SITE CONTROL FILE [1493][2.00]\r\nBEGIN_FILE_DEFINITION\r\n<1><x><HQ1><HQ1><922444000><1>\r\nEND_FILE_DEFINITION\r\nBEGIN_SITE_ACCOUNT\r\n<6><HQ1><><HQSMS>\r\nEND_SITE_ACCOUNT\r\n${blocks.join('')}`;
const metering = 'SMS Software Metering Server';
const other = block('HAZEL02', metering);
const log = leftOverShare('CINDER01');

interface Deletion {
  readonly state: string;
  readonly because: string;
}

function deletionIn(files: Readonly<Record<string, string>>, args: readonly string[]): Deletion | undefined {
  const cwd = makeFolder(files);
  const { findings } = JSON.parse(licdiag(['scan', ...args, '--format', 'json'], { cwd }).stdout);
  return findings.find(({ article }: { article: string }) => article === 'Q214954')?.remedy.steps[3];
}

const inBundle = (text: string): Deletion | undefined =>
  deletionIn({ 'b/logs/Licsvcfg.log': log, 'b/site/sitectrl.ct0': text }, ['b']);
const removal = {
  state: 'forbidden',
  because: expect.stringContaining('the role is not assigned to CINDER01 any more'),
};

describe('a server that the site control file of its bundle does not list', () => {
  it.each([
    ['where another server has the role', control(other)],
    ['where it has other roles itself', control(other, block('CINDER01', 'SMS Logon Server'))],
    ['where no role names metering, and it has none at all', control(block('HAZEL02', 'SMS Logon Server'))],
  ])('has no role, so its share stays, %s', (_, text) => {
    expect(inBundle(text)).toMatchObject(removal);
  });

  it.each([
    ['is cut', `${control(other)}BEGIN_SYSTEM_RESOURCE_USE\r\n  RESOURCE<Win`],
    ['is a part that somebody copied out of it', other],
    ['is the end of it', `  <6><HQ1><><HQSMS>\r\nEND_SITE_ACCOUNT\r\n${other}`],
    ['lists no roles', control()],
    ['lists it with a role whose name is not known', control(block('CINDER01', 'Rôle inconnu'))],
    ['lists metering beside another one without a server', control(other, block('', metering))],
    ['lists a role without a server', control(block('', 'SMS Software Metering Database Server'))],
  ])('may have it, where the file %s', (_, text) => {
    expect(inBundle(text)).toMatchObject({ state: 'unknown' });
  });

  it.each(['CINDER01.EXAMPLE.COM', '10.0.0.7'])(
    'may be listed by its NetBIOS name, where the log calls it %s',
    (name) => {
      const files = {
        'b/logs/Licsvcfg.log': leftOverShare(name),
        'b/site/sitectrl.ct0': control(block('CINDER01', metering)),
      };
      expect(deletionIn(files, ['b'])).toMatchObject({ state: 'unknown' });
    },
  );

  it('may be of another site, where the log lies elsewhere and tells none', () => {
    const files = { 'Licsvcfg.log': log, 'b/site/sitectrl.ct0': control(other) };
    expect(deletionIn(files, ['Licsvcfg.log', '-s', 'b'])).toMatchObject({ state: 'unknown' });
  });

  it.each([
    ['HQ1', removal],
    ['BR7', { state: 'unknown' }],
  ])('and whose log tells that it is of site %s', (site, expected) => {
    const told = record(
      `STATMSG: ID=500 SEV=I LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=HQSMS SITE=${site} PID=122 TID=412 GMTDATE=Wed May 12 02:14:05.190 1999 ISTR0="" NUMATTRS=0`,
    );
    const files = { 'Licsvcfg.log': told + log, 'b/site/sitectrl.ct0': control(other) };
    expect(deletionIn(files, ['Licsvcfg.log', '-s', 'b'])).toMatchObject(expected);
  });

  const listingOf = (collectedAt: string, ...servers: string[]): string => {
    const roles = servers.map((server) => ({ server, role: metering }));
    return JSON.stringify({
      schemaVersion: 1,
      collectedAt,
      site: { code: 'HQ1', server: 'HQSMS', roles },
    });
  };
  const listing = (...servers: string[]): string => listingOf('1999-05-11T20:00:00', ...servers);
  const inSite = record(
    'STATMSG: ID=500 SEV=I LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=HQSMS SITE=HQ1 PID=122 TID=412 GMTDATE=Wed May 12 02:14:05.190 1999 ISTR0="" NUMATTRS=0',
  );
  const byJson = (...snapshots: string[]): Deletion | undefined => {
    const files = Object.fromEntries(snapshots.map((text, i) => [`${i}.json`, text]));
    const args = Object.keys(files).flatMap((name) => ['-s', name]);
    return deletionIn({ 'Licsvcfg.log': inSite + log, ...files }, ['Licsvcfg.log', ...args]);
  };

  it.each(['CINDER01.example.com', '\\\\CINDER01', '10.0.0.7', 'cinder01 '])(
    'may be the one that somebody wrote as "%s"',
    (name) => {
      expect(byJson(listing('HAZEL02'))).toMatchObject(removal);
      expect(byJson(listing('HAZEL02', name))).toMatchObject({ state: 'unknown' });
    },
  );

  it('may have got it since, where the list is from more than a day before the failure', () => {
    expect(byJson(listingOf('1999-05-10T22:00:00', 'HAZEL02'))).toMatchObject(removal);
    expect(byJson(listingOf('1999-05-10T20:00:00', 'HAZEL02'))).toMatchObject({ state: 'unknown' });
  });

  it('may have it, where another list of the same minute does list it, in whatever order they are given', () => {
    const [one, both] = [listing('HAZEL02'), listing('HAZEL02', 'CINDER01')];
    for (const given of [
      [one, both],
      [both, one],
    ])
      expect(byJson(...given)).toMatchObject({ state: 'unknown' });
    expect(byJson(one, one)).toMatchObject(removal);
  });

  it('is explained so too', () => {
    const cwd = makeFolder({ 'b/logs/Licsvcfg.log': log, 'b/site/sitectrl.ct0': control(other) });
    const { stdout } = licdiag(['explain', 'Q214954', '--against', 'b'], { cwd });
    expect(stdout).toContain('whether CINDER01 has the role of software metering server: no');
  });

  const running =
    'C:\\>sc \\\\CINDER01 query SMS_LICENSE_SERVER\r\n\r\nSERVICE_NAME: SMS_LICENSE_SERVER\r\n        STATE              : 4  RUNNING\r\n';
  const config =
    '[Component Configuration]\r\n\r\n     Name=LICENSE METERING\r\n       (REG_SZ) LicenseServers=CINDER01\r\n\r\n[IDENT]\r\n     TYPE=Base Config File Type\r\n';

  it('may have it, where its account was collected and no role names metering', () => {
    const account = 'SERVICE_NAME: SMS_LICENSE_SERVER\r\n        SERVICE_START_NAME : .\\SWMAccount\r\n';
    const files = {
      'b/logs/Licsvcfg.log': log,
      'b/servers/CINDER01/sc.txt': `C:\\>sc \\\\CINDER01 qc SMS_LICENSE_SERVER\r\n\r\n${account}`,
      'b/site/sitectrl.ct0': control(block('HAZEL02', 'SMS Logon Server')),
    };
    expect(deletionIn(files, ['b'])).toMatchObject({
      state: 'forbidden',
      because: expect.stringContaining('SMS_LICENSE_SERVER exists on CINDER01'),
    });
  });

  it.each([
    ['the service runs', { 'b/servers/CINDER01/sc.txt': running }],
    ['clients are sent to it', { 'b/site/licmtr.cfg': config }],
  ])('may have it, where no role names metering and %s: an upgrade does not leave it out', (_, files) => {
    const cwd = makeFolder({ 'b/site/sitectrl.ct0': control(block('HAZEL02', 'SMS Logon Server')), ...files });
    const { stdout } = licdiag(['precheck', 'b', '--from', 'SP1', '--to', 'SP2'], { cwd });
    expect(stdout).toContain('On CINDER01, at its own console, stop SMS_LICENSE_SERVER.');
  });
});
