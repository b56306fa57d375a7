// Writes the made-up logs under fixtures/, on a clock that starts where the caller says.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { eastern, record } from './log-record.js';

export const minute = 60_000;
export const hour = 60 * minute;

/** One log: lines are added with their times in any order, and written in order of time. */
export class Log {
  #lines = [];
  #writer;

  constructor(component, thread, zone = eastern) {
    this.#writer = { component, thread, zone };
  }

  /** Logs texts some hundredths of a second apart. @returns the time after the last */
  say(time, texts, thread = this.#writer.thread) {
    let at = time;
    for (const text of texts) {
      this.#lines.push({ ...this.#writer, thread, time: at, text });
      at += 10 + ((text.length * 7) % 90);
    }
    return at;
  }

  text(from = 0, to = Number.POSITIVE_INFINITY) {
    const inTime = this.#lines.filter(({ time }) => time >= from && time < to);
    return inTime
      .sort((a, b) => a.time - b.time)
      .map(record)
      .join('');
  }
}

export function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, 'latin1');
}
