/** `licdiag diff`: compares two reports. */
import { diffReports } from '../compare/diff-reports.js';
import { writeDiffText } from '../report/diff-text.js';
import { writeJson } from '../report/json.js';
import { version } from '../version.js';
import { coloursFor } from './colours.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { loadReport } from './load-report.js';
import { printWritten } from './print-written.js';
import { refuseInput } from './refuse-input.js';
import type { DiffOptions } from './report-options.js';
import { textWidth } from './text-width.js';

export async function diff(older: string, newer: string, options: DiffOptions, io: Io): Promise<number> {
  await refuseInput(options.output, [older, newer], io);
  const before = { path: older, report: await loadReport(older, io.cwd) };
  const after = { path: newer, report: await loadReport(newer, io.cwd) };
  const result = diffReports(before, after, version);
  const colours = await coloursFor(options.output === undefined ? options.color : (options.color ?? false), io);
  const written =
    options.format === 'json' ? writeJson(result) : writeDiffText(result, { colours, width: textWidth(io) });
  await printWritten(written, options.output, io);
  const isNews = result.new.length > 0 || result.changed.some(({ state }) => state === 'active');
  return isNews ? exitCodes.findings : exitCodes.clean;
}
