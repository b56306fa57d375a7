/** Reads reports of `licdiag scan` back and checks them. Errors name the file and the first invalid field. */
import { resolve } from 'node:path';
import type { z } from 'zod';
import { jsonTextOf } from '../decode/parse-json.js';
import { InputError, messageOf } from '../errors.js';
import { readWholeFile } from '../input/read-whole-file.js';
import type { ReportInput } from '../model/report-input.js';
import { schemaMessage } from '../model/schema-message.js';
import { cleanData } from '../redact/printable.js';
import { version } from '../version.js';

/** The size limit, in bytes. A report of 100,000 logs with as many findings as can be listed takes a third of it. */
export const mostReportBytes = 192 * 1024 ** 2;

const hint = 'make one with: licdiag scan <path> --format json -o report.json';

/** @throws InputError when it is not a JSON report of `licdiag scan` */
export async function loadReport(path: string, cwd: string): Promise<ReportInput> {
  const { scanInputSchema } = await import('../model/report-input-schema.js');
  let text = '';
  let data: unknown;
  try {
    text = jsonTextOf(readWholeFile(resolve(cwd, path), mostReportBytes));
    data = JSON.parse(text);
  } catch (error) {
    data = firstLineOf(text);
    if (!isLine(data)) throw new InputError(`${path}: ${reasonOf(error, text)}`, hint);
  }
  if (isLine(data)) throw new InputError(`${path}: is NDJSON, which only merge reads`, hint);
  return checkData(scanInputSchema, data, path);
}

function reasonOf(error: unknown, text: string): string {
  if (!(error instanceof SyntaxError)) return `the report cannot be read: ${messageOf(error)}`;
  return text.trim() === ''
    ? 'is no report of licdiag: it is empty'
    : `is no report of licdiag: it is not JSON, or cut short (${messageOf(error)})`;
}

/** A field of JSON that is not checked yet; null where it has no such field. */
export function fieldOf(data: unknown, name: string): unknown {
  return data !== null && typeof data === 'object' ? Object.entries(data).find(([key]) => key === name)?.[1] : null;
}

/** Whether it is a line of `scan --format ndjson`. */
function isLine(data: unknown): boolean {
  const kind = fieldOf(data, 'kind');
  return kind === 'finding' || kind === 'summary';
}

function firstLineOf(text: string): unknown {
  try {
    return JSON.parse(text.slice(0, Math.max(0, text.indexOf('\n'))));
  } catch {
    return null;
  }
}

/**
 * @param place the file, with the line where it holds many documents
 * @throws InputError for data that the schema refuses
 */
export function checkData<T>(schema: z.ZodType<T>, data: unknown, place: string): T {
  const parsed = schema.safeParse(data);
  if (parsed.success) return cleanData(parsed.data);
  const [issue] = parsed.error.issues;
  if (issue?.path[0] === 'redacted' && fieldOf(data, 'redacted') === 'names')
    throw new InputError(`${place}: ${issue.message}`, 'make one without --redact names, and do not pass it on');
  if (issue?.path.join() === 'kind') throw new InputError(`${place}: ${issue.message}`, hint);
  refuseOtherVersion(data, place);
  throw new InputError(
    `${place}: is no report of licdiag: ${issue?.path.join('.') || 'top level'}: ${schemaMessage(issue?.message ?? 'is not valid')}`,
    hint,
  );
}

/** A report of another version may have other fields, and its version says more than the first of them. */
function refuseOtherVersion(data: unknown, place: string): void {
  const made = fieldOf(data, 'schemaVersion');
  if (typeof made !== 'number' || made === 1) return;
  const maker = fieldOf(fieldOf(data, 'tool'), 'version');
  const by = typeof maker === 'string' ? `, made by licdiag ${maker}` : '';
  throw new InputError(
    `${place}: is a report of version ${made}${by}; licdiag ${version} reads version 1 only`,
    'use the licdiag that made it, or make a new one with: licdiag scan <path> --format json -o report.json',
  );
}
