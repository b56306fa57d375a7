// Writes the made-up logs under fixtures/: records as SMS 2.0 prints them, on a clock that starts where the caller says. The local time
// of the site is kept in the UTC fields of a Date, so that the time zone of this machine has no effect.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const minute = 60_000;
export const hour = 60 * minute;

export function ctime(time, zone) {
  const date = new Date(time);
  const two = (number) => String(number).padStart(2, '0');
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  const day = `${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${two(date.getUTCDate())}`;
  const fraction = String(date.getUTCMilliseconds()).padStart(3, '0');
  return `${day} ${clock}.${fraction} ${date.getUTCFullYear()}${zone === '' ? '' : ` ${zone}`}`;
}

export function record({ time, text, component, thread, zone }) {
  const hex = thread.toString(16).toUpperCase();
  return `${text}  $$<${component}><${ctime(time, zone)}><thread=${thread} (0x${hex})>\r\n`;
}

/** One log: lines are added with their times in any order, and written in order of time. */
export class Log {
  #lines = [];
  #writer;

  constructor(component, thread, zone = 'Eastern Standard Time') {
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
