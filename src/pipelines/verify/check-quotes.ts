/**
 * Looks up every line that a report quotes in the logs as they are now. The logs may have been copied elsewhere, so files are
 * found by the end of their path.
 */
import type { Catalogue } from '../../catalogue/catalogue.js';
import { commonEnd } from '../../compare/common-end.js';
import { quoteStands } from '../../compare/compare-quote.js';
import { parseCodePage } from '../../decode/code-page.js';
import { TextDecoding } from '../../decode/decode-text.js';
import { collectSources, type InputContext } from '../../input/collect-sources.js';
import { isReadOnce } from '../../input/open-file.js';
import { folderOf } from '../../model/folder-of.js';
import { groupBy } from '../../model/group-by.js';
import type { ReportInput } from '../../model/report-input.js';
import type { Source } from '../../model/source.js';
import type { VerifyReport } from '../../model/verify.js';
import { maskSecrets } from '../../redact/mask-secrets.js';
import { printable } from '../../redact/printable.js';
import { readLines } from '../../stream/read-lines.js';

/** Lines that a quote may span. */
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
 * @param folders for each folder of the report, the folders now that show its findings
 * @returns the quotes that are not in the logs any more, with the reason
 */
export async function failedQuotes(
  quotes: readonly Quoted[],
  folders: ReadonlyMap<string, ReadonlySet<string>>,
  options: QuoteOptions,
): Promise<VerifyReport['quotes']['failed']> {
  const { catalogue, codePage } = options;
  if (options.paths.length === 0) return quotes.map((quote) => ({ ...quote, problem: notGiven }));
  const rereadable = options.paths.filter((path) => !isReadOnce(path, options.cwd));
  if (rereadable.length === 0) return [];
  const collected = await collectSources(rereadable, { ...options, logs: catalogue.logs });
  const decoding = new TextDecoding(parseCodePage(codePage));
  const recognised = new Set([...folders.values()].flatMap((own) => [...own]));
  try {
    const failed: VerifyReport['quotes']['failed'] = [];
    for (const [file, here] of groupBy(quotes, (quote) => quote.file)) {
      const own = folders.get(folderOf(file));
      // A folder recognised by the findings of another folder of the report is not this one.
      const candidates = collected.sources.filter(
        ({ path }) => (own ?? recognised).has(folderOf(path)) === (own !== undefined),
      );
      const given = nearest(file, candidates);
      // After a rollover only the renamed file may be left. It counts as this log only if one of the lines is in it.
      const sources = given.length > 0 ? given : nearest(olderName(file), candidates);
      let problems: (string | null)[] = here.map(() => notGiven);
      for (const source of sources) {
        const found = await checkGenerations(here, [source, ...olderOf(source, candidates)], decoding);
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

/** Checks quotes in a log and in its older generation: a rollover renames the whole file, so line numbers stay the same. */
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

/** The older generation of a log among the sources: `Licsvcfg.lo_` for `Licsvcfg.log`. */
function olderOf({ path }: Source, sources: readonly Source[]): Source[] {
  if (!/\.log$/i.test(path)) return [];
  const older = olderName(path).toUpperCase();
  return sources.filter((one) => one.path.toUpperCase() === older);
}

/** The name that SMS gives to a log when it reaches its size limit: `Licsvcfg.lo_`. */
function olderName(path: string): string {
  return path.replace(/(\.lo)g$/i, '$1_');
}

/** The problem of each quote, in their order; null where the quote is still there. */
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
    return quoteStands(text, there)
      ? null
      : `there stands now: ${printable(maskSecrets(there[0] ?? '').text).slice(0, 200)}`;
  });
}

function countOf(problems: readonly (string | null)[]): number {
  return problems.filter((problem) => problem !== null).length;
}

/** The sources whose path shares the longest end with `file`; at least the file name must be the same. */
function nearest(file: string, sources: readonly Source[]): Source[] {
  const best = Math.max(1, ...sources.map(({ path }) => commonEnd(file, path)));
  return sources.filter(({ path }) => commonEnd(file, path) === best);
}
