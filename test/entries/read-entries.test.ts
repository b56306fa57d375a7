/**
 * Every form of record that real logs, articles and mails show, sound or damaged: one log a form in `fixtures/entries`,
 * with the entries that a person reads in it beside it (the first line of each text, and the line it stands on).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readEntries } from '../../src/entries/read-entries.js';

const folder = new URL('../../fixtures/entries/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.log'))
  .map((name) => name.slice(0, -'.log'.length));
const longestText = 60;

const read = (file: string): string => readFileSync(new URL(file, folder), 'latin1');
const entriesOf = (text: string) => readEntries({ text, cut: false });

function shown(text: string): object[] {
  return entriesOf(text).map(({ text, line, component, time, timeZone, thread }) => ({
    line: line + 1,
    component,
    time,
    timeZone,
    thread,
    text: text.split(/[\r\n]/)[0]?.slice(0, longestText),
  }));
}

test.each(names)('%s', (name) => {
  const expected: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
  expect(shown(read(`${name}.log`))).toEqual(expected);
});

test.each(names)('%s with other line ends is read the same', (name) => {
  const text = read(`${name}.log`).replace(/\r\n|\r/g, '\n');
  for (const lineEnd of ['\n', '\r\n', '\r']) {
    expect(shown(text.replaceAll('\n', lineEnd))).toEqual(shown(text));
  }
});

test.each(names)('%s: the offset of each entry is where its text stands', (name) => {
  const text = read(`${name}.log`);
  for (const entry of entriesOf(text)) {
    expect(text.slice(entry.offset, entry.offset + entry.text.length)).toBe(entry.text);
    expect(text.slice(0, entry.offset).split(/\r\n|\r|\n/)).toHaveLength(entry.line + 1);
  }
});

test('a plain line is followed by three lines with text, however many blank ones stand between, within eight', () => {
  const [first] = entriesOf('one\n\ntwo\n  \n\nthree\nfour\nfive\n');
  expect(first?.following.split(/\s+/)).toEqual(['', 'two', 'three', 'four']);
  const [lonely] = entriesOf(`one${'\n'.repeat(9)}two\n`);
  expect(lonely?.following).toBe('');
});

test('a record has nothing that follows it, and takes forty lines at most', () => {
  const lines = Array.from({ length: 50 }, (_, i) => `line ${i + 1}`).join('\n');
  const entries = entriesOf(`${lines}  $$<APM><Tue May 16 13:17:10.834 2000><thread=532 (0x214)>\nafter`);
  expect(entries.map(({ text }) => text.split('\n').length)).toEqual([...Array.from({ length: 10 }, () => 1), 40, 1]);
  expect(entries.at(-2)?.following).toBe('');
});

test('only the first entry of a region that starts inside a line is cut', () => {
  const cuts = readEntries({ text: 'half a line\nwhole line\n', cut: true }).map(({ cut }) => cut);
  expect(cuts).toEqual([true, false]);
  expect(readEntries({ text: '\nwhole line\n', cut: true }).map(({ cut }) => cut)).toEqual([false]);
});
