/** The formats of `scan`; the keys are the choices of `--format`. All but text are loaded only when asked for. */
import type { Writer } from '../writer.js';
import { writeText } from './text.js';

export const writers = {
  text: async () => writeText,
  json: async () => (await import('../json.js')).writeJson,
  ndjson: async () => (await import('./ndjson.js')).writeNdjson,
  markdown: async () => (await import('./markdown.js')).writeMarkdown,
  html: async () => (await import('./html.js')).writeHtml,
  csv: async () => (await import('./csv.js')).writeCsv,
  sarif: async () => (await import('./sarif.js')).writeSarif,
} as const satisfies Record<string, () => Promise<Writer>>;
