/** What a form of logs is, and the simplest kind: each file changed for itself. */
import type { LogFiles } from './fixture-cases.js';

/** Logs in another form. */
export interface ReshapedLogs {
  readonly files: ReadonlyMap<string, Buffer>;
  /** What the command is given; the folder when absent. */
  readonly paths?: readonly string[];
  readonly stdin?: Buffer;
  /** The place of a line in the case that it was made from; null where lines were broken elsewhere. */
  readonly origin: ((file: string, line: number) => string) | null;
}

export interface LogForm {
  readonly name: string;
  /** Null where the form says nothing about these logs. */
  readonly reshape: (logs: LogFiles) => ReshapedLogs | null;
}

/** Where each line stands as it did, whatever the file is called now. */
export const samePlace = (file: string, line: number): string =>
  `${file.replace(/^\.\/|^bundle\.zip!|\.gz$/g, '')}:${line}`;

export function eachFile(logs: LogFiles, change: (text: string) => string | Buffer): Map<string, Buffer> {
  return new Map([...logs].map(([name, bytes]) => [name, toBuffer(change(bytes.toString('latin1')))]));
}

export function toBuffer(content: string | Buffer): Buffer {
  return typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
}

export function inEachFile(name: string, change: (text: string) => string | Buffer): LogForm {
  return { name, reshape: (logs) => ({ files: eachFile(logs, change), origin: samePlace }) };
}
