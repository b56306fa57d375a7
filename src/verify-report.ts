/**
 * `licdiag verify` as a pipeline: diagnoses the inputs again, compares the findings with those of the report, and looks up
 * every line that the report quotes. Files are found by the end of their path, wherever the copy lies now. A log goes on
 * while the install is retried: the same failure once more leaves the report true, and an attempt without an end is told.
 */
import type { Catalogue } from './catalogue/catalogue.js';
import { compareFindings } from './compare/compare-findings.js';
import { quoteStands } from './compare/compare-quote.js';
import { parseCodePage } from './decode/code-page.js';
import { TextDecoding } from './decode/decode-text.js';
import { type DiagnoseOptions, diagnose, type Report } from './diagnose.js';
import { collectSources } from './input/collect-sources.js';
import { isReadOnce } from './input/open-file.js';
import type { ReportInput } from './model/report-input.js';
import type { Source } from './model/source.js';
import type { VerifyReport } from './model/verify.js';
import { readLines } from './read-context.js';
import { maskSecrets } from './redact/mask-secrets.js';
import { printable } from './redact/printable.js';
import { timeline } from './timeline.js';
import { version } from './version.js';

/** A quote may run over this many lines. */
const longestQuote = 40;

interface Quoted {
  readonly finding: string;
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

const notGiven = 'the file is not among the inputs';

type Seen = Pick<ReportInput['findings'][number], 'occurrences' | 'lastSeen'>;

export interface VerifyOptions extends Omit<DiagnoseOptions, 'catalogue'> {
  readonly catalogue: Catalogue;
}

export async function verifyReport(path: string, report: ReportInput, options: VerifyOptions): Promise<VerifyReport> {
  const now = await diagnose({ ...options, redact: report.redacted === 'none' ? 'none' : 'secrets' });
  const quotes = quotesOf(report);
  const failed = await failedQuotes(quotes, options);
  const compared = compareFindings(report.findings, now.findings);
  const { changed, repeated } = changesOf(report, now);
  const missing = new Set(failed.filter(({ problem }) => problem === notGiven).map(({ file }) => file)).size;
  const isSame = changed.length + compared.gone.length + compared.new.length === 0;
  return {
    schemaVersion: 1,
    kind: 'verify',
    tool: { name: 'licdiag', version },
    report: { path, startedAt: report.run.startedAt, catalogue: report.tool.catalogue },
    holds: isSame && failed.length === 0,
    complete: now.inputs.complete,
    quotes: { checked: quotes.length, failed },
    findings: {
      same: report.findings.length - changed.length - compared.gone.length,
      repeated,
      changed,
      gone: compared.gone,
      new: compared.new,
    },
    unfinished: await unfinishedAttempts([...report.findings, ...now.findings], options),
    notes: [
      ...(missing === 0
        ? []
        : [
            `${missing} of the logs that the report quotes ${missing === 1 ? 'is' : 'are'} not among the inputs: that a failure in them is over is not known`,
          ]),
      ...(now.tool.catalogue === report.tool.catalogue
        ? []
        : ['the report was made with other signatures: findings may differ because of that']),
      ...((report.inputs.snapshots ?? []).length > 0 && now.inputs.snapshots.length === 0
        ? ['the report was made with a snapshot, and none was given (-s): findings may differ because of that']
        : []),
    ],
  };
}

function quotesOf({ findings }: ReportInput): Quoted[] {
  return findings.flatMap(({ id, evidence }) =>
    evidence.flatMap(({ kind, file, line, text }) =>
      kind === 'log' && file !== undefined && line !== undefined && text !== undefined
        ? { finding: id, file, line, text }
        : [],
    ),
  );
}

function changesOf({ findings }: ReportInput, now: Report): Pick<VerifyReport['findings'], 'changed' | 'repeated'> {
  const newer = new Map(now.findings.map((finding) => [finding.id, finding]));
  const changed: VerifyReport['findings']['changed'] = [];
  const repeated: VerifyReport['findings']['repeated'] = [];
  for (const old of findings) {
    const finding = newer.get(old.id);
    if (!finding) continue;
    const { id, signature, article, title, severity, state, subject, lastSeen } = finding;
    const compared = { id, signature, article, title, severity, state, subject };
    const changes = [
      old.state === state ? '' : `${old.state} -> ${state}`,
      old.confidence === finding.confidence ? '' : `${old.confidence} -> ${finding.confidence}`,
    ].filter((change) => change !== '');
    const again = seenOtherwise(old, finding);
    if (changes.length > 0 || (again.length > 0 && !happenedAgain(old, finding)))
      changed.push({ ...compared, change: [...changes, ...again].join(', ') });
    else if (again.length > 0)
      repeated.push({ ...compared, before: old.occurrences, occurrences: finding.occurrences, lastSeen });
  }
  return { changed, repeated };
}

/** Quotes have no times: a log that was begun anew may have the same lines at the same places, of another failure. */
function seenOtherwise(old: Seen, now: Seen): string[] {
  if (old.occurrences !== now.occurrences) return [`${old.occurrences} times -> ${now.occurrences} times`];
  if (old.lastSeen === now.lastSeen) return [];
  return [`last seen ${old.lastSeen ?? 'without a time'} -> last seen ${now.lastSeen ?? 'without a time'}`];
}

/** More of them, and later: more of the same time only means that more was read. As many, and later: of a log begun anew. */
function happenedAgain(old: Seen, now: Seen): boolean {
  if (now.occurrences === old.occurrences) return (now.lastSeen ?? '') > (old.lastSeen ?? '') && old.lastSeen !== null;
  return now.occurrences > old.occurrences && (old.lastSeen === null || now.lastSeen !== old.lastSeen);
}

/** The newest attempts on servers with a finding that began after the failure, and of which no line tells how they ended. */
async function unfinishedAttempts(
  findings: readonly (Seen & Pick<ReportInput['findings'][number], 'subject'>)[],
  options: VerifyOptions,
): Promise<VerifyReport['unfinished']> {
  const paths = options.paths.filter((path) => !isReadOnce(path, options.cwd));
  if (paths.length === 0 || findings.every(({ subject }) => subject.server === null)) return [];
  const { servers } = await timeline({ ...options, paths, stdin: neverRead });
  return servers.flatMap(({ server, site, outcome, attempts }) => {
    const startedAt = attempts.at(-1)?.startedAt ?? null;
    const seen = findings
      .filter(({ subject }) => subject.server === server && (site === null || (subject.site ?? site) === site))
      .map(({ lastSeen }) => lastSeen ?? '');
    const isLater = startedAt !== null && seen.length > 0 && seen.every((time) => time < startedAt);
    return outcome === 'unfinished' && isLater
      ? { server, site, startedAt, lastSeenAt: attempts.at(-1)?.stoppedAt ?? null }
      : [];
  });
}

async function failedQuotes(
  quotes: readonly Quoted[],
  options: VerifyOptions,
): Promise<VerifyReport['quotes']['failed']> {
  const { catalogue, codePage = 'windows-1252' } = options;
  const isReadable = options.paths.filter((path) => !isReadOnce(path, options.cwd));
  if (isReadable.length === 0) return [];
  const collected = await collectSources(isReadable, { ...options, stdin: neverRead, logs: catalogue.logs });
  const decoding = new TextDecoding(parseCodePage(codePage));
  try {
    const failed: VerifyReport['quotes']['failed'] = [];
    for (const [file, own] of groupByFile(quotes)) {
      const source = sourceFor(file, collected.sources);
      const problems = source ? await checkQuotes(own, source, decoding) : own.map(() => notGiven);
      for (const [index, quote] of own.entries()) {
        const problem = problems[index];
        if (problem) failed.push({ ...quote, problem });
      }
    }
    return failed;
  } finally {
    collected.close();
  }
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

/** The source with the longest common end of its path; at least the name of the file must be the same. */
function sourceFor(file: string, sources: readonly Source[]): Source | null {
  const common = (path: string): number => {
    const [one, other] = [partsOf(file), partsOf(path)];
    let length = 0;
    while (length < one.length && one.at(-1 - length) === other.at(-1 - length)) length += 1;
    return length;
  };
  const best = [...sources].sort((a, b) => common(b.path) - common(a.path))[0];
  return best && common(best.path) > 0 ? best : null;
}

function partsOf(path: string): string[] {
  return path.toLowerCase().split(/[/!]/);
}

function groupByFile(quotes: readonly Quoted[]): Map<string, Quoted[]> {
  const groups = new Map<string, Quoted[]>();
  for (const quote of quotes) groups.set(quote.file, [...(groups.get(quote.file) ?? []), quote]);
  return groups;
}

function neverRead(): never {
  throw new Error('standard input is not read for quotes');
}
