/**
 * A log that is followed gives every byte once, whatever the writer does between two looks: append, rename to the rollover,
 * copy and empty, vanish. The writer and the looks are interleaved by chance from a seed, and no clock is involved.
 */
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Followed, FollowedFile } from '../../src/input/followed-file.js';
import { makeFolder } from '../cli/make-folder.js';

interface Following {
  readonly path: string;
  readonly older: string;
  poll(): Followed[];
  text(): string;
}

function follow(content: string | null = null): Following {
  const path = join(makeFolder(content === null ? {} : { 'Licsvcfg.log': content }), 'Licsvcfg.log');
  const file = new FollowedFile(path, Number.POSITIVE_INFINITY);
  let text = '';
  const poll = (): Followed[] => {
    const all: Followed[] = [];
    file.poll((one) => all.push(one));
    for (const one of all) if (one.kind === 'bytes') text += Buffer.from(one.bytes).toString('latin1');
    return all;
  };
  return { path, older: path.replace(/log$/, 'lo_'), poll, text: () => text };
}

const kinds = (all: readonly Followed[]): string[] => all.map(({ kind }) => kind);

/** One step of a writer; returns what it added to the log. */
function write(step: string, number: number, { path, older, poll }: Following): string {
  // One generation is kept beside the log: a look must come before the next one takes its place.
  if (!step.startsWith('append')) poll();
  if (step === 'copy') {
    copyFileSync(path, older);
    poll();
  }
  if (step === 'copy' || step === 'empty') truncateSync(path, 0);
  if (!step.startsWith('append') && step !== 'rename') return '';
  const more = `${step === 'append long' ? 'x'.repeat(1500) : 'line'} ${number}\r\n`;
  appendFileSync(path, more);
  if (step !== 'rename') return more;
  renameSync(path, older);
  writeFileSync(path, '');
  return more;
}

describe('a log that is followed', () => {
  it('is read from its start, and then what is added', () => {
    const { path, poll, text } = follow('one\r\n');
    expect(kinds(poll())).toEqual(['bytes']);
    expect(poll()).toEqual([]);
    appendFileSync(path, 'two\r\n');
    poll();
    expect(text()).toBe('one\r\ntwo\r\n');
  });

  it('may come later', () => {
    const { path, poll, text } = follow();
    expect(poll()).toEqual([]);
    writeFileSync(path, 'one\r\n');
    poll();
    expect(text()).toBe('one\r\n');
  });

  it('that rolls over is read to its end first', () => {
    const { path, older, poll, text } = follow('one\r\n');
    poll();
    appendFileSync(path, 'two\r\n');
    renameSync(path, older);
    writeFileSync(path, 'three\r\n');
    expect(kinds(poll())).toEqual(['rolled-over', 'bytes', 'bytes']);
    expect(text()).toBe('one\r\ntwo\r\nthree\r\n');
  });

  it('that rolls over and has no new file yet is read on when there is one', () => {
    const { path, older, poll, text } = follow('one\r\n');
    poll();
    renameSync(path, older);
    poll();
    poll();
    writeFileSync(path, 'two\r\n');
    poll();
    expect(text()).toBe('one\r\ntwo\r\n');
  });

  it('that was emptied is read from its start, also when it has grown beyond where it was', () => {
    const { path, poll, text } = follow('one\r\n');
    poll();
    writeFileSync(path, 'two, which is longer\r\n');
    expect(kinds(poll())).toEqual(['truncated', 'bytes']);
    expect(text()).toBe('one\r\ntwo, which is longer\r\n');
  });

  it('of which a generation went by unseen says so, and gives what is there', () => {
    const { path, older, poll, text } = follow('one\r\n');
    poll();
    renameSync(path, older);
    writeFileSync(path, 'two\r\n');
    renameSync(path, older);
    writeFileSync(path, 'three\r\n');
    expect(kinds(poll())).toEqual(['lost', 'bytes', 'bytes']);
    expect(text()).toBe('one\r\ntwo\r\nthree\r\n');
  });

  // On Windows test/windows/watch.test.ts locks it.
  it.skipIf(process.platform === 'win32')('that cannot be read says so once, and goes on when it can', () => {
    const { path, poll, text } = follow('one\r\n');
    poll();
    rmSync(path);
    symlinkSync(path, path);
    expect(kinds(poll())).toEqual(['unreadable']);
    expect(poll()).toEqual([]);
    rmSync(path);
    writeFileSync(path, 'one\r\ntwo\r\n');
    expect(kinds(poll())).toEqual(['bytes', 'readable']);
    expect(text()).toBe('one\r\ntwo\r\n');
  });

  // Who watches lists the folder then, and reads what is in it.
  it('that has become a folder says nothing, and goes on when it is a log again', () => {
    const { path, poll, text } = follow('one\r\n');
    poll();
    rmSync(path);
    mkdirSync(path);
    expect(poll()).toEqual([]);
    rmSync(path, { recursive: true });
    writeFileSync(path, 'one\r\ntwo\r\n');
    poll();
    expect(text()).toBe('one\r\ntwo\r\n');
  });

  it('in a folder that vanishes for a while is no error', () => {
    const { path, poll, text } = follow('one\r\n');
    poll();
    const away = `${dirname(path)}-away`;
    renameSync(dirname(path), away);
    expect(poll()).toEqual([]);
    renameSync(away, dirname(path));
    appendFileSync(path, 'two\r\n');
    poll();
    expect(text()).toBe('one\r\ntwo\r\n');
  });

  it('gives every byte once, in order, whatever the writer does between two looks', () => {
    const step = fc.constantFrom('append', 'append long', 'look', 'rename', 'copy', 'empty');
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
        const following = follow('start\r\n');
        const { poll, text } = following;
        poll();
        const written = ['start\r\n', ...steps.map((one, i) => write(one, i, following))].join('');
        poll();
        expect(text()).toBe(written);
      }),
      { numRuns: 150, seed: 20 },
    );
  });
});
