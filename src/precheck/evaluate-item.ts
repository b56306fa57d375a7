/** One item of the checklist: what the facts say, then what somebody answered, then what logs add. */
import type { Answer } from '../model/answer.js';
import type { Item, ItemEvidence, RelevantFinding, SeenLine } from '../model/precheck-report.js';
import type { ItemStatus, Phase, ServicePack, UpgradeCheck } from '../model/upgrade-check.js';
import { type CheckResult, type Judge, judgeCheck } from './judge-check.js';
import { stepsFor } from './steps-for.js';
import type { CheckSubject } from './subjects-of.js';

/** What holds for the whole run. */
export interface Situation {
  readonly from: ServicePack;
  readonly to: ServicePack;
  /** The phase that is judged now. */
  readonly phase: Phase;
  readonly site: string | null;
  readonly snapshotPath: string;
  readonly collectedAt: string | null;
  readonly judge: Judge;
  readonly answers: readonly Answer[];
  readonly lines: readonly SeenLine[];
  readonly findings: readonly RelevantFinding[];
}

interface Judged extends Pick<Item, 'status' | 'because' | 'mayFail'> {
  readonly missing: readonly string[];
  readonly evidence: readonly ItemEvidence[];
}

const rank: Record<ItemStatus, number> = { pass: 0, manual: 1, warn: 2, unknown: 3, fail: 4 };

export function evaluateItem(check: UpgradeCheck, subject: CheckSubject, situation: Situation): Item {
  const server = subject.kind === 'server' ? subject.server : null;
  const due = check.phase === situation.phase;
  const fill = (text: string): string => fillIn(text, server, situation);
  const judged = due ? settle(check, subject, situation) : notDue(check);
  const noServers = subject.kind === 'no-servers';
  return {
    id: check.id,
    article: check.article,
    title: check.title,
    phase: check.phase,
    status: judged.status,
    subject: { site: situation.site, server, client: null },
    evidence: [...judged.evidence],
    steps: noServers ? [] : stepsFor(check, { status: judged.status, due, server, judge: situation.judge, fill }),
    because: fill(judged.because),
    concerns: check.concerns,
    basis: check.basis,
    documented: check.basis === 'upgrade-article',
    inferred: check.inferred ?? null,
    notes: [check.caution, check.contradiction && `The articles disagree: ${check.contradiction}`].filter(
      (note) => note !== undefined,
    ),
    articles: [check.article ?? [], check.articles ?? []].flat(),
    due,
    missing: [...judged.missing],
    mayFail: judged.mayFail,
    question:
      judged.status === 'unknown' || judged.status === 'manual'
        ? { how: [...check.question.how], answers: { ...check.question.answers } }
        : null,
  };
}

function notDue({ phase }: UpgradeCheck): Judged {
  const when = phase === 'during' ? 'while setup runs' : phase === 'after' ? 'after the upgrade' : 'before the upgrade';
  return {
    status: 'manual',
    because: `To be looked at ${when}: --phase ${phase}.`,
    missing: [],
    mayFail: false,
    evidence: [],
  };
}

function settle(check: UpgradeCheck, subject: CheckSubject, situation: Situation): Judged {
  const byFacts = factsOf(check, subject, situation);
  const answered = withAnswer(check, subject, byFacts, situation);
  return withLogs(check, subject, answered, situation);
}

function factsOf(check: UpgradeCheck, subject: CheckSubject, { judge, snapshotPath, collectedAt }: Situation): Judged {
  if (subject.kind === 'no-servers')
    return { status: 'pass', because: 'The site has no metering server.', missing: [], mayFail: false, evidence: [] };
  const result =
    subject.kind === 'unknown-servers' ? unknownServers(check, subject.missing) : resultFor(check, subject, judge);
  const evidence = result.facts.map(
    ({ fact, value, says }): ItemEvidence => ({
      kind: 'snapshot',
      file: snapshotPath,
      time: collectedAt,
      fact,
      value,
      says,
    }),
  );
  if (result.status !== null)
    return { status: result.status, because: result.says ?? '', missing: [], mayFail: false, evidence };
  const { missing, mayFail } = result;
  return check.evaluate === 'manual'
    ? { status: 'manual', because: 'Somebody has to look.', missing, mayFail: false, evidence }
    : { status: 'unknown', because: unknownBecause(missing), missing, mayFail, evidence };
}

function resultFor(check: UpgradeCheck, subject: CheckSubject, judge: Judge): CheckResult {
  return judgeCheck(check, subject.kind === 'server' ? subject.server : null, judge);
}

function unknownServers(check: UpgradeCheck, missing: string): CheckResult {
  const mayFail = check.rules.some(({ status }) => status === 'fail');
  return { status: null, says: null, facts: [], missing: [missing], mayFail };
}

function unknownBecause(missing: readonly string[]): string {
  if (missing.length === 0) return 'The collected facts do not decide it.';
  if (missing.includes('site.roles'))
    return 'Nobody collected which servers have the role of metering server: there may be others.';
  if (missing.includes('meteringServers')) return 'The metering servers of the site were not collected.';
  return `Not collected: ${missing.join(', ')}.`;
}

/** An answer settles what facts leave open; it does not overrule what was collected. */
function withAnswer(check: UpgradeCheck, subject: CheckSubject, judged: Judged, { answers }: Situation): Judged {
  const server = subject.kind === 'server' ? subject.server : null;
  const answer = answers.find(
    (one) => one.id === check.id && (one.server === null || one.server.toUpperCase() === server),
  );
  if (answer === undefined) return judged;
  const isOpen = judged.status === 'unknown' || judged.status === 'manual';
  const meaning = check.question.answers[answer.answer] ?? '';
  const evidence: ItemEvidence = {
    kind: 'answer',
    file: answer.file,
    answer: answer.answer,
    by: answer.by,
    when: answer.when,
    note: answer.note,
    says: isOpen ? meaning : `the collected facts decide, not this answer: ${meaning}`,
  };
  const all = [...judged.evidence, evidence];
  if (!isOpen) return { ...judged, evidence: all };
  return { status: answer.answer, because: `Answered: ${meaning}.`, missing: [], mayFail: false, evidence: all };
}

/** Lines and findings of the logs that were given only make an item worse: their absence proves nothing. */
function withLogs(check: UpgradeCheck, subject: CheckSubject, judged: Judged, situation: Situation): Judged {
  const server = subject.kind === 'server' ? subject.server : null;
  return (check.logs ?? []).reduce((result, { line, signature, status, says }) => {
    const lines = situation.lines.filter(({ id }) => id === line);
    const findings = situation.findings.filter(
      (finding) =>
        finding.signature === signature &&
        (server === null || finding.subject.server === null || finding.subject.server === server),
    );
    if (lines.length + findings.length === 0) return result;
    const evidence = [
      ...lines
        .slice(0, 3)
        .map(({ file, line: at, time, text }): ItemEvidence => ({ kind: 'log', file, line: at, time, text, says })),
      ...findings.map(
        ({ lastSeen, title }): ItemEvidence => ({
          kind: 'log',
          file: 'scan',
          line: 0,
          time: lastSeen,
          text: title,
          says,
        }),
      ),
    ];
    const isWorse = rank[status] > rank[result.status];
    return {
      ...(isWorse ? { status, because: `By the logs: ${says}.`, missing: [], mayFail: false } : result),
      evidence: [...result.evidence, ...evidence],
    };
  }, judged);
}

function fillIn(text: string, server: string | null, { site, from, to, collectedAt }: Situation): string {
  const seen = collectedAt === null ? 'when is not known' : collectedAt.replace('T', ' ');
  const names: Record<string, string> = {
    server: server ?? 'each metering server',
    site: site ?? 'the site',
    from,
    to,
    seen,
  };
  return text.replace(/\{(server|site|from|to|seen)\}/g, (whole, name: string) => names[name] ?? whole);
}
