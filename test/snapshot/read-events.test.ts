/** What exports of events and status messages prove. */
import { describe, expect, it } from 'vitest';
import { readBundle } from './read-bundle.js';

describe('events and status messages', () => {
  it('from the Event Viewer, and as articles print them', async () => {
    const csv =
      '3/26/99,10:43:41 AM,Service Control Manager,Error,None,7000,N/A,HAZEL02,"SMS_LICENSE_SERVER, 1069"\r\n';
    const printed =
      'Event ID: 681\r\nSource: Security\r\nType: Failure\r\nDescription: The logon to account: swm\r\n failed. The error code was: 3221225586\r\n';
    const { snapshot } = await readBundle({ 'site/system.csv': csv, 'site/z.txt': printed });
    expect(snapshot.events).toEqual([
      {
        log: 'system',
        id: 7000,
        source: 'Service Control Manager',
        type: 'error',
        machine: 'HAZEL02',
        text: 'SMS_LICENSE_SERVER, 1069',
        time: '1999-03-26T10:43:41',
      },
      {
        id: 681,
        source: 'Security',
        type: 'failure',
        text: 'The logon to account: swm failed. The error code was: 3221225586',
      },
    ]);
  });

  it.each([
    ['tabs', '\t'],
    ['blanks', '  '],
  ])('from dumpel, with the user before or behind the source, between %s', async (_, gap) => {
    const row = (...cells: string[]): string =>
      ['3/26/99', '10:43:41 AM', '1', '0', '7000', ...cells, 'HAZEL02', 'SMS_LICENSE_SERVER %%1069\r\n'].join(gap);
    const text = [
      row('N/A', 'Service Control Manager'),
      row('Service Control Manager', 'N/A'),
      row('NETLOGON', 'HQDOM\\ann'),
      row('NETLOGON', 'NT AUTHORITY\\SYSTEM'),
      row('NT AUTHORITY\\SYSTEM', 'NETLOGON'),
    ].join('');
    const { snapshot } = await readBundle({ 'site/dumpel-system.txt': text });
    expect(snapshot.events?.map(({ source, machine }) => [source, machine])).toEqual([
      ['Service Control Manager', 'HAZEL02'],
      ['Service Control Manager', 'HAZEL02'],
      ['NETLOGON', 'HAZEL02'],
      ['NETLOGON', 'HAZEL02'],
      ['NETLOGON', 'HAZEL02'],
    ]);
  });

  it('from a row of the Event Viewer that is indented below another', async () => {
    const row = (id: number): string => `3/26/99,10:43:41 AM,NETLOGON,Error,None,${id},N/A,HAZEL02,text\r\n`;
    const { snapshot } = await readBundle({ 'site/events.csv': `${row(5717)} ${row(5719)}` });
    expect(snapshot.events?.map(({ id }) => id)).toEqual([5717, 5719]);
  });

  it.each([
    ['in quotation marks', '"'],
    ['without', ''],
  ])('a description of two lines, %s', async (_, mark) => {
    const row = (day: number, text: string): string =>
      `3/${day}/99,10:43:41 AM,Service Control Manager,Error,None,7000,N/A,HAZEL02,${text}\r\n`;
    const first = `${mark}The SMS_LICENSE_SERVER service failed to start due to the following error: \r\nThe service did not start due to a logon failure. ${mark}`;
    const { snapshot } = await readBundle({ 'site/system.csv': `${row(26, first)}${row(27, 'another')}\r\nlast\r\n` });
    expect(snapshot.events?.map(({ text }) => text)).toEqual([
      'The SMS_LICENSE_SERVER service failed to start due to the following error: The service did not start due to a logon failure.',
      'another',
    ]);
  });

  it('a mark in a text that nothing closes leaves the rows below alone', async () => {
    const row = '3/26/99,10:43:41 AM,Srv,Error,None,7000,N/A,HAZEL02,"disk of 5';
    const { snapshot } = await readBundle({ 'site/system.csv': `${row}\r\n`.repeat(3) });
    expect(snapshot.events).toHaveLength(3);
  });

  it('a status message with a line break in its text names its server', async () => {
    const csv =
      'Severity,Date / Time,System,Component,Message ID,Description\r\nError,3/26/99 10:43:41 AM,BRAMBLE,SMS_LICENSE_SERVER_MANAGER,9406,"The software metering server service is not running on\r\nHAZEL02."\r\n';
    const { snapshot } = await readBundle({ 'site/messages.csv': csv });
    expect(snapshot.statusMessages).toMatchObject([{ id: 9406, system: 'HAZEL02' }]);
  });

  it.each([
    [1, '1 event has'],
    [2, '2 events have'],
  ])('%i without a time that is known: the problem says so', async (count, subject) => {
    const row = '4/5/99\t4:58:39\t1\t0\t7000\tN/A\tService Control Manager\tHAZEL02\tSMS_LICENSE_SERVER\r\n';
    const { snapshot } = await readBundle({ 'site/dumpel-system.txt': row.repeat(count) });
    expect(snapshot.problems).toEqual([
      {
        path: 'site/dumpel-system.txt',
        problem: `${subject} no time, or one whose day and month can be read in two ways`,
      },
    ]);
  });

  it('as Windows 2000 copies them, one behind the other', async () => {
    const copied = (id: number, text: string): string =>
      `Event Type:\tError\r\nEvent Source:\tService Control Manager\r\nEvent Category:\tNone\r\nEvent ID:\t${id}\r\nDate:\t\t3/26/2000\r\nTime:\t\t10:43:41 AM\r\nUser:\t\tN/A\r\nComputer:\tHAZEL02\r\nDescription:\r\n${text} \r\n`;
    const { snapshot } = await readBundle({
      'site/a.txt': `${copied(7000, 'SMS_LICENSE_SERVER, 1069')}\r\n${copied(7001, 'another one')}`,
    });
    const common = {
      source: 'Service Control Manager',
      type: 'error',
      machine: 'HAZEL02',
      time: '2000-03-26T10:43:41',
    };
    expect(snapshot.events).toEqual([
      { ...common, id: 7000, text: 'SMS_LICENSE_SERVER, 1069' },
      { ...common, id: 7001, text: 'another one' },
    ]);
  });

  it('an event that names no machine is of the server that it was collected of', async () => {
    const printed = 'Event ID: 7000\r\nSource: Service Control Manager\r\nDescription: SMS_LICENSE_SERVER, 1069\r\n';
    const { snapshot } = await readBundle({
      'servers/HAZEL02/a.txt': printed,
      'servers/CINDER01/b.txt': `${printed}Computer: HAZEL02\r\n`,
      'site/c.txt': printed,
    });
    expect(snapshot.events?.map(({ machine }) => machine)).toEqual(['HAZEL02', 'HAZEL02', undefined]);
  });

  it('a metering message is about the server in its text, not about the system that says it', async () => {
    const printed =
      'Message ID: 9399\r\nComponent:SMS_LICENSE_SERVER_MANAGER\r\nSystem: BRAMBLE\r\nDescription: The software metering server manager failed to\r\ninstall the service "INSTALL_ODBC" on "SERVER1".\r\n';
    const { snapshot } = await readBundle({ 'site/a.txt': printed });
    expect(snapshot.statusMessages).toMatchObject([
      { id: 9399, component: 'SMS_LICENSE_SERVER_MANAGER', system: 'SERVER1' },
    ]);
  });

  it('in another language the server is the last name in quotes', async () => {
    const printed =
      'Message ID: 9399\r\nComponent:SMS_LICENSE_SERVER_MANAGER\r\nSystem: BRAMBLE\r\nDescription: Der Dienst "SMS" konnte auf dem Server "HAZEL02" nicht installiert werden.\r\n';
    const { snapshot } = await readBundle({ 'site/a.txt': printed });
    expect(snapshot.statusMessages).toMatchObject([{ id: 9399, system: 'HAZEL02' }]);
  });

  it('status messages with titles, in whatever order of columns', async () => {
    const csv =
      'Message ID,Component,System,Severity,Date / Time,Description\r\n9406,SMS_LICENSE_SERVER_MANAGER,BRAMBLE,Error,3/26/99 10:43:50 AM,"The software metering server service is not running on HAZEL02"\r\n';
    const { snapshot } = await readBundle({ 'site/a.csv': csv });
    expect(snapshot.statusMessages).toMatchObject([
      { id: 9406, system: 'HAZEL02', severity: 'error', time: '1999-03-26T10:43:50' },
    ]);
  });

  it('of dumpel whose tabs became blanks name the machine, where the source has blanks too', async () => {
    const text =
      '3/26/99 4:58:39 AM  1   0   7000    N/A Service Control Manager HAZEL02 SMS_LICENSE_SERVER %%1069\r\n' +
      '3/26/99 4:59:39 AM  1   0   1016    N/A DhcpServer  REDIPSRVP2  %%20013\r\n';
    const { snapshot } = await readBundle({ 'site/system.txt': text });
    expect(snapshot.events).toMatchObject([
      { source: 'Service Control Manager', machine: 'HAZEL02', text: 'SMS_LICENSE_SERVER %%1069' },
      { source: 'DhcpServer', machine: 'REDIPSRVP2', text: '%%20013' },
    ]);
  });

  it.each([
    ['The software metering server service is not running on HAZEL02', 'SMS_LICENSE_SERVER_MANAGER', 'HAZEL02'],
    [
      'The software metering server manager failed to install the service "INSTALL_ODBC" on "HAZEL02".',
      'SMS_LICENSE_SERVER_MANAGER',
      'HAZEL02',
    ],
    [
      'The software metering client on the computer "PC1" (user "HUBER") encountered an error and is performing an abnormal shut down.',
      'LICENSE_METERING',
      'PC1',
    ],
  ])('that are status messages of metering are these too: %s', async (text, component, system) => {
    const printed = `Event ID: 9406\r\nSource: SMS Server\r\nDate: 3/26/2001\r\nTime: 9:14:03 AM\r\nDescription: ${text}\r\n`;
    const exported = `Error\tHQ1\t3/26/2001 9:14:03 AM\tHQSMS1\t${component}\t9406\t${text}\r\n`;
    for (const file of [printed, exported]) {
      const { snapshot } = await readBundle({ 'site/a.txt': file });
      expect(snapshot.statusMessages).toMatchObject([
        { id: 9406, component, system, text, time: '2001-03-26T09:14:03' },
      ]);
    }
  });

  it('one that is a status message in another artefact too is one message', async () => {
    const text = 'The software metering server service is not running on HAZEL02';
    const cells = (minute: number): string =>
      `Error\tHQ1\t3/26/2001 9:${minute}:03 AM\tHQSMS1\tSMS_LICENSE_SERVER_MANAGER\t9406\t${text}\r\n`;
    const printed = (minute: number): string =>
      `Event ID: 9406\r\nSource: SMS Server\r\nDate: 3/26/2001\r\nTime: 9:${minute}:03 AM\r\nDescription: ${text}\r\n\r\n`;
    const { snapshot } = await readBundle({
      'site/a.txt': printed(14) + printed(29),
      'site/b.txt': cells(14),
      'servers/HAZEL02/c.txt': printed(14),
    });
    expect(snapshot.statusMessages?.map(({ time }) => time?.slice(11, 16))).toEqual(['09:14', '09:29']);
  });

  it('that are other events are no status messages', async () => {
    const { snapshot } = await readBundle({
      'site/a.txt': 'Event ID: 7000\r\nSource: X\r\nDescription: SMS_LICENSE_SERVER, 1069\r\n',
    });
    expect(snapshot.statusMessages ?? []).toEqual([]);
  });

  const event = (date: string, text = 'SMS_LICENSE_SERVER, 1069'): string =>
    `${date},10:43:41,Service Control Manager,Error,None,7000,N/A,HAZEL02,"${text}"\r\n`;
  const timesOf = async (text: string, hint: Readonly<Record<string, string>> = {}): Promise<unknown> => {
    const { snapshot } = await readBundle({ 'site/system.csv': text, ...hint });
    return snapshot.events?.map(({ time }) => time?.slice(0, 10));
  };
  const set = (order: number): Record<string, string> => ({
    'site/i.reg': `REGEDIT4\r\n\r\n[HKEY_CURRENT_USER\\Control Panel\\International]\r\n"iDate"="${order}"\r\n`,
  });

  it('a version in a text tells nothing of the order of day and month', async () => {
    const text = `${event('05/08/2001', 'Remodbc.exe\r\n2.00.1493.2000 stopped')}`;
    expect(await timesOf(text)).toEqual([undefined]);
    expect(await timesOf(text + event('05/13/2001'))).toEqual(['2001-05-08', '2001-05-13']);
  });

  it('an export of another machine is read as it was written there', async () => {
    expect(await timesOf(event('08.05.2001'), set(0))).toEqual(['2001-05-08']);
    expect(await timesOf(event('08/05/2001') + event('13/05/2001'), set(0))).toEqual(['2001-05-08', '2001-05-13']);
    expect(await timesOf(event('08/05/2001'), set(1))).toEqual(['2001-05-08']);
    expect(await timesOf(event('01.05.08'), set(2))).toEqual(['2001-05-08']);
  });
});
