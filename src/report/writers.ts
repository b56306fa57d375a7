/** All formats; the choices of `--format` are the keys. */
import { writeJson } from './json.js';
import { writeNdjson } from './ndjson.js';
import { writeText } from './text.js';
import type { Writer } from './writer.js';

export const writers = { text: writeText, json: writeJson, ndjson: writeNdjson } as const satisfies Record<
  string,
  Writer
>;

export type FormatName = keyof typeof writers;
