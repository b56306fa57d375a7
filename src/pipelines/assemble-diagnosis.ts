/**
 * Puts the results of all log streams and the snapshots together into one diagnosis: findings, what is undecided or unexplained,
 * what was read, and the totals. Shared by `scan` and `timeline`.
 */
import type { Catalogue } from '../catalogue/catalogue.js';
import { compareFindings } from '../compare/compare-findings.js';
import { evaluateFindings } from '../evaluate/evaluate-findings.js';
import { evaluateNearMisses } from '../evaluate/evaluate-near-misses.js';
import { evaluateUnexplained, type UnexplainedGroup } from '../evaluate/evaluate-unexplained.js';
import { type Known, markKnown, unusedAmong } from '../evaluate/mark-known.js';
import { nextArtifacts } from '../evaluate/next-artifacts.js';
import { explainAlike } from '../explain/explain-error.js';
import { withSitesOfLogs } from '../facts/sites-of-bundles.js';
import type { SnapshotFacts } from '../facts/snapshot-facts.js';
import type { LoadedSnapshot } from '../model/facts.js';
import type { Diagnosis, FileReport, SnapshotReport, Subject } from '../model/report.js';
import type { Signature } from '../model/signature.js';
import { siteCodeOf } from '../model/site-code-of.js';
import type { InputProblem } from '../model/source.js';
import type { StreamResult } from '../model/stream-result.js';
import { wantedServer } from '../model/wanted-server.js';
import { version } from '../version.js';
import { factsWithLogs } from './scan/logs-as-sources.js';

export interface AssembleOptions {
  /** Files, folders, globs, or `-`. */
  readonly paths: readonly string[];
  /** The arguments as typed; they go into the report. */
  readonly arguments?: readonly string[];
  /** Their facts confirm or refute findings and guard the steps of remedies. */
  readonly snapshots?: readonly LoadedSnapshot[];
  /** Only findings about this server, and those that name none. */
  readonly server?: string | null;
  /** Called with all servers that something was found about, when `server` is not among them. */
  readonly onOtherServers?: (servers: readonly string[]) => void;
  /** Called with the facts as they count in this run. */
  readonly onFacts?: (facts: SnapshotFacts) => void;
  /** Local times of the log in ISO 8601, inclusive. */
  readonly since?: string | null;
  readonly until?: string | null;
  /** Findings of an earlier report and acknowledgements: findings among them are marked as such. */
  readonly known?: Known;
}

/** @returns the diagnosis before redaction */
export function assembleDiagnosis(
  streams: readonly StreamResult[],
  problems: readonly InputProblem[],
  catalogue: Catalogue,
  options: AssembleOptions,
  startedAt: Date,
): Diagnosis {
  const wanted = wantedServer(options);
  const isWanted = (server: string | null): boolean => wanted === null || server === null || server === wanted;
  const known: Known = options.known ?? { baseline: new Set<string>(), acknowledgements: [] };
  const facts = factsWithLogs(withSitesOfLogs(options.snapshots ?? [], streams), streams);
  options.onFacts?.(facts);
  const { signatures } = catalogue;
  const evaluation = evaluateFindings(streams, signatures, facts, catalogue.causes);
  const findings = evaluation.findings
    .map((finding) => markKnown(finding, known))
    .filter(({ subject }) => isWanted(subject.server));
  const errorGroups = evaluateUnexplained(streams);
  const unexplained = unexplainedOf(errorGroups, wanted, catalogue);
  const explaining = [...evaluation.findings, ...evaluation.unlisted];
  const nearMisses = evaluateNearMisses(streams, signatures, explaining, isWanted);
  if (wanted !== null && options.onOtherServers) {
    const about = [...evaluation.findings, ...evaluation.undecided, ...nearMisses, ...facts.subjects('server')];
    const named = serversOf(about, errorGroups);
    if (!named.has(wanted)) options.onOtherServers([...named].sort());
  }
  const files = [...streams.flatMap((stream) => stream.files), ...problems.map(problemFile)];
  // With a wanted server the dropped failures are those of other servers, which are not shown anyway.
  const notListed = wanted === null ? droppedIn(streams, signatures.length) : 0;
  const isWhole = !options.since && !options.until && notListed === 0;
  const inputs = inputsOf(streams, files, facts, options);
  return {
    schemaVersion: 1,
    kind: 'scan',
    tool: { name: 'licdiag', version, catalogue: catalogue.hash },
    run: runOf(startedAt, options),
    inputs: { ...inputs, complete: inputs.complete && notListed === 0 },
    ...baselineOf(findings, known, catalogue, isWanted, options),
    ...acknowledgementsOf(known, evaluation.findings, signatures, isWhole),
    findings,
    undecided: evaluation.undecided.filter(({ subject }) => isWanted(subject.server)),
    nearMisses,
    nextArtifacts: nextArtifacts(evaluation.missing.filter(({ server }) => isWanted(server))),
    unexplained,
    summary: summaryOf(findings, unexplained, files, {
      notListed,
      leftOut: evaluation.findings.length - findings.length,
    }),
  };
}

/** Error lines that name the wanted server or none, with their numbers and status messages in words. */
function unexplainedOf(
  groups: readonly UnexplainedGroup[],
  wanted: string | null,
  { codes }: Catalogue,
): Diagnosis['unexplained'] {
  return groups
    .filter(({ servers }) => wanted === null || servers.length === 0 || servers.includes(wanted))
    .map((group) => ({ ...group, stages: null, ...explainAlike(group.quote.text, group.last.text, codes) }));
}

/** Entries of the acknowledge file that hold no more, and those that fit no finding: the latter only if all was looked for. */
function acknowledgementsOf(
  { acknowledgements, expired = [], isWhole: looksForAll }: Known,
  findings: Diagnosis['findings'],
  signatures: readonly Signature[],
  isWhole: boolean,
): Pick<Diagnosis, 'expiredAcknowledgements' | 'unusedAcknowledgements'> {
  const unused = looksForAll === true && isWhole ? unusedAmong(acknowledgements, findings, signatures) : [];
  return {
    ...(expired.length > 0 ? { expiredAcknowledgements: [...expired] } : {}),
    ...(unused.length > 0 ? { unusedAcknowledgements: unused } : {}),
  };
}

/** The totals. `notListed` and `leftOut` stand in them only where they are not 0. */
function summaryOf(
  findings: Diagnosis['findings'],
  unexplained: Diagnosis['unexplained'],
  files: readonly FileReport[],
  { notListed, leftOut }: { readonly notListed: number; readonly leftOut: number },
): Diagnosis['summary'] {
  return {
    findings: countsOf(findings),
    ...(notListed > 0 ? { notListed } : {}),
    ...(leftOut > 0 ? { leftOut } : {}),
    servers: serversOf(findings, unexplained).size,
    files: files.filter(({ status }) => status === 'read').length,
    bytes: files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
  };
}

/** How many failures were dropped because a run lists only so many. Counts those of listed signatures, not of their causes. */
function droppedIn(streams: readonly StreamResult[], listed: number): number {
  return streams.reduce(
    (sum, { rules }) => sum + rules.slice(0, listed).reduce((own, { dropped }) => own + dropped, 0),
    0,
  );
}

function runOf(startedAt: Date, options: AssembleOptions): Diagnosis['run'] {
  return {
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    arguments: [...(options.arguments ?? options.paths)],
  };
}

/** What was read, and whether that is all that was asked for. */
function inputsOf(
  streams: readonly StreamResult[],
  files: FileReport[],
  { snapshots }: SnapshotFacts,
  { paths }: AssembleOptions,
): Diagnosis['inputs'] {
  const meteringLogs = streams.reduce((sum, stream) => sum + stream.meteringLogs, 0);
  return {
    complete:
      (meteringLogs > 0 || paths.length === 0) &&
      snapshots.every(({ snapshot }) => (snapshot.problems ?? []).length === 0) &&
      files.every(({ status, problem }) => status === 'duplicate' || problem === null),
    meteringLogs,
    files,
    snapshots: snapshots.map(snapshotReport),
  };
}

function countsOf(findings: Diagnosis['findings']): Diagnosis['summary']['findings'] {
  const count = (severity: Signature['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}

/** The servers that findings and unexplained errors name. */
function serversOf(
  about: readonly { readonly subject: Subject }[],
  errors: readonly { readonly servers: readonly string[] }[],
): Set<string> {
  return new Set([
    ...about.flatMap(({ subject }) => subject.server ?? []),
    ...errors.flatMap(({ servers }) => servers),
  ]);
}

/** The entry of a snapshot in the inputs of a report. */
export function snapshotReport({ path, snapshot }: LoadedSnapshot): SnapshotReport {
  return {
    path,
    collectedAt: snapshot.collectedAt ?? null,
    site: siteCodeOf(snapshot),
    servers: (snapshot.meteringServers ?? []).map(({ name }) => name.toUpperCase()).sort(),
    problems: [...(snapshot.problems ?? [])],
  };
}

function baselineOf(
  findings: Diagnosis['findings'],
  { baselineFindings }: Known,
  { signatures }: Catalogue,
  isWanted: (server: string | null) => boolean,
  { since = null, until = null }: AssembleOptions,
): Pick<Diagnosis, 'baseline'> {
  if (!baselineFindings) return {};
  const lookedFor = new Set(signatures.map(({ id }) => id));
  const {
    new: added,
    still,
    changed,
    gone,
  } = compareFindings(baselineFindings, findings, {
    looksFor: ({ signature, subject }) => lookedFor.has(signature) && isWanted(subject.server),
    isWhole: since === null && until === null,
  });
  return { baseline: { new: added.length, still: still.length, changed, gone } };
}

function problemFile({ path, kind, problem }: InputProblem): FileReport {
  const unknown = {
    log: null,
    format: null,
    encoding: null,
    bytes: null,
    entries: null,
    firstTime: null,
    lastTime: null,
    timeZone: null,
  };
  return { path, ...unknown, status: kind, problem };
}
