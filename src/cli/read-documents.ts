/**
 * Takes JSON documents from a stream of text as they come: a document a line (NDJSON), or documents over many lines as
 * licdiag prints them, one after the other. Only one is in memory at a time.
 */

import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { InputError } from '../errors.js';

export interface JsonDocument {
  readonly data: unknown;
  /** Where it starts, for a message. */
  readonly line: number;
}

/** @throws InputError for text that is no JSON, with file and line */
export async function* readDocuments(stream: Readable, name: string): AsyncGenerator<JsonDocument> {
  let open: string[] = [];
  let start = 0;
  let line = 0;
  for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    const clean = line === 1 ? text.replace(/^\ufeff/, '') : text;
    if (open.length === 0 && clean.trim() === '') continue;
    if (open.length === 0) start = line;
    open.push(clean);
    const whole = open.length === 1 ? parsed(clean) : clean === '}' ? parsed(open.join('\n')) : null;
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

function parsed(text: string): { data: unknown } | null {
  try {
    return { data: JSON.parse(text) };
  } catch {
    return null;
  }
}
