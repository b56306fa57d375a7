/** What the collector script collects for `licdiag precheck`: outputs of the site server that settle its checks, or leave them open. */
import { describe, expect, it } from 'vitest';
import { precheckReportSchema } from '../../src/model/precheck-report-schema.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

const query = (name: string, state: string, exit = '0'): string =>
  `collector>sc query ${name}\r\n\r\nSERVICE_NAME: ${name}\r\n        TYPE               : 10  WIN32_OWN_PROCESS\r\n        STATE              : ${state}\r\n        WIN32_EXIT_CODE    : ${exit}\t(0x0)\r\n`;
const setup =
  'REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\SMS\\Setup]\r\n"Full Version"="2.00.1380.1000"\r\n"Type"=dword:00000001\r\n"UI Version"="2.00.1380.1000"\r\n\r\n';
const perflib = (hex: string): string =>
  `REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Perflib\\009]\r\n"Counter"=hex(7):${hex}\r\n\r\n`;
const counters =
  'collector>dir "C:\\WINNT\\system32\\perf?009.dat"\r\n Volume in drive C has no label.\r\n Directory of C:\\WINNT\\system32\r\n\r\n10/14/96  02:38a               32,836 perfc009.dat\r\n10/14/96  02:38a               86,112 perfh009.dat\r\n               2 File(s)        118,948 bytes\r\n                  700,000,000 bytes free\r\n';
const collector = (...more: string[]): string =>
  ['licdiag-collector 1', 'computer: BRAMBLE', 'started: Fri 03/26/1999 10:52a', 'sms: D:\\SMS', ...more, ''].join(
    '\r\n',
  );

/** The items of a bundle with these files in `site/`, by check, and the snapshot of the site. */
function itemsOf(files: Readonly<Record<string, string>>, args: readonly string[] = ['--to', 'SP2']) {
  const named = { 'collector.txt': collector(), 'sms-setup.reg': setup, ...files };
  const cwd = makeFolder(Object.fromEntries(Object.entries(named).map(([name, text]) => [`b/site/${name}`, text])));
  const { stdout } = licdiag(['precheck', 'b', ...args, '--format', 'json'], { cwd });
  const { items } = precheckReportSchema.parse(JSON.parse(stdout));
  return (id: string) => items.find((item) => item.id === id)?.status;
}

describe('what the collector script collects settles', () => {
  it.each([
    ['31,00,31,38,34,37,00,00', 'pass'],
    ['31,00,00,31,38,34,37,00,00', 'fail'],
    ['31,00,31,38', 'unknown'],
  ])('whether the performance counters are intact: %s is %s', (hex, status) => {
    const whole = perflib(hex);
    const files = {
      'dir-counters.txt': counters,
      'perflib.reg': status === 'unknown' ? whole.trimEnd() : whole,
      'tlist.txt': 'collector>tlist\r\n   0 System Process\r\n   2 System\r\n  20 smss.exe\r\n  31 smsexec.exe\r\n',
    };
    expect(itemsOf(files)('perfmon-closed')).toBe(status);
  });

  it('that a file of the counters is not there', () => {
    const missing = collector('not found: C:\\WINNT\\system32\\Perfh009.dat');
    expect(itemsOf({ 'collector.txt': missing })('perfmon-closed')).toBe('fail');
  });

  it.each([
    ['1.10.698.12', 'SP1', 'pass'],
    ['1.50.1085.5', 'SP2', 'warn'],
    ['-', 'SP2', 'unknown'],
  ])('the build of WMI: %s', (version, to, status) => {
    const row = `--a-- W32i   APP ENU ${version.padStart(15)} shp    192,573 03-21-2001 winmgmt.exe`;
    const text = `collector>filever "C:\\WINNT\\system32\\wbem\\winmgmt.exe"\r\n${row}\r\n`;
    const rtm = setup.replace('1380.1000"', '1239.0000"');
    const files = { 'filever-wmi.txt': text, ...(to === 'SP1' ? { 'sms-setup.reg': rtm } : {}) };
    expect(itemsOf(files, ['--to', to])('wmi-version-sp1')).toBe(status);
  });

  it('whether the services of the site were started, also before the one that stands still now', () => {
    const running = {
      'a.txt': query('SMS_SITE_COMPONENT_MANAGER', '4  RUNNING'),
      'm.txt': query('SMS_SQL_MONITOR', '4  RUNNING'),
    };
    const all = (executive: string, exit?: string) =>
      itemsOf({ ...running, 'e.txt': query('SMS_EXECUTIVE', executive, exit) })('services-started-after-install');
    expect(all('4  RUNNING')).toBe('pass');
    expect(all('1  STOPPED')).toBe('pass');
    // 1077: no attempt since Windows was started, which says nothing of the time before.
    expect(all('1  STOPPED', '1077')).toBe('unknown');
    expect(all('1  STOPPED', '1069')).toBe('unknown');
  });

  it('that the installation lacks SMS_SQL_MONITOR', () => {
    const files = {
      'a.txt': query('SMS_SITE_COMPONENT_MANAGER', '4  RUNNING'),
      'e.txt': query('SMS_EXECUTIVE', '4  RUNNING'),
      'sc-query.SMS_SQL_MONITOR.txt':
        'collector>sc query SMS_SQL_MONITOR\r\n[SC] EnumQueryServicesStatus:OpenService FAILED 1060:\r\n\r\nThe specified service does not exist as an installed service.\r\n',
    };
    expect(itemsOf(files)('services-started-after-install')).toBe('fail');
  });

  it('the drive of the SMS folder, the console on the site server, and the folder of NetMon', () => {
    const cwd = makeFolder({
      'b/site/collector.txt': collector('folder not found: D:\\SMS\\netmon\\i386\\parsers'),
      'b/site/sms-setup.reg': setup,
    });
    const { site } = JSON.parse(licdiag(['snapshot', 'build', 'b'], { cwd }).stdout);
    expect(site).toMatchObject({ installDrive: 'D:', hasAdminConsole: true, netmonParsers: false });
  });

  it.each([
    ['Never', 'warn'],
    ['5/7/1999 10:43 AM', 'unknown'],
  ])('that the account of a stopped service can log on, where its password expires %s: %s', (expires, status) => {
    const asked = query('SMS_LICENSE_SERVER', '1  STOPPED').replace('sc query', 'sc \\\\METER01 query');
    const files = {
      'meter.txt': `${asked}\r\ncollector>sc \\\\METER01 qc SMS_LICENSE_SERVER\r\n[SC] GetServiceConfig SUCCESS\r\n\r\nSERVICE_NAME: SMS_LICENSE_SERVER\r\n        SERVICE_START_NAME : HQDOM\\SWMAccount  \r\n`,
      'net-user.txt': `C:\\>net user SWMAccount /domain\r\nThe request will be processed at the primary domain controller for domain HQDOM.\r\n\r\nUser name                    SWMAccount\r\nAccount active               Yes\r\nAccount expires              Never\r\n\r\nPassword last set            3/26/1999 10:43 AM\r\nPassword expires             ${expires}\r\n\r\nThe command completed successfully.\r\n`,
    };
    expect(itemsOf(files)('metering-service-account-valid')).toBe(status);
  });

  const folder = (
    path: string,
    rows: readonly string[],
    end = `               ${rows.length} File(s)          1,200 bytes\r\n`,
  ) => ` Directory of D:\\SMS\\inboxes${path}\r\n\r\n${rows.map((row) => `${row}\r\n`).join('')}${end}\r\n`;
  const below = (name: string): string => `03/26/99  10:01a        <DIR>          ${name}`;
  const young = '03/26/99  10:40a                 1,200 00000012.sni';
  const old = '03/20/99  10:40a                 1,200 00000012.sni';
  const free = '                            1,234,567,890 bytes free\r\n';

  it.each([
    [
      'whole',
      folder('\\schedule.box\\outboxes', [below('LAN')]) + folder('\\schedule.box\\outboxes\\LAN', []) + free,
      'pass',
      'pass',
    ],
    [
      'cut in an inbox with old files',
      folder('\\schedule.box\\outboxes', []) + folder('\\sinv.box', [old], ''),
      'pass',
      'unknown',
    ],
    ['cut before the folder of a sender', folder('\\schedule.box\\outboxes', [below('LAN')]), 'unknown', 'unknown'],
    ['of Outboxes alone', folder('\\schedule.box\\outboxes', [below('LAN')]) + free, 'unknown', 'unknown'],
    ['of another inbox', folder('\\sinv.box', [young]) + free, 'unknown', 'pass'],
  ])('what waits in inboxes, by a listing that is %s', (_, text, sending, backlog) => {
    const status = itemsOf({ 'dir-inboxes.txt': `collector>dir /s D:\\SMS\\inboxes\r\n${text}` });
    expect([status('no-sending-in-progress'), status('inbox-backlog')]).toEqual([sending, backlog]);
  });

  it('what waits in inboxes, by a listing of each', () => {
    const status = itemsOf({
      'dir-1.txt': folder('\\schedule.box\\outboxes', [below('LAN')]) + free,
      'dir-2.txt': `${folder('\\schedule.box\\outboxes\\LAN', [below('.')])}${free}\r\nC:\\>dir D:\\SMS\\inboxes\\sinv.box\r\n${folder('\\sinv.box', [old])}${free}`,
    });
    expect([status('no-sending-in-progress'), status('inbox-backlog')]).toEqual(['pass', 'warn']);
  });
});
