/** Gaps and resets are said, in the places where they are, and only where a line is due. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClockFollower } from '../../src/timeline/clock-follower.js';
import { check, copy, destination, failed, follow, lastOf, record, records, serverOf, wait } from './follow.js';

const limits = async (text: string | Uint8Array, name = 'Licsvcfg.log'): Promise<string[]> =>
  (await follow({ [name]: text })).limits.map(({ kind, line }) => `${kind}:${line}`);

describe('the limits of a timeline', () => {
  it('are none in a log that is written in each cycle', async () => {
    expect(await limits([0, 900, 1800, 2700].map((at) => record(wait, at)).join(''))).toEqual([]);
  });

  it('are silence of an hour, where the manager writes every 15 minutes', async () => {
    const text = record(wait, 0) + record(wait, 900) + record(wait, 900 + 7200);
    expect(await limits(text)).toEqual(['gap:3']);
    expect(await limits(text.replaceAll('SMS_LICENSE_SERVER_MANAGER', 'LICENSE_METERING'), 'Licsrvc.log')).toEqual([]);
  });

  it('are a clock that goes back, but not threads that write out of order', async () => {
    expect(await limits(record(wait, 3600) + record(wait, 0))).toEqual(['clock:2']);
    expect(await limits(record(wait, 10) + record(wait, 9, { thread: 9 }))).toEqual([]);
  });

  it('are no silence where daylight saving time begins and nothing else is missing', async () => {
    const summer = (at: number): string => record(wait, at).replace('Standard', 'Daylight');
    expect(await limits(record(wait, 0) + summer(900 + 3600))).toEqual([]);
    expect(await limits(record(wait, 0) + summer(3600 + 3600))).toEqual(['gap:2']);
    expect(await limits(summer(0) + record(wait, 900 + 3600))).toEqual(['gap:2']);
  });

  it('are a silence of two hours where daylight saving time ends and the clock shows one', async () => {
    const summer = (at: number): string => record(wait, at).replace('Standard', 'Daylight');
    const { limits: found } = await follow({ 'Licsvcfg.log': summer(0) + record(wait, 3000) });
    expect(found.map(({ kind, says }) => `${kind}: ${says}`)).toEqual([
      expect.stringContaining('gap: no line for 2 hours'),
    ]);
    expect(await limits(summer(3600) + record(wait, 900))).toEqual(['clock:2']);
  });

  it('are found where the time ends with the line feed of SMS 1.x', async () => {
    const text = record(wait, 0) + record(wait, 7200);
    expect(await limits(text.replaceAll(/\.\d{3} 1999 Eastern Standard Time/g, ' 1999~'))).toEqual(['gap:2']);
  });

  it.each([
    ['UTF-16LE with mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16LE', (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-16BE with mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-16BE', (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ])('are found in %s too', async (_, encode) => {
    const text = record(wait, 0) + record(wait, 900) + record(wait, 900 + 7200) + record(wait, 100);
    expect(await limits(encode(text))).toEqual(['gap:3', 'clock:4']);
  });

  it('are a rollover, and a log that begins in the middle of an attempt', async () => {
    const [first = '', second = ''] = [
      records([destination('METER02'), check('METER02')], 0),
      records([copy('METER02'), failed('METER02')], 1),
    ];
    const rolled = await follow({ 'Licsvcfg.lo_': first, 'Licsvcfg.log': second });
    expect(rolled.limits).toMatchObject([{ kind: 'rollover', file: './Licsvcfg.lo_' }]);
    expect(await limits(second)).toEqual(['beginning:1']);
    // Attempts stand in Licsvcfg.log alone.
    expect((await follow({ 'Licsrvc.lo_': record('a', 0), 'Licsrvc.log': record('b', 1) })).limits).toEqual([]);
  });

  it('stand between the attempts that they separate', async () => {
    const one = (at: number): string =>
      records([destination('METER02'), check('METER02'), failed('METER02'), wait], at);
    const server = serverOf(await follow({ 'Licsvcfg.log': one(0) + one(20_000) }), 'METER02');
    expect(server.attempts[1]?.before.map(({ kind }) => kind)).toEqual(['gap', 'retry']);
  });

  it('are found wherever the bytes are cut into blocks', () => {
    const text = record(wait, 0) + record(wait, 900).repeat(30) + record(wait, 9000) + record(wait, 100);
    const whole = new ClockFollower(true);
    whole.add('a', text);
    expect(whole.limits.map(({ kind, line }) => [kind, line])).toEqual([
      ['gap', 32],
      ['clock', 33],
    ]);
    for (const size of [1, 7, 100, 101, 250]) {
      const cut = new ClockFollower(true);
      for (let at = 0; at < text.length; at += size) cut.add('a', text.slice(at, at + size));
      expect(cut.limits, `blocks of ${size}`).toEqual(whole.limits);
    }
  });
});

describe('very many attempts', () => {
  const attempt = (server: string, at: number): string =>
    records([destination(server), check(server), failed(server)], at);

  it('are counted, and of each server the last one is kept', async () => {
    const text = Array.from({ length: 3 }, (_, round) =>
      Array.from({ length: 2000 }, (_, i) => attempt(`SRV${i}`, round * 9000 + i)).join(''),
    ).join('');
    const { servers } = await follow({ 'Licsvcfg.log': text });
    expect(servers).toHaveLength(2000);
    expect(servers.reduce((sum, { attempts }) => sum + attempts.length, 0)).toBeLessThanOrEqual(5000);
    for (const server of servers) {
      expect(server).toMatchObject({ attemptsSeen: 3, outcomes: { failed: 3 }, outcome: 'failed' });
      expect(server.firstAt?.slice(0, 13)).toBe('1999-03-26T10');
      expect(server.attempts.at(-1)?.startedAt?.slice(0, 10)).toBe('1999-03-26');
      expect(server.attempts.at(-1)?.startedAt?.slice(11, 13)).toMatch(/15/);
    }
  });

  it('of more servers than are followed are said to be left out, and one that is asked for is not', async () => {
    const text = Array.from({ length: 5003 }, (_, i) => attempt(`SRV${i}`, i)).join('');
    const report = await follow({ 'Licsvcfg.log': text });
    expect(report.servers).toHaveLength(5000);
    expect(report.inputs.complete).toBe(false);
    expect(report.limits.filter(({ kind }) => kind === 'servers')).toMatchObject([
      { line: 15_001, says: expect.stringContaining(': 3 more') },
    ]);
    const { servers } = await follow({ 'Licsvcfg.log': text }, { server: 'SRV5002' });
    expect(servers.map(({ server }) => server)).toEqual(['SRV5002']);
  });
});

describe('the clock', () => {
  /** Every stamp looked at in full, one after the other. */
  function naive(files: readonly (readonly [string, string])[]): string[] {
    const stamps = files.flatMap(([file, text]) =>
      text.split('\r\n').flatMap((line, i) => {
        const found = /<\w{3} (\w{3} \d\d) ([\d:.]+) (\d{4}) /.exec(line);
        return found ? [{ file, line: i + 1, at: Date.parse(`${found[1]} ${found[3]} ${found[2]}Z`) / 1000 }] : [];
      }),
    );
    return stamps.flatMap(({ file, line, at }, i) => {
      const passed = at - (stamps[i - 1]?.at ?? at);
      return passed <= -120 ? [`clock ${file}:${line}`] : passed >= 3600 ? [`gap ${file}:${line}`] : [];
    });
  }

  it('is followed as if each stamp were read in full, over files and blocks', () => {
    const step = fc.constantFrom(0, 0.2, 1, 7, 45, 59.999, 3599.9, 3600, 3541, -1, -119.9, -120, -4000);
    const logs = fc.array(fc.array(step, { minLength: 1, maxLength: 25 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(logs, fc.integer({ min: 20, max: 400 }), (steps, size) => {
        let at = 40;
        const files = steps.map((one, i): readonly [string, string] => {
          const lines = one.map((passed) => {
            at += passed;
            return record(wait, at);
          });
          return [`${i}.log`, lines.join('')];
        });
        const clock = new ClockFollower(true);
        for (const [file, text] of files)
          for (let from = 0; from < text.length; from += size) clock.add(file, text.slice(from, from + size));
        expect(clock.limits.map(({ kind, file, line }) => `${kind} ${file}:${line}`)).toEqual(naive(files));
      }),
      { seed: 15, numRuns: 300 },
    );
  });
});

describe('other logs of the site', () => {
  const install = [destination('METER02'), check('METER02'), copy('METER02')];
  const inboxes = (text: string, at: number): string =>
    record(text, at, { component: 'SMS_INBOX_MANAGER', thread: 320 });

  it('show the inboxes, and errors within the attempt', async () => {
    const report = await follow({
      'Licsvcfg.log': records([...install, failed('METER02')], 0),
      'Inboxmgr.log':
        inboxes('Creating inbox in \\\\METER02\\LicMtr\\Inboxes\\Offline', 0.15) +
        inboxes('ERROR: cannot create \\\\METER01\\LicMtr, Win32 error = 5', 0.2),
    });
    const last = lastOf(report, 'METER02');
    expect(last.stages.find(({ id }) => id === 'inboxes')).toMatchObject({
      status: 'passed',
      provenance: 'inferred',
      file: './Inboxmgr.log',
    });
    expect(last.errors.map(({ file }) => file)).toEqual(['./Licsvcfg.log']);
  });

  it('fail the inboxes with an error that names the server', async () => {
    const report = await follow({
      'Licsvcfg.log': records([...install, failed('METER02')], 0),
      'Inboxmgr.log': inboxes('ERROR: cannot create \\\\METER02\\LicMtr\\Inboxes, Win32 error = 112', 0.15),
    });
    const last = lastOf(report, 'METER02');
    expect(last.stages.find(({ id }) => id === 'inboxes')).toMatchObject({ status: 'failed' });
    expect(last.errors.find(({ file }) => file.includes('Inboxmgr'))).toMatchObject({ codes: [{ code: 112 }] });
  });

  it('give an error to the attempt of the server that it names, if it was written during one', async () => {
    const error = (server: string): string => `ERROR: the pipe of \\\\${server}\\LicMtr is broken, Win32 error = 109`;
    const errorsOf = async (server: string, at: number): Promise<unknown[]> => {
      const report = await follow({
        'Licsvcfg.log': records([...install, failed('METER02')], 0),
        'Licsrvc.log': record(error(server), at, { component: 'LICENSE_METERING', thread: 9 }),
      });
      return lastOf(report, 'METER02').errors.map(({ file, stage }) => `${file} ${stage}`);
    };
    expect(await errorsOf('METER02', 0.15)).toEqual(['./Licsvcfg.log files', './Licsrvc.log files']);
    expect(await errorsOf('METER02', 90_000)).toEqual(['./Licsvcfg.log files']);
    expect(await errorsOf('METER01', 0.15)).toEqual(['./Licsvcfg.log files']);
  });

  it('of another folder, another time, or another server whose name begins alike say nothing', async () => {
    const elsewhere = inboxes('Creating inbox in \\\\METER02\\LicMtr', 0.15);
    for (const files of [
      { 'B/Inboxmgr.log': elsewhere },
      { 'A/Inboxmgr.log': inboxes('Creating inbox in \\\\METER02\\LicMtr', 90_000) },
      { 'A/Inboxmgr.log': elsewhere.replace('METER02', 'METER021') },
    ]) {
      const report = await follow({ 'A/Licsvcfg.log': records(install, 0), ...files });
      expect(lastOf(report, 'METER02').stages.find(({ id }) => id === 'inboxes')?.status).toBe('unknown');
    }
  });
});
