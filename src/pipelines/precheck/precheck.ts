/**
 * The pipeline of `precheck`: makes a redacted checklist from a snapshot, logs and answers. Logs that are given are diagnosed
 * as in a scan; of that diagnosis only the findings that matter for the upgrade are kept.
 */
import type { Readable } from 'node:stream';
import { catalogue as shipped } from '../../catalogue/catalogue.generated.js';
import { upgradeCatalogue as shippedChecks } from '../../catalogue/upgrade.generated.js';
import { diagnose } from '../../diagnose.js';
import { nextArtifacts } from '../../evaluate/next-artifacts.js';
import { SnapshotFacts } from '../../facts/snapshot-facts.js';
import { collectSources } from '../../input/collect-sources.js';
import { isReadOnce } from '../../input/open-file.js';
import type { Answer } from '../../model/answer.js';
import type { LoadedSnapshot } from '../../model/facts.js';
import type { Item, PrecheckData, PrecheckReport, RelevantFinding } from '../../model/precheck-report.js';
import type { RedactMode, Report } from '../../model/report.js';
import { siteCodeOf } from '../../model/site-code-of.js';
import type { Phase, UpgradeCatalogue, UpgradeCheck } from '../../model/upgrade-check.js';
import { applies, assembleChecklist } from '../../precheck/assemble-checklist.js';
import { choosePath } from '../../precheck/choose-path.js';
import { prepareSnapshot } from '../../precheck/prepare-snapshot.js';
import { readAnswers, type WrittenAnswer } from '../../precheck/read-answers.js';
import { redactPrecheck } from '../../redact/redact-precheck.js';
import { version } from '../../version.js';
import { snapshotReport } from '../assemble-diagnosis.js';
import { collectedLines, readSetupLogs, type SetupLogs } from './read-setup-logs.js';

export interface PrecheckOptions {
  readonly snapshot: LoadedSnapshot;
  /** The target service pack, as typed. */
  readonly to: string;
  readonly from?: string | null;
  /** Only the checks of this phase. Null: the checks before setup are judged, later ones only listed. */
  readonly phase?: Phase | null;
  /** Files, folders and archives with logs. */
  readonly logs?: readonly string[];
  readonly answers?: { readonly file: string; readonly written: readonly WrittenAnswer[] } | null;
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
  readonly stdin?: () => Readable;
  readonly arguments?: readonly string[];
  readonly redact?: Exclude<RedactMode, 'names'>;
  /** Default: the shipped checks. */
  readonly checks?: UpgradeCatalogue;
}

interface ReadLogs extends SetupLogs {
  readonly diagnosis: Report | null;
}

/** @throws UsageError and InputError for an upgrade path, a snapshot or an answer that makes no sense. */
export async function precheck(options: PrecheckOptions): Promise<PrecheckReport> {
  const startedAt = new Date();
  const { checks: catalogue = shippedChecks, phase = null, snapshot: loaded } = options;
  const judged = phase ?? 'before';
  const path = choosePath({ from: options.from ?? null, to: options.to, phase: judged }, loaded.snapshot);
  const answers = options.answers ? readAnswers(options.answers.written, catalogue.checks, options.answers.file) : [];
  const logs = await readLogs(options, catalogue);
  // A log that was given says more than the copy in the snapshot, and replaces it.
  const collected = collectedLines(loaded, catalogue.setupLines).filter(
    ({ name }) => !logs.logs.some((log) => log.name === name),
  );
  const snapshot = prepareSnapshot(loaded.snapshot, path, [...collected, ...logs.logs]);
  const facts = new SnapshotFacts([{ path: loaded.path, snapshot }]);
  const checks = catalogue.checks.filter((check) => applies(check, path) && (phase === null || check.phase === phase));
  const findings = relevantFindings(logs.diagnosis, checks);
  const lines = logs.logs.flatMap((log) => log.lines);
  const site = siteCodeOf(snapshot);
  const checklist = assembleChecklist(checks, snapshot, {
    ...path,
    phase: judged,
    site,
    snapshotPath: loaded.path,
    collectedAt: snapshot.collectedAt ?? null,
    judge: (condition, server) => facts.judge(condition, { site: null, server, client: null, captures: {} }),
    answers,
    lines,
    findings,
  });
  return redactPrecheck({
    schemaVersion: 1,
    kind: 'precheck',
    tool: { name: 'licdiag', version, catalogue: catalogue.hash },
    run: {
      startedAt: startedAt.toISOString(),
      durationMs: Date.now() - startedAt.getTime(),
      arguments: [...(options.arguments ?? [])],
    },
    redacted: options.redact ?? 'secrets',
    ...path,
    phase: judged,
    verdict: checklist.verdict,
    site,
    shown: snapshot.site?.servicePack ?? null,
    inputs: inputsOf(loaded, logs),
    items: [...checklist.items],
    plan: checklist.plan,
    nextArtifacts: nextArtifacts(missingOf(checklist.items)),
    findings,
    setupLines: [...collected.flatMap((log) => log.lines), ...lines],
    ...notesOf(snapshot, judged),
    ...unusedAnswers(answers, checklist.items),
    summary: checklist.summary,
  });
}

async function readLogs(options: PrecheckOptions, catalogue: UpgradeCatalogue): Promise<ReadLogs> {
  const { logs: paths = [], cwd, platform, stdin, snapshot } = options;
  if (paths.length === 0) return { logs: [], files: [], diagnosis: null };
  const collected = await collectSources(paths, { cwd, platform, ...(stdin && { stdin }), logs: shipped.logs });
  try {
    const setup = await readSetupLogs(collected.sources, catalogue.setupLines);
    const diagnosis = await diagnose({
      paths: paths.filter((path) => !isReadOnce(path, cwd)),
      cwd,
      platform,
      snapshots: [snapshot],
      redact: options.redact ?? 'secrets',
    });
    return { ...setup, diagnosis };
  } finally {
    collected.close();
  }
}

/** The active findings whose signature or article a check names, each with the ids of those checks. */
function relevantFindings(diagnosis: Report | null, checks: readonly UpgradeCheck[]): RelevantFinding[] {
  return (diagnosis?.findings ?? [])
    .filter(({ state }) => state === 'active')
    .map(({ signature, article, title, severity, confidence, subject, lastSeen, occurrences }) => ({
      ...{ signature, article, title, severity, confidence, subject, lastSeen, occurrences },
      checks: checks
        .filter(
          (check) =>
            (check.logs ?? []).some((log) => log.signature === signature) ||
            (article !== null && [check.article, ...(check.articles ?? [])].includes(article)),
        )
        .map(({ id }) => id),
    }))
    .filter(({ checks: related }) => related.length > 0);
}

function inputsOf(loaded: LoadedSnapshot, { files, diagnosis }: ReadLogs): PrecheckData['inputs'] {
  const described = snapshotReport(loaded);
  const read = (diagnosis?.inputs.files ?? [])
    .filter(({ status }) => status !== 'duplicate')
    .map((file) => ({ path: file.path, problem: file.problem }));
  const logs = [...new Map([...read, ...files].map((file) => [file.path, file])).values()];
  return {
    complete: described.problems.length === 0 && logs.every(({ problem }) => problem === null),
    snapshots: [described],
    logs,
  };
}

/** A warning where setup already runs: the checks before setup read as if it had not been started. */
function notesOf({ upgrade }: LoadedSnapshot['snapshot'], phase: Phase): Pick<PrecheckData, 'notes'> {
  if (phase !== 'before' || upgrade?.running !== true) return {};
  const said =
    'Setup runs already, by what was collected, and this is the checklist for the time before it: do not start setup a second time (inferred). Look at --phase during, and where setup writes nothing any more at "licdiag explain Q258547".';
  return { notes: [said] };
}

/** Answers about servers that the checklist does not have. Answers to checks of another phase or path are not reported. */
function unusedAnswers(answers: readonly Answer[], items: readonly Item[]): Pick<PrecheckData, 'unusedAnswers'> {
  const asked = new Set(items.map(({ id }) => id));
  const unused = answers.flatMap(({ id, server }) => {
    if (server === null || !asked.has(id)) return [];
    const name = server.toUpperCase();
    return items.some((item) => item.id === id && item.subject.server === name) ? [] : [{ id, server: name }];
  });
  return unused.length > 0 ? { unusedAnswers: unused } : {};
}

/** The facts that open items lack, and whether they could still make an item fail. */
function missingOf(items: readonly Item[]): { fact: string; decides: string; mayBlock: boolean }[] {
  return items
    .filter(({ status }) => status === 'unknown')
    .flatMap(({ id, missing, mayFail }) => missing.map((fact) => ({ fact, decides: id, mayBlock: mayFail })));
}
