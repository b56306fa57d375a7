/** Reads reports back. What is no report, or one that cannot be compared, is named with the place of its first mistake. */
import { resolve } from 'node:path';
import type { z } from 'zod';
import { InputError, messageOf } from '../errors.js';
import { readWholeFile } from '../input/read-whole-file.js';
import type { ReportInput } from '../model/report-input.js';
import { cleanData } from '../redact/clean-data.js';
import { parseJson } from './parse-json.js';

/** The most that a report may hold. One of 100,000 logs and as many findings as are listed holds a third. */
export const mostReportBytes = 192 * 1024 ** 2;

const hint = 'make one with: licdiag scan <path> --format json -o report.json';

/** @throws InputError when it is not a JSON report of `licdiag scan` */
export async function loadReport(path: string, cwd: string): Promise<ReportInput> {
  const { scanInputSchema } = await import('../model/report-input-schema.js');
  let data: unknown;
  try {
    data = parseJson(readWholeFile(resolve(cwd, path), mostReportBytes));
  } catch (error) {
    throw new InputError(`${path}: the report cannot be read: ${messageOf(error)}`, hint);
  }
  return checkData(scanInputSchema, data, path);
}

/** @param place the file, with the line where there are many */
export function checkData<T>(schema: z.ZodType<T>, data: unknown, place: string): T {
  const parsed = schema.safeParse(data);
  if (parsed.success) return cleanData(parsed.data);
  const [issue] = parsed.error.issues;
  if (issue?.path[0] === 'redacted')
    throw new InputError(`${place}: ${issue.message}`, 'make one without --redact names, and keep it in the house');
  if (issue?.path.join() === 'kind') throw new InputError(`${place}: ${issue.message}`, hint);
  throw new InputError(
    `${place}: is no report of licdiag: ${issue?.path.join('.') || 'top level'}: ${issue?.message}`,
    hint,
  );
}
