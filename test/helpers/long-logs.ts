/** The case inside much more of the same log: far into a long one, and rolled over at any of its lines. */
import type { LogFiles } from './fixture-cases.js';
import { type LogForm, type ReshapedLogs, samePlace, toBuffer } from './log-form.js';
import { linesOf, textOf } from './whole-records.js';

/** Enough of a quiet log before it that the case lies across the end of the memory that is read at once. */
export function farIntoALongLog(bytesBefore: number): LogForm {
  return {
    name: `${bytesBefore} bytes into a long log`,
    reshape: (logs) => {
      const [older] = [...logs].sort(([one], [other]) => (one.endsWith('_') ? 0 : 1) - (other.endsWith('_') ? 0 : 1));
      if (older === undefined) return null;
      const quiet = `~Wait for changes...  $$<${quietComponent(older[0])}><Thu Mar 25 08:00:00.000 1999><thread=9 (0x9)>\r\n`;
      const lines = Math.floor(bytesBefore / quiet.length);
      const moved = (file: string, line: number): string =>
        samePlace(file, samePlace(file, 0) === `${older[0]}:0` ? line - lines : line);
      return {
        // Hundreds of them are known at once, and each is a megabyte when it is asked for.
        get files() {
          return new Map([...logs, [older[0], Buffer.concat([repeated(quiet, lines), older[1]])] as const]);
        },
        origin: moved,
      };
    },
  };
}

const made = new Map<string, Buffer>();

function repeated(line: string, times: number): Buffer {
  const key = `${times} ${line}`;
  const bytes = made.get(key) ?? Buffer.from(line.repeat(times), 'latin1');
  made.set(key, bytes);
  return bytes;
}

function quietComponent(file: string): string {
  return /^liccli/i.test(file) ? 'LICENSE METERING' : 'SMS_LICENSE_SERVER_MANAGER';
}

/** A log as it is when it rolled over after each of its lines. */
export function rolloverSplits(logs: LogFiles): ReshapedLogs[] {
  const [[name, bytes] = ['', Buffer.alloc(0)], ...others] = logs;
  if (others.length > 0) return [];
  const lines = linesOf(bytes.toString('latin1'));
  const older = name.replace(/log$/i, 'lo_');
  return lines.slice(1).map((_, index) => {
    const at = index + 1;
    const parts = [textOf(lines.slice(0, at)), textOf(lines.slice(at))].map(toBuffer);
    return {
      files: new Map([older, name].map((part, i) => [part, parts[i] ?? Buffer.alloc(0)])),
      origin: (file, line) => `${name}:${file.endsWith('_') ? line : line + at}`,
    };
  });
}
