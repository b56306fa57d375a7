/** The times of the lines in a window that slides and is filled again. */
import { expect, test } from 'vitest';
import { LineClock } from '../src/line-clock.js';

function line(time: string): string {
  return `Sleeping.  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 ${time}.000 1999 Eastern Standard Time><thread=1 (0x1)>\r\n`;
}

test('a place keeps its time when the window slides', () => {
  const text = ['01:00:00', '02:00:00', '03:00:00', '04:00:00'].map(line).join('');
  const size = line('01:00:00').length;
  const window = { bytes: Buffer.from(text), length: text.length };
  const clock = new LineClock(window);
  const times = (): unknown[] => [0, size, 2 * size].map((at) => clock.behind(at)?.time.slice(11, 13));
  expect(times()).toEqual(['02', '03', '04']);
  window.bytes.copyWithin(0, size);
  window.length -= size;
  clock.discard(size);
  expect(times()).toEqual(['03', '04', undefined]);
});

test('what stood in the memory before tells no time', () => {
  const bytes = Buffer.from([line('01:00:00'), line('02:00:00')].join(''));
  const window = { bytes, length: line('01:00:00').length };
  const clock = new LineClock(window);
  expect([clock.behind(0), clock.atEnd()]).toEqual([null, '1999-03-26T01:00:00.000']);
  window.length = bytes.length;
  expect(clock.behind(0)?.time).toBe('1999-03-26T02:00:00.000');
});
