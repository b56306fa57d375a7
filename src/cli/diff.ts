/** `licdiag diff`: compares two reports. */
import { catalogue } from '../catalogue/catalogue.generated.js';
import { diffReports, type NamedReport } from '../compare/diff-reports.js';
import { writeDiffText } from '../report/diff-text.js';
import { writeJson } from '../report/json.js';
import { version } from '../version.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { loadReport } from './load-report.js';
import { printWritten } from './print-written.js';
import { recordedFilters } from './recorded-options.js';
import { refuseInput } from './refuse-input.js';
import type { DiffOptions } from './report-options.js';
import { writerOptions } from './writer-options.js';

export async function diff(older: string, newer: string, options: DiffOptions, io: Io): Promise<number> {
  await refuseInput(options.output, [older, newer], io);
  const result = diffReports(await named(older, io), await named(newer, io), version, otherArticles);
  const written =
    options.format === 'json' ? writeJson(result) : writeDiffText(result, await writerOptions(options, io));
  await printWritten(written, options.output, io);
  const isNews = result.new.length > 0 || result.changed.some(({ state }) => state === 'active');
  return isNews ? exitCodes.findings : exitCodes.clean;
}

function otherArticles(signature: string): readonly string[] {
  return catalogue.signatures.find(({ id }) => id === signature)?.articles ?? [];
}

async function named(path: string, io: Io): Promise<NamedReport> {
  const report = await loadReport(path, io.cwd);
  return { path, report, filters: recordedFilters(report.run.arguments, io) };
}
