/** The times of the lines in a window that slides and is filled again. */
import { expect, test } from 'vitest';
import { LineClock } from '../../src/stream/line-clock.js';

function line(time: string): string {
  return `Sleeping.  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 ${time}.000 1999 Eastern Standard Time><thread=1 (0x1)>\r\n`;
}

const hourOf = (time: number | null): string | null =>
  time === null ? null : new Date(time).toISOString().slice(11, 13);

test('a place keeps its time when the window slides', () => {
  const text = ['01:00:00', '02:00:00', '03:00:00', '04:00:00'].map(line).join('');
  const size = line('01:00:00').length;
  const window = { bytes: Buffer.from(text), length: text.length };
  const clock = new LineClock(window);
  const times = (): unknown[] => [0, size, 2 * size].map((at) => hourOf(clock.behind(at)));
  expect(times()).toEqual(['02', '03', '04']);
  window.bytes.copyWithin(0, size);
  window.length -= size;
  clock.discard(size);
  expect(times()).toEqual(['03', '04', null]);
});

test('what stood in the memory before tells no time', () => {
  const bytes = Buffer.from([line('01:00:00'), line('02:00:00')].join(''));
  const window = { bytes, length: line('01:00:00').length };
  const clock = new LineClock(window);
  expect([clock.behind(0), clock.atEnd()]).toEqual([null, Date.UTC(1999, 2, 26, 1)]);
  window.length = bytes.length;
  expect(clock.behind(0)).toBe(Date.UTC(1999, 2, 26, 2));
});
