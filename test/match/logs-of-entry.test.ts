import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { LogsOfEntry } from '../../src/match/logs-of-entry.js';

const logs = new LogsOfEntry(catalogue.logs);
const other = { kind: 'other', log: 'launch32' } as const;
const server = { kind: 'metering', log: 'Licsvcfg.log' } as const;

describe('LogsOfEntry', () => {
  it.each(['LICENSE METERING', 'C:\\WINNT\\MS\\SMS\\CLICOMP\\LICMTR\\I386\\LICCLINT.EXE', 'LICENSE ME TERING'])(
    'takes the component %s for the client, whatever the file is',
    (component) => expect(logs.allowed(component, other)).toEqual(new Set(['Liccli.log'])),
  );

  it('takes LICENSE_METERING for the agent in a log of the agent, for the server in its logs, and for both elsewhere', () => {
    const ofServer = logs.allowed('SMS_LICENSE_SERVER_MANAGER', server);
    expect(logs.allowed('LICENSE_METERING', { kind: 'metering', log: 'Liccli.log' })).toEqual(new Set(['Liccli.log']));
    expect(logs.allowed('License_Metering', server)).toEqual(ofServer);
    expect(logs.allowed('LICENSE_METERING', { kind: 'unknown' })).toEqual(new Set([...(ofServer ?? []), 'Liccli.log']));
    expect(logs.isMetering('LICENSE_METERING', { kind: 'unknown' }, false)).toBe(true);
  });

  it('takes a component that a wrapped line tore apart for what it was', () => {
    expect(logs.allowed('SMS_LICENS E_SERVER_MANAGER', other)?.has('Licsvcfg.log')).toBe(true);
  });

  it.each(['SMS_EXECUTIVE', 'SMS_SCHEDULER', 'APM'])('takes %s for foreign, even in a metering log', (component) => {
    expect(logs.allowed(component, server)?.size).toBe(0);
  });

  it('tells errors of a component that nobody knows in a metering log, and takes no line of it for one of metering', () => {
    expect(logs.allowed('SMS_LICENSE_MGR', server)?.size).toBe(0);
    expect(logs.isMetering('SMS_LICENSE_MGR', server, false)).toBe(true);
    expect(logs.isMetering('SMS_LICENSE_MGR', other, false)).toBe(false);
    for (const known of ['SMS_EXECUTIVE', 'sms_scheduler ', 'SMS_DESPOOLER', 'APM'])
      expect(logs.isMetering(known, server, false)).toBe(false);
  });

  it('takes a line without a component for what its file is, and any log where its name says nothing', () => {
    expect(logs.allowed(null, server)).toEqual(new Set(['Licsvcfg.log']));
    expect(logs.allowed(null, other)?.size).toBe(0);
    expect(logs.allowed(null, { kind: 'unknown' })).toBeNull();
  });

  it("takes a neighbour's record for its own log, by component and by the name of the file, and never for metering", () => {
    const despool = { kind: 'other', log: 'Despool.log' } as const;
    const neighbour = new Set(['Despool.log']);
    for (const file of [despool, server, { kind: 'unknown' }] as const) {
      expect(logs.allowed('SMS_DESPOOLER', file)).toEqual(neighbour);
      expect(logs.isMetering('SMS_DESPOOLER', file, true)).toBe(false);
    }
    expect(logs.allowed(null, despool)).toEqual(neighbour);
    expect(logs.isMetering(null, despool, true)).toBe(false);
    expect(logs.allowed('SMS_SCHEDULER', despool)?.size).toBe(0);
  });

  it('takes an unknown component of an unknown file for a neighbour whose components nobody documents', () => {
    expect(logs.allowed('LAUNCH32', { kind: 'unknown' })?.has('Launch32.log')).toBe(true);
    expect(logs.allowed('LAUNCH32', { kind: 'unknown' })?.has('Despool.log')).toBe(false);
  });
});
