/**
 * Looks up every line that a report quotes in the logs as they are now. Files are found by the end of their path, wherever the copy
 * lies now.
 */
import type { Catalogue } from '../../catalogue/catalogue.js';
import { commonEnd } from '../../compare/common-end.js';
import { quoteStands } from '../../compare/compare-quote.js';
import { parseCodePage } from '../../decode/code-page.js';
import { TextDecoding } from '../../decode/decode-text.js';
import { collectSources, type InputContext } from '../../input/collect-sources.js';
import { isReadOnce } from '../../input/open-file.js';
import { groupBy } from '../../model/group-by.js';
import type { ReportInput } from '../../model/report-input.js';
import type { Source } from '../../model/source.js';
import type { VerifyReport } from '../../model/verify.js';
import { maskSecrets } from '../../redact/mask-secrets.js';
import { printable } from '../../redact/printable.js';
import { readLines } from '../../stream/read-lines.js';

/** A quote may run over this many lines. */
const longestQuote = 40;

interface Quoted {
  readonly finding: string;
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

export const notGiven = 'the file is not among the inputs';

export interface QuoteOptions extends Omit<InputContext, 'logs'> {
  readonly paths: readonly string[];
  readonly catalogue: Catalogue;
  readonly codePage?: string | undefined;
}

export function quotesOf({ findings }: ReportInput): Quoted[] {
  return findings.flatMap(({ id, evidence }) =>
    evidence.flatMap(({ kind, file, line, text }) =>
      kind === 'log' && file !== undefined && line !== undefined && text !== undefined
        ? { finding: id, file, line, text }
        : [],
    ),
  );
}

/**
 * @param folders where the folders of the report lie now, by what is found in them
 * @returns those that do not stand, with the reason
 */
export async function failedQuotes(
  quotes: readonly Quoted[],
  folders: ReadonlyMap<string, ReadonlySet<string>>,
  options: QuoteOptions,
): Promise<VerifyReport['quotes']['failed']> {
  const { catalogue, codePage } = options;
  if (options.paths.length === 0) return quotes.map((quote) => ({ ...quote, problem: notGiven }));
  const isReadable = options.paths.filter((path) => !isReadOnce(path, options.cwd));
  if (isReadable.length === 0) return [];
  const collected = await collectSources(isReadable, { ...options, logs: catalogue.logs });
  const decoding = new TextDecoding(parseCodePage(codePage));
  const recognised = new Set([...folders.values()].flatMap((own) => [...own]));
  try {
    const failed: VerifyReport['quotes']['failed'] = [];
    for (const [file, here] of groupBy(quotes, (quote) => quote.file)) {
      const own = folders.get(folderOf(file));
      // A folder that shows the findings of another one of the report is not this one.
      const among = collected.sources.filter(
        ({ path }) => (own ?? recognised).has(folderOf(path)) === (own !== undefined),
      );
      const given = nearest(file, among);
      // Only what it was renamed to may be left; that is another log, unless one of the lines stands there.
      const sources = given.length > 0 ? given : nearest(olderName(file), among);
      let problems: (string | null)[] = here.map(() => notGiven);
      for (const source of sources) {
        const found = await checkGenerations(here, [source, ...olderOf(source, among)], decoding);
        if (source === given[0] || countOf(found) < countOf(problems)) problems = found;
      }
      for (const [index, quote] of here.entries()) {
        const problem = problems[index];
        if (problem) failed.push({ ...quote, problem });
      }
    }
    return failed;
  } finally {
    collected.close();
  }
}

/** A log that rolled over since was renamed as a whole: its lines have the same numbers in the older one. */
async function checkGenerations(
  quotes: readonly Quoted[],
  [newest, ...older]: readonly [Source, ...Source[]],
  decoding: TextDecoding,
): Promise<(string | null)[]> {
  let problems = await checkQuotes(quotes, newest, decoding);
  for (const source of countOf(problems) === 0 ? [] : older) {
    const there = await checkQuotes(quotes, source, decoding);
    problems = problems.map((problem, i) => (there[i] === null ? null : problem));
  }
  return problems;
}

/** `Licsvcfg.lo_` beside `Licsvcfg.log`. */
function olderOf({ path }: Source, sources: readonly Source[]): Source[] {
  if (!/\.log$/i.test(path)) return [];
  const older = olderName(path).toUpperCase();
  return sources.filter((one) => one.path.toUpperCase() === older);
}

/** As SMS renames a log at its limit: `Licsvcfg.lo_`. */
function olderName(path: string): string {
  return path.replace(/(\.lo)g$/i, '$1_');
}

/** In the order of the quotes; null where one stands. */
async function checkQuotes(
  quotes: readonly Quoted[],
  source: Source,
  decoding: TextDecoding,
): Promise<(string | null)[]> {
  const wanted = new Set(quotes.flatMap(({ line }) => Array.from({ length: longestQuote }, (_, i) => line + i)));
  const lines = await readLines(source, wanted, decoding);
  return quotes.map(({ line, text }) => {
    const there = Array.from({ length: longestQuote }, (_, i) => lines.get(line + i) ?? '');
    if (!lines.has(line)) return 'the file has no such line';
    return quoteStands(text, there, !lines.has(line + longestQuote - 1))
      ? null
      : `there stands now: ${printable(maskSecrets(there[0] ?? '').text).slice(0, 200)}`;
  });
}

function countOf(problems: readonly (string | null)[]): number {
  return problems.filter((problem) => problem !== null).length;
}

/** The sources with the longest common end of their path; at least the name of the file must be the same. */
function nearest(file: string, sources: readonly Source[]): Source[] {
  const best = Math.max(1, ...sources.map(({ path }) => commonEnd(file, path)));
  return sources.filter(({ path }) => commonEnd(file, path) === best);
}

/** With what stands before the name of a file, also in an archive. */
export function folderOf(path: string): string {
  return path.replace(/[^/!]*$/, '');
}
