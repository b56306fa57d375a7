/** What a window that slides must forget. */
import { expect, test } from 'vitest';
import { LineWindow } from '../../src/entries/line-window.js';
import { createPlainEngine } from '../../src/prefilter/plain-engine.js';

const record =
  'Sleeping.  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 10:43:41.547 1999 Eastern Standard Time><thread=168 (0xA8)>\r\n';
const plain = 'A line of a message that goes on\r\n';

test('which lines end a record is told of the lines that are there now', () => {
  const engine = createPlainEngine(1024);
  const window = new LineWindow(engine.bytes, engine, 16);
  window.reset();
  window.beginPart(0);
  window.length = engine.bytes.write(record + plain + record);
  window.index();
  const endings = (): boolean[] => [0, 1, 2].map((line) => window.endsRecord(line));
  expect(endings()).toEqual([true, false, true]);
  window.discard(record.length);
  window.index();
  expect(endings()).toEqual([false, true, false]);
});

test.each([
  [3, 3, '\r\ntwo\r\n'],
  [4, 3, '\r\ntwo\r\n'],
  [5, 5, 'two\r\n'],
  [6, 6, 'wo\r\n'],
])('what is forgotten before byte %i ends with no half of a line end', (keepFrom, forgotten, left) => {
  const engine = createPlainEngine(256);
  const window = new LineWindow(engine.bytes, engine, 16);
  window.reset();
  window.beginPart(0);
  window.length = engine.bytes.write('one\r\ntwo\r\n');
  expect(window.discard(keepFrom)).toBe(forgotten);
  expect(window.bytes.toString('latin1', 0, window.length)).toBe(left);
});

test('a place is that in its file, whether all lines are found or they are counted from place to place', async () => {
  const engine = createPlainEngine(256);
  const window = new LineWindow(engine.bytes, engine, 16);
  const texts = ['one\r\ntwo\rthree\n'.repeat(40), '', `${'four\r\n\r\nfive\n'.repeat(40)}six`];
  const places: [number, number][] = [];
  const counted: [number, number][] = [];
  let fills = 0;
  window.reset();
  for (const [part, text] of texts.entries()) {
    let rest = Buffer.from(text, 'latin1');
    window.beginPart(part);
    const read = (into: Uint8Array): number => {
      const got = rest.copy(into);
      rest = rest.subarray(got);
      return got;
    };
    for (let ended = false; !ended; ) {
      ended = await window.fill({ read, close: () => undefined });
      window.index();
      const starts = Array.from({ length: window.lines - 1 }, (_, line) => window.startOf(line + 1));
      // Not each line is asked for, and one that lies before the last one too; then only one, early or late in the window.
      const all = starts.filter((at) => at < window.length);
      fills += 1;
      const some = [...all.filter((_, i) => i % 3 !== 1), ...all.slice(0, 2)];
      const asked = [some, all.slice(1, 2), all.slice(-2), all.slice(-1)][fills % 4] ?? [];
      for (const at of asked) {
        const { part: one, line, offset } = window.placeOf(window.lineAt(at));
        places.push([one, line]);
        const before = texts[one]?.slice(0, one === 0 ? offset : offset - (texts[0]?.length ?? 0)) ?? '';
        expect(line).toBe([...before.matchAll(/\r\n|\r|\n/g)].length + 1);
        const place = window.placeFrom(at);
        counted.push([place.part, place.line]);
      }
      window.discard(window.startOf(Math.trunc(window.lines / 2)) + 1);
    }
  }
  expect(counted).toEqual(places);
  expect(Math.max(...places.map(([, line]) => line))).toBeGreaterThan(100);
  expect(new Set(places.map(([part]) => part))).toEqual(new Set([0, 2]));
});
