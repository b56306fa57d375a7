/** A log that goes on in another encoding in its middle is read as the text that it is. */
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../fuzz/mutate.js';
import { normalReader } from '../../src/decode/normal-reader.js';
import { bytesReader } from '../../src/input/keep-bytes.js';
import { quietLog, record } from '../cli/log-text.js';

type Write = (text: string) => Buffer;
const plain: Write = (text) => Buffer.from(text);
const little: Write = (text) => Buffer.from(text, 'utf16le');
const littleMarked: Write = (text) => little(`\ufeff${text}`);
const bigMarked: Write = (text) => littleMarked(text).swap16();

/** @param room bytes that are asked for at once */
async function read(bytes: Uint8Array, room: number): Promise<string> {
  const reader = await normalReader(bytesReader(bytes));
  // One buffer for all: a million small ones take longer than the reading.
  const all = Buffer.alloc(2 * bytes.length + room);
  let end = 0;
  for (let got = -1; got !== 0; end += got) got = await reader.read(all.subarray(end, end + room));
  return all.toString('utf8', 0, end);
}

const line = record('ERROR: FAILED TO INSTALL LICENSE SERVER \'СЕРВЕР1\' für "Ä"');
const cases: Record<string, readonly [Write, Write, ...Write[]]> = {
  'UTF-16, then 8 bits': [littleMarked, plain],
  'UTF-16 without a mark, then 8 bits': [little, plain],
  '8 bits, then UTF-16 without a mark': [plain, little],
  '8 bits, then UTF-16': [plain, littleMarked],
  'UTF-16 with its big end first, then 8 bits': [bigMarked, plain],
  '8 bits, then UTF-16 with its big end first': [plain, bigMarked],
  'UTF-16, then the other one': [littleMarked, bigMarked],
  'to and fro': [plain, littleMarked, plain, bigMarked, plain, little],
};

describe.each(Object.entries(cases))('%s', (_, writers) => {
  it.each([1, 120, 900])('%s times the lines', async (times) => {
    const text = `${quietLog}${line}`.repeat(times);
    const bytes = Buffer.concat(writers.map((write) => write(text)));
    // What is asked for byte by byte costs the same for each byte: more than a block of 64 KB shows it.
    const rooms = times > 120 ? [100, 5000, 70_000] : [1, 3, 4, 100, 5000, 70_000];
    for (const room of rooms) expect(await read(bytes, room)).toBe(text.repeat(writers.length));
  });
});

it.each([little, littleMarked, bigMarked])('a change that lies across two reads is found (%#)', async (write) => {
  const second = write(quietLog);
  // The first read takes 4096 bytes.
  for (let over = 0; over < 5; over += 1) {
    const first = `${quietLog
      .repeat(20)
      .slice(0, 4000)
      .padEnd(4094 - over, '-')}\r\n`;
    expect(await read(Buffer.concat([plain(first), second]), 5000)).toBe(first + quietLog);
  }
});

it('a short line before UTF-16 stays', async () => {
  const first = 'D:\\SMS\\Logs>type Licsvcfg.log & rem HQ1\r\n';
  for (const write of [little, littleMarked])
    expect(await read(Buffer.concat([plain(first), write(quietLog)]), 5000)).toBe(first + quietLog);
});

it('a line end in 8 bits between letters of UTF-16, as echo adds it, is one', async () => {
  const bytes = Buffer.concat([littleMarked('one'), plain('\r\n'), little('two\r\n')]);
  expect(await read(bytes, 100)).toBe('one\r\ntwo\r\n');
});

it('a lost byte costs the line that it was lost from', async () => {
  const bytes = littleMarked(quietLog);
  const cut = Buffer.concat([bytes.subarray(0, 101), bytes.subarray(102)]);
  const lines = (await read(cut, 5000)).split('\r\n');
  expect(lines.slice(1)).toEqual(quietLog.split('\r\n').slice(1));
});

it('zeros that a crash left are none of it', async () => {
  const text = `${quietLog}${'\0'.repeat(70_000)}${quietLog}a\0b\0c\0\r\n`;
  expect(await read(plain(text), 5000)).toBe(text);
});

it('letters of Chinese are none of it', async () => {
  const random = randomFrom(1);
  const letters = Array.from({ length: 50_000 }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 0x3000)));
  const text = `${quietLog}${letters.join('').replace(/(.{30})/g, '$1\r\n')}`;
  expect(await read(littleMarked(text), 5000)).toBe(text);
});
