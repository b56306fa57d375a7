/**
 * What is watched is told once and in order, however the writing falls between the looks, and it comes to the same as a
 * timeline of the finished log. The looks are made by the test, so nothing depends on the clock of this machine.
 */
import { appendFileSync, mkdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WatchEvent } from '../../src/model/watch.js';
import { Watch } from '../../src/pipelines/watch/watch.js';
import { makeFolder } from '../cli/make-folder.js';
import { check, copy, destination, failed, install, odbcError, record, records, wait } from '../timeline/follow.js';

interface Watching {
  readonly log: string;
  readonly watch: Watch;
  look(later?: number): Promise<WatchEvent[]>;
  readonly events: WatchEvent[];
}

async function watching(content = '', server: string | null = null): Promise<Watching> {
  const folder = makeFolder({ 'Licsvcfg.log': content });
  const watch = await Watch.start({ paths: ['.'], cwd: folder, platform: process.platform, server });
  const events: WatchEvent[] = [];
  let now = 0;
  const look = async (later = 1000): Promise<WatchEvent[]> => {
    now += later;
    const fresh = await watch.poll(now);
    events.push(...fresh);
    return fresh;
  };
  await look();
  return { log: join(folder, 'Licsvcfg.log'), watch, look, events };
}

/** `share begins`, `FAILED`: what was told, without notices. */
function told(events: readonly WatchEvent[]): string[] {
  return events
    .filter(({ kind }) => kind !== 'notice')
    .map(
      ({ kind, server, stage, status, says, quote }) =>
        `${server} ${kind} ${stage ?? ''} ${status ?? ''} ${kind === 'finding' ? says : ''} ${quote?.text ?? ''}`,
    );
}

const leftOver = (server: string): string[] => [destination(server), check(server), failed(server)];

describe('watch', () => {
  it('tells each stage when its line comes, and the finding with the failure', async () => {
    const { log, look, watch } = await watching();
    appendFileSync(log, record(destination('METER02'), 0));
    // That an attempt logs this line is ours, that it looks for the share is the article's.
    expect((await look()).map(({ kind, says }) => [kind, says])).toEqual([
      ['begin', 'an attempt begins'],
      ['stage', expect.stringMatching(/ passed \(inferred\)$/)],
    ]);
    appendFileSync(log, record(check('METER02'), 1));
    expect(await look()).toMatchObject([
      { kind: 'stage', stage: 'share', status: 'unknown', says: expect.stringMatching(/ begins$/) },
    ]);
    appendFileSync(log, record(failed('METER02'), 2));
    expect(await look()).toMatchObject([
      { kind: 'stage', stage: 'share', status: 'failed' },
      { kind: 'outcome', status: 'failed' },
      { kind: 'finding', says: expect.stringContaining('Q214954') },
    ]);
    expect(watch.state).toBe('failed');
    expect(await look()).toEqual([]);
  });

  it('takes the last lines of a log without trailers, and a record without a line end, once nothing came for three seconds', async () => {
    const lines = leftOver('METER02');
    for (const text of [lines.join('\r\n'), records(lines, 0).trimEnd()]) {
      const { log, look, watch, events } = await watching();
      appendFileSync(log, text);
      await look();
      await look(2000);
      expect([watch.state, events.some(({ kind }) => kind === 'finding')]).toEqual(['open', false]);
      await look();
      expect([watch.state, events.some(({ kind }) => kind === 'finding')]).toEqual(['failed', true]);
    }
  });

  it('takes a failure that is there already as history, and waits for the retry', async () => {
    const { log, look, watch, events } = await watching(records(leftOver('METER02'), 0));
    expect(events).toEqual([]);
    expect(watch.servers).toMatchObject([{ server: 'METER02', outcome: 'failed', active: false }]);
    expect(watch.state).toBe('open');
    appendFileSync(log, records([...install('METER02'), wait], 900));
    await look();
    expect(watch.state).toBe('open');
    await look();
    expect(watch.state).toBe('succeeded');
  });

  it('calls it no success while the last line is the start of the service, and after 30 seconds without an error it does', async () => {
    const { log, look, watch } = await watching();
    appendFileSync(log, records(install('METER02'), 0));
    await look();
    await look(20_000);
    expect(watch.state).toBe('open');
    await look(15_000);
    expect(watch.state).toBe('succeeded');
  });

  it('calls it no success when an error follows the start of the service', async () => {
    const { log, look, watch, events } = await watching();
    appendFileSync(log, records([...install('METER02'), 'ERROR: it did not come up, error 1069'], 0));
    await look();
    await look(60_000);
    expect(watch.state).toBe('open');
    expect(events.filter(({ kind }) => kind === 'error')).toMatchObject([
      { server: 'METER02', says: expect.stringContaining('1069') },
    ]);
  });

  it('is done when all servers that are under way have succeeded', async () => {
    const { log, look, watch } = await watching(records([...leftOver('METER01'), ...leftOver('METER02')], 0));
    appendFileSync(log, records([...install('METER01'), wait], 900));
    await look();
    await look();
    expect(watch.state).toBe('open');
    appendFileSync(log, records([...install('METER02'), wait], 901));
    await look();
    await look();
    expect(watch.state).toBe('succeeded');
  });

  it('tells once that a finding is over, also when the next attempt has ended', async () => {
    const { log, look, events } = await watching();
    for (const line of [...leftOver('METER02'), wait]) appendFileSync(log, record(line, 0));
    await look();
    const next = [...install('METER02'), wait, check('METER02'), wait];
    for (const [i, line] of next.entries()) {
      appendFileSync(log, record(line, 900 + i * 200));
      await look();
    }
    expect(events.filter(({ kind, says }) => kind === 'finding' && says.startsWith('over: '))).toHaveLength(1);
    for (const line of [...leftOver('METER02'), wait]) appendFileSync(log, record(line, 9000));
    await look();
    for (const line of install('METER02')) appendFileSync(log, record(line, 10000));
    await look();
    const found = events.filter(({ kind }) => kind === 'finding').map(({ status }) => status);
    expect(found).toEqual(['failed', 'passed', 'failed', 'passed']);
  });

  it('tells once that a folder went away and that it is back, and reads what was written meanwhile', async () => {
    const cwd = makeFolder({ 'Logs/Licsvcfg.log': record(destination('METER02'), 0) });
    const watch = await Watch.start({ paths: ['Logs'], cwd, platform: process.platform });
    const looks = async (): Promise<WatchEvent[]> => {
      const events: WatchEvent[] = [];
      for (let i = 0; i < 11; i += 1) events.push(...(await watch.poll(i)));
      return events;
    };
    await looks();
    renameSync(join(cwd, 'Logs'), join(cwd, 'away'));
    expect((await looks()).map(({ says }) => says)).toEqual([
      'the folder cannot be listed now: Logs is not there; trying again',
    ]);
    appendFileSync(join(cwd, 'away', 'Licsvcfg.log'), records([check('METER02'), failed('METER02')], 1));
    renameSync(join(cwd, 'away'), join(cwd, 'Logs'));
    const events = await looks();
    expect(events.filter(({ kind }) => kind === 'notice').map(({ says }) => says)).toEqual([
      'the folder can be listed again',
    ]);
    expect(events.map(({ kind }) => kind)).toContain('outcome');
  });

  it('tells once that a log was deleted, and that it is back', async () => {
    const { log, look, events } = await watching(record(destination('METER02'), 0));
    rmSync(log);
    for (let i = 0; i < 11; i += 1) await look();
    expect(events.map(({ says }) => says)).toEqual([
      './Licsvcfg.log cannot be read now: it was deleted or moved away; trying again',
    ]);
    writeFileSync(log, records([check('METER02'), failed('METER02')], 1));
    const fresh = await look();
    expect(fresh.filter(({ kind }) => kind === 'notice').map(({ says }) => says)).toEqual([
      './Licsvcfg.log was emptied or replaced: it is read from its start, and what was written in between may be lost',
      './Licsvcfg.log can be read again',
    ]);
    expect(fresh.map(({ kind }) => kind)).toContain('outcome');
  });

  it('says nothing of a log that became its rollover, before the next line is written', async () => {
    const { log, look, events } = await watching(record(destination('METER02'), 0));
    renameSync(log, log.replace(/.$/, '_'));
    for (let i = 0; i < 11; i += 1) await look();
    expect(events.map(({ says }) => says)).toEqual([
      './Licsvcfg.log rolled over; the rest of the older log is read first',
    ]);
  });

  it('takes a path that comes as a folder for one, whatever it was awaited as', async () => {
    const cwd = makeFolder({ 'other.txt': '' });
    const watch = await Watch.start({ paths: ['Logs'], cwd, platform: process.platform });
    expect(watch.awaited).toEqual(['Logs']);
    mkdirSync(join(cwd, 'Logs'));
    writeFileSync(join(cwd, 'Logs', 'Licsvcfg.log'), '');
    const events: WatchEvent[] = [];
    for (let i = 0; i < 11; i += 1) events.push(...(await watch.poll(i)));
    expect(events.map(({ says }) => says)).toEqual(['Logs/Licsvcfg.log is followed too']);
    expect(watch.paths).toEqual(['Logs/Licsvcfg.log']);
  });

  it('looks at one server only when asked to', async () => {
    const { log, look, watch, events } = await watching('', 'meter01');
    appendFileSync(log, records([...leftOver('METER02'), ...install('METER01'), wait], 0));
    await look();
    await look();
    expect(watch.state).toBe('succeeded');
    expect(new Set(events.flatMap(({ server }) => server ?? []))).toEqual(new Set(['METER01']));
  });

  it('knows its lines by their numbers over a rollover and after the log was emptied', async () => {
    const { log, look, events } = await watching(record(wait, 0));
    appendFileSync(log, record(destination('METER02'), 1));
    renameSync(log, log.replace(/log$/, 'lo_'));
    writeFileSync(log, record(check('METER02'), 2));
    await look();
    truncateSync(log, 0);
    await look();
    appendFileSync(log, record(wait, 3) + record(copy('METER02'), 4));
    await look();
    const places = events.flatMap(({ quote, kind, stage }) =>
      kind === 'stage' && quote ? [`${stage} ${quote.file.slice(-3)}:${quote.line}`] : [],
    );
    expect(places).toEqual(['role lo_:2', 'share log:1', 'share log:1', 'reach log:2', 'files log:2']);
  });

  it('tells the same once, wherever the writing is cut and whenever the log rolls over', async () => {
    const text =
      records([...leftOver('METER02'), ...leftOver('METER03')], 0) +
      records([...install('METER02').slice(0, 6), ...odbcError, failed('METER02'), ...install('METER03'), wait], 900);
    const whole = await watching();
    appendFileSync(whole.log, text);
    await whole.look();
    await whole.look();
    // When a finding is told depends on the looks: with the failure, or with the look after its last line.
    const isFound = ({ kind, status }: WatchEvent): boolean => kind === 'finding' && status === 'failed';
    const expected = told(whole.events.filter(({ kind }) => kind !== 'finding'));
    const found = told(whole.events.filter(isFound)).sort();
    expect([expected.length, found.length]).toEqual([34, 3]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            length: fc.integer({ min: 1, max: 700 }),
            after: fc.constantFrom('look', 'look', 'wait', 'roll'),
          }),
          { minLength: 1, maxLength: 25 },
        ),
        async (pieces) => {
          const { log, look, events } = await watching();
          let at = 0;
          for (const { length, after } of [...pieces, { length: text.length, after: 'look' as const }]) {
            const piece = text.slice(at, at + length);
            at += length;
            appendFileSync(log, piece);
            // SMS writes a record whole before it renames the log.
            if (after === 'roll' && (at >= text.length || text.startsWith('\n', at - 1)))
              renameSync(log, log.replace(/log$/, 'lo_'));
            if (after !== 'wait') await look(10);
          }
          await look(10);
          await look(10);
          expect(told(events.filter(({ kind }) => kind !== 'finding'))).toEqual(expected);
          expect(told(events.filter(isFound)).sort()).toEqual(found);
        },
      ),
      { numRuns: 40, seed: 7 },
    );
  });
});
