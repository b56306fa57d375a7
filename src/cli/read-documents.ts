/**
 * Reads JSON documents one after the other from a stream: one a line (NDJSON), or over many lines as licdiag prints them (the
 * last line is `}` alone). Only one document is in memory at a time.
 */
import type { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { detectEncoding } from '../decode/detect-encoding.js';
import { InputError } from '../errors.js';
import { mostReportBytes } from './load-report.js';

/** The encoding is detected from so many first bytes. */
const sample = 512;

export interface JsonDocument {
  readonly data: unknown;
  /** The line where it starts, for messages. */
  readonly line: number;
}

/** @throws InputError, with file and line, for text that is no JSON or a document over the size limit */
export async function* readDocuments(stream: Readable, name: string): AsyncGenerator<JsonDocument> {
  let open: string[] = [];
  let start = 0;
  let line = 0;
  let size = 0;
  for await (const text of linesOf(stream, name)) {
    line += 1;
    size = open.length === 0 ? text.length : size + text.length;
    if (size > mostReportBytes) throw tooLarge(name);
    if (open.length === 0 && text.trim() === '') continue;
    if (open.length === 0) start = line;
    open.push(text);
    const whole = open.length === 1 ? parsed(text) : text === '}' ? parsed(open.join('\n')) : null;
    if (whole === null) continue;
    yield { data: whole.data, line: start };
    open = [];
  }
  if (open.length > 0) {
    const whole = parsed(open.join('\n'));
    if (whole === null) throw new InputError(`${name}:${start}: is no report of licdiag: it is not JSON, or cut short`);
    yield { data: whole.data, line: start };
  }
}

/** Splits at LF and CR LF. Not node:readline, which puts no limit on the length of a line. */
async function* linesOf(stream: Readable, name: string): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let begun: string[] = [];
  let size = 0;
  for await (const chunk of stream) {
    decoder ??= new TextDecoder(detectEncoding(chunk.subarray(0, sample)).encoding ?? 'utf-8');
    const [first = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n');
    begun.push(first);
    size += first.length;
    if (size > mostReportBytes) throw tooLarge(name);
    for (const next of more) {
      yield begun.join('').replace(/\r$/, '');
      begun = [next];
      size = next.length;
    }
  }
  if (size > 0) yield begun.join('').replace(/\r$/, '');
}

function tooLarge(name: string): InputError {
  return new InputError(`${name}: holds a report of more than ${mostReportBytes} characters, which none has`);
}

function parsed(text: string): { data: unknown } | null {
  try {
    return { data: JSON.parse(text) };
  } catch {
    return null;
  }
}
