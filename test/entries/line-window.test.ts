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
