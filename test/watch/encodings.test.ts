/** A log that is watched may be UTF-16, with a mark or without, however the writing is cut, over a rollover and from its middle. */
import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WatchEvent } from '../../src/model/watch.js';
import { Watch } from '../../src/pipelines/watch/watch.js';
import { makeFolder } from '../cli/make-folder.js';
import { check, destination, failed, install, record, records, wait } from '../timeline/follow.js';

const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const forms: Record<string, (text: string, isStart?: boolean) => Buffer> = {
  'UTF-16LE with mark': (text, isStart = false) => wide(isStart ? `\ufeff${text}` : text),
  'UTF-16LE without mark': (text) => wide(text),
  'UTF-16BE with mark': (text, isStart = false) => wide(isStart ? `\ufeff${text}` : text).swap16(),
  'UTF-16BE without mark': (text) => wide(text).swap16(),
  'UTF-8 with mark': (text, isStart = false) => Buffer.from(isStart ? `\ufeff${text}` : text),
};

const leftOver = [destination('METER02'), check('METER02'), failed('METER02')];

async function watching(content: Buffer) {
  const log = join(makeFolder({ 'Licsvcfg.log': content }), 'Licsvcfg.log');
  const watch = await Watch.start({ paths: [log], cwd: '/', platform: process.platform });
  const events: WatchEvent[] = [];
  let now = 0;
  const look = async (later = 10): Promise<void> => {
    now += later;
    events.push(...(await watch.poll(now)));
  };
  await look();
  return { log, watch, look, events };
}

function told(events: readonly WatchEvent[]): string[] {
  return events
    .filter(({ kind }) => kind !== 'notice')
    .map(({ kind, stage, status, quote }) => `${kind} ${stage} ${status} ${quote?.line} ${quote?.text}`);
}

/** What is told of a text in the form that the server writes. */
async function plainly(text: string): Promise<string[]> {
  const { log, look, events } = await watching(Buffer.alloc(0));
  appendFileSync(log, text);
  await look();
  await look(10_000);
  return told(events);
}

describe.each(Object.entries(forms))('%s', (_, form) => {
  it.each([3, 64, 701])('tells the same as plain text, in pieces of %d bytes', async (size) => {
    const text = records([...leftOver, 'ERROR: M\u00fcller \u6771 has no rights'], 0);
    const { log, look, events } = await watching(Buffer.alloc(0));
    const bytes = form(text, true);
    for (let at = 0; at < bytes.length; at += size) {
      appendFileSync(log, bytes.subarray(at, at + size));
      await look(1);
    }
    await look(10_000);
    const expected = await plainly(text);
    expect(expected.length).toBeGreaterThan(4);
    expect(told(events)).toEqual(expected);
  });

  it('goes on over a rollover, into a new log of another form', async () => {
    const [first, second] = [records(leftOver, 0), records([...install('METER02'), wait], 900)];
    const { log, look, events, watch } = await watching(form(first, true));
    appendFileSync(log, form(record(wait, 1)));
    renameSync(log, log.replace(/log$/, 'lo_'));
    writeFileSync(log, form(second, true).subarray(0, 301));
    await look();
    appendFileSync(log, form(second, true).subarray(301));
    await look();
    await look(10_000);
    expect(events.find(({ kind }) => kind === 'begin')?.quote?.line).toBe(1);
    expect(watch.state).toBe('succeeded');
    renameSync(log, log.replace(/log$/, 'lo_'));
    writeFileSync(log, records(leftOver, 1800));
    await look();
    await look(10_000);
    expect(events.at(-1)?.says).toContain('Q214954');
    expect(watch.state).toBe('failed');
  });

  it('is told from its start, where so much stands there that its beginning is passed over', async () => {
    const old = record(wait, 0).repeat(40_000);
    const { log, look, events, watch } = await watching(form(old + records(leftOver, 1), true));
    expect(watch.servers).toMatchObject([{ server: 'METER02', outcome: 'failed' }]);
    appendFileSync(log, form(records([...install('METER02'), wait], 900)));
    await look();
    await look(10_000);
    expect(told(events)[0]).toContain('begin');
    expect(watch.state).toBe('succeeded');
  });
});

const plain = (text: string): Buffer => Buffer.from(text);
const changes = Object.entries(forms).flatMap(([name, form]): [string, typeof form, typeof form][] => [
  [`8 bits behind ${name}`, form, plain],
  [`${name} behind 8 bits`, plain, form],
]);

describe.each(changes)('a log that goes on in another encoding: %s', (_, first, second) => {
  const [before, behind] = [records(leftOver, 0), records([...install('METER02'), wait], 900)];

  it.each([3, 64, 701, 1 << 20])('tells the same as plain text, in pieces of %d bytes', async (size) => {
    const { log, look, events, watch } = await watching(Buffer.alloc(0));
    const bytes = Buffer.concat([first(before, true), second(behind, true)]);
    for (let at = 0; at < bytes.length; at += size) {
      appendFileSync(log, bytes.subarray(at, at + size));
      await look(1);
    }
    await look(10_000);
    expect(watch.state).toBe('succeeded');
    // When a finding is over depends on when the log is looked at.
    expect(told(events).sort()).toEqual((await plainly(before + behind)).sort());
  });

  it('while it is watched, after a pause', async () => {
    const { log, look, events, watch } = await watching(Buffer.alloc(0));
    appendFileSync(log, first(before, true));
    await look();
    await look(10_000);
    expect(watch.state).toBe('failed');
    appendFileSync(log, second(behind, true));
    await look();
    await look(10_000);
    expect(watch.state).toBe('succeeded');
    expect(told(events).length).toBeGreaterThan(9);
  });
});

describe('a log that only looks like UTF-16 at its start', () => {
  it('is plain when zero bytes stand there by damage', async () => {
    const { look, watch, log } = await watching(Buffer.alloc(0));
    appendFileSync(log, `\0\0\0x\0\r\n${records(leftOver, 0)}`);
    await look();
    await look(10_000);
    expect(watch.state).toBe('failed');
  });
});
