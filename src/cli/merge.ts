/** `licdiag merge`: puts many site reports together into one view of the hierarchy. */
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { InputError, messageOf } from '../errors.js';
import { diskPath, toSlashes } from '../input/disk-path.js';
import { expandFiles } from '../input/expand-files.js';
import { Hierarchy } from '../merge/hierarchy.js';
import { reportNames } from '../merge/report-names.js';
import { viewHierarchy } from '../merge/view-hierarchy.js';
import type { MergeReport } from '../model/merge.js';
import { mergeSchema } from '../model/merge-schema.js';
import { filterOptions } from '../model/report-filters.js';
import type { SummaryLine } from '../model/report-input.js';
import { findingInputSchema, scanInputSchema, summaryLineSchema } from '../model/report-input-schema.js';
import { writeJson } from '../report/json.js';
import { writeMergeText } from '../report/merge/text.js';
import { doubts } from '../report/merge/words.js';
import { version } from '../version.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { checkData, fieldOf } from './load-report.js';
import { printWritten } from './print-written.js';
import { readDocuments } from './read-documents.js';
import { recordedFilters } from './recorded-options.js';
import { refuseInput } from './refuse-input.js';
import type { MergeOptions } from './report-options.js';
import { tell } from './tell.js';
import { writerOptions } from './writer-options.js';

export async function merge(paths: readonly string[], options: MergeOptions, io: Io): Promise<number> {
  const reports = await expandFiles(paths, /\.(?:json|ndjson|jsonl)$/i, io);
  // A JSON result may replace an earlier result that was merged into it: nothing is lost.
  if (options.format !== 'json') await refuseInput(options.output, reports, io);
  const hierarchy = new Hierarchy();
  const wholePath = (path: string): string => toSlashes(resolve(diskPath(path, io)), io.platform);
  const names = reportNames(reports.filter((path) => path !== '-').map(wholePath));
  for (const path of reports) {
    if (path === '-') await addReports({ path, stream: io.stdin(), name: null }, hierarchy, io);
    else {
      const name = names.get(wholePath(path)) ?? null;
      await addReports({ path, stream: createReadStream(diskPath(path, io)), name }, hierarchy, io);
    }
  }
  const merged = viewHierarchy(hierarchy, version);
  await printWritten(await written(merged, options, io), options.output, io);
  if (options.format !== 'text' || options.output !== undefined)
    for (const doubt of doubts(merged)) await tell(doubt, io);
  const twice = hierarchy.countedTwice();
  if (twice.length > 0) await tell(twiceInWords(twice), io);
  const { error, warning, info } = merged.summary.active;
  const counts = { error, warning: error + warning, info: error + warning + info, never: 0 }[options.failOn];
  if (counts > 0) return exitCodes.findings;
  return merged.complete ? exitCodes.clean : exitCodes.incomplete;
}

function twiceInWords(sites: readonly string[]): string {
  const names = `${sites.slice(0, 5).join(', ')}${sites.length > 5 ? `, and ${sites.length - 5} more` : ''}`;
  return `a result of merge was given together with other reports of ${names}: if it was made of these, their logs and unexplained errors count twice`;
}

async function written(merged: MergeReport, options: MergeOptions, io: Io): Promise<string | Iterable<string>> {
  if (options.format === 'json') return writeJson(merged);
  if (options.format === 'html') return (await import('../report/merge/html.js')).writeMergeHtml(merged);
  if (options.format === 'csv') return (await import('../report/merge/csv.js')).writeMergeCsv(merged);
  return writeMergeText(merged, await writerOptions(options, io));
}

interface ReportFile {
  /** As it was given. */
  readonly path: string;
  readonly stream: Readable;
  /** By which the hierarchy tells it from the others; null for standard input. */
  readonly name: string | null;
}

async function addReports({ path, stream, name }: ReportFile, hierarchy: Hierarchy, io: Io): Promise<void> {
  const add = adderTo(hierarchy, name, io);
  let isEmpty = true;
  try {
    for await (const { data, line } of readDocuments(stream, path)) {
      isEmpty = false;
      add(data, `${path}:${line}`);
    }
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(`${path}: cannot be read: ${messageOf(error)}`);
  }
  // A scan that could not run leaves an empty file behind. Skipping it would silently leave out its site.
  if (isEmpty) throw new InputError(`${path}: is no report of licdiag: it is empty`);
}

/** @returns a function that adds one document, which stands at `place` */
function adderTo(hierarchy: Hierarchy, source: string | null, io: Io): (data: unknown, place: string) => void {
  const addSummary = (line: SummaryLine): void =>
    hierarchy.addSummary(line, source, filterOptions(recordedFilters(line.run.arguments, io)));
  return (data, place) => {
    const kind = fieldOf(data, 'kind');
    if (kind === 'finding') hierarchy.addFinding(checkData(findingInputSchema, data, place), source);
    else if (kind === 'summary') addSummary(checkData(summaryLineSchema, data, place));
    else if (kind === 'merge') hierarchy.addMerged(checkData(mergeSchema, data, place));
    else {
      const { findings, summary, ...report } = checkData(scanInputSchema, data, place);
      for (const finding of findings) hierarchy.addFinding(finding, source);
      addSummary({ ...report, ...summary, kind: 'summary' });
    }
  };
}
