/** Evaluates one item of the checklist: by the facts, then by an answer, then by the logs. */
import { factsInWords } from '../model/fact-words.js';
import type { Item, ItemEvidence } from '../model/precheck-report.js';
import type { UpgradeCheck } from '../model/upgrade-check.js';
import { type CheckResult, type Judge, judgeCheck } from './judge-check.js';
import type { Judged, Situation } from './situation.js';
import { stepsFor } from './steps-for.js';
import type { CheckSubject } from './subjects-of.js';
import { withAnswer } from './with-answer.js';
import { withLogs } from './with-logs.js';

export function evaluateItem(check: UpgradeCheck, subject: CheckSubject, situation: Situation): Item {
  const server = subject.kind === 'server' ? subject.server : null;
  const due = check.phase === situation.phase;
  const fill = (text: string): string => fillIn(text, server ?? unnamed(subject), situation);
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
  const server = subject.kind === 'server' ? subject.server : null;
  return withLogs(check, server, withAnswer(check, server, byFacts, situation), situation);
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
  return `Not collected: ${factsInWords(missing).join('; ')}.`;
}

/** The servers that have no name here. */
function unnamed(subject: CheckSubject): string {
  const isRest = subject.kind === 'unknown-servers' && subject.hasNamed;
  return isRest ? 'each metering server that is not named here' : 'each metering server';
}

function fillIn(text: string, server: string, { site, from, to, collectedAt }: Situation): string {
  const seen = collectedAt === null ? 'nobody knows when' : collectedAt.replace('T', ' ');
  const names: Record<string, string> = {
    server,
    site: site ?? 'the site',
    from,
    to,
    seen,
  };
  return text.replace(/\{(server|site|from|to|seen)\}/g, (whole, name: string) => names[name] ?? whole);
}
