/**
 * What the snapshot says of one finding: whether it stands, how sure it is, whether it is over, and which facts are missing.
 * A snapshot older than the evidence, or within an hour of it, refutes nothing: clocks differ between machines.
 */
import type { Condition } from '../model/condition-schema.js';
import type { FactSubject, Facts, Judgement, SiteSubject } from '../model/facts.js';
import { fillNames } from '../model/fill-names.js';
import type { Finding, SnapshotEvidence } from '../model/report.js';
import type { Signature } from '../model/signature.js';
import { isOfLog } from './is-of-log.js';
import { isOutdated, lagInWords, whyNotAfter } from './snapshot-lag.js';

type Confidence = Finding['confidence'];
type FactRules = NonNullable<Signature['facts']>;

export interface FactVerdict {
  readonly stands: boolean;
  /** The logs point to this failure, but facts that it requires were not collected. */
  readonly undecided: boolean;
  readonly confidence: Confidence;
  /** The condition is gone by now. */
  readonly isOver: boolean;
  /** The facts are younger than the evidence, so they may refute it. */
  readonly mayRefute: boolean;
  /** Why the facts are too old to show that a step does no harm, to follow "the snapshot"; null: they are not. */
  readonly lag: string | null;
  readonly evidence: readonly SnapshotEvidence[];
  readonly counterEvidence: readonly SnapshotEvidence[];
  readonly missing: readonly string[];
}

/** What the log lines alone show. */
export interface LogVerdict {
  readonly confidence: 'likely' | 'possible';
  readonly lastSeen: string | null;
  /** When an attempt before the last failure got past it. */
  readonly passedBefore: { readonly time: string | null } | null;
}

/** @param log null when facts are all there is */
export function judgeFacts(
  { facts = {}, logs }: Signature,
  log: LogVerdict | null,
  subject: FactSubject & SiteSubject,
  base: Facts,
): FactVerdict {
  const holder = base.about(subject);
  const collectedAt = holder?.snapshot.collectedAt ?? null;
  const isStale = log?.passedBefore != null && isOutdated(collectedAt, log.lastSeen, log.passedBefore);
  // Facts from before the log got past the failure say nothing for it now.
  const rules = { ...judgeRules(facts, subject, base), ...(isStale && { alone: null, raising: [] }) };
  const { required, alone, about, refuted, raising } = rules;
  const notAfter = log === null ? null : whyNotAfter(collectedAt, log.lastSeen);
  const mayRefute = notAfter === null;
  const isRefuted = mayRefute && refuted.some(({ state }) => state === 'resolved' || state === 'dropped');
  const isGone =
    (mayRefute && required?.truth === false) ||
    refuted.some(({ state, judged }) => state === 'dropped' && (mayRefute || isOfLog(judged)));
  const isUnproven = log !== null && facts.unknown === 'undecided' && required !== null && required.truth !== true;
  const isPending = log === null ? isOpenAlone(rules) : isUnproven && required?.truth === null;
  // If a signature has log clauses and no required facts, its raising facts are meant for log lines: without any they raise nothing.
  const mayRaise = log !== null || logs.any.length === 0 || required !== null;
  const shown = evidenceIn(holder?.path ?? '', collectedAt);
  const withDoubt = (says: string): string =>
    notAfter === null ? says : `${says}; but ${notAfter}, so it decides nothing`;
  const against = refuted.flatMap(({ judged, says }) => shown(judged, withDoubt(says)));
  const unmet = required?.truth === false ? shown(required).map((one) => ({ ...one, says: withDoubt(one.says) })) : [];
  return {
    stands: (log !== null ? !isUnproven : isShownAlone(rules)) && !isGone,
    undecided: isPending && !isGone && !isRefuted && (log !== null || about?.truth === true),
    confidence: confidenceOf(facts, log, mayRaise ? rules : { ...rules, raising: [] }, mayRefute),
    isOver: isRefuted,
    mayRefute,
    lag: log === null || holder === null ? null : lagInWords(collectedAt, log.lastSeen, log.passedBefore),
    evidence: unique([
      ...[required, alone].flatMap((one) => (one?.truth === true ? shown(one) : [])),
      ...raising.filter(holds).flatMap(({ judged }) => shown(judged)),
    ]),
    // Where a required fact that is not so decides, there is no finding.
    counterEvidence: [...against, ...unmet.filter(({ fact }) => !against.some((one) => one.fact === fact))],
    missing: [
      ...new Set(isPending ? decisive(rules) : [...rules.missing, ...(log === null ? (alone?.missing ?? []) : [])]),
    ],
  };
}

/** The missing facts without which there is no finding at all. */
function decisive({ required, alone }: JudgedRules): string[] {
  return [...(required?.missing ?? []), ...(alone?.missing ?? [])];
}

function unique(evidence: readonly SnapshotEvidence[]): SnapshotEvidence[] {
  return [...new Map(evidence.map((one) => [one.fact, one])).values()];
}

interface JudgedRules {
  readonly required: Judgement | null;
  readonly alone: Judgement | null;
  readonly about: Judgement | null;
  readonly raising: readonly { readonly to: 'likely' | 'confirmed'; readonly judged: Judgement }[];
  readonly refuted: readonly {
    readonly state: 'resolved' | 'dropped' | 'doubted' | 'noted';
    readonly says: string;
    readonly judged: Judgement;
  }[];
  /** A refuting condition is not known to be false, or a required one not known to be true. */
  readonly isOpen: boolean;
  readonly missing: readonly string[];
}

function judgeRules(facts: FactRules, subject: FactSubject & SiteSubject, base: Facts): JudgedRules {
  const judge = (condition: Condition | undefined): Judgement | null =>
    condition ? base.judge(condition, subject) : null;
  const required = judge(facts.required);
  const raising = (facts.raising ?? []).map(({ to, when }) => ({ to, judged: base.judge(when, subject) }));
  const refuting = (facts.refuting ?? []).map(({ when, unless, says, state }) => ({
    state,
    isOff: judge(unless)?.truth === true,
    says: fillNames(says, subject),
    judged: base.judge(when, subject),
  }));
  // A condition that is only noted, or does not count, decides nothing, so it does not matter whether it is known.
  const deciding = refuting.filter(({ state, isOff }) => state !== 'noted' && !isOff);
  const judged = [...(required ? [required] : []), ...[...raising, ...deciding].map((rule) => rule.judged)];
  return {
    required,
    alone: judge(facts.alone?.when),
    about: judge(facts.about),
    raising,
    refuted: refuting.filter((rule) => holds(rule) && !rule.isOff),
    isOpen: deciding.some((rule) => rule.judged.truth !== false) || (required !== null && required.truth !== true),
    missing: judged.flatMap(({ missing }) => missing),
  };
}

function holds({ judged }: { readonly judged: Judgement }): boolean {
  return judged.truth === true;
}

function isShownAlone({ required, alone }: JudgedRules): boolean {
  return alone?.truth === true && (required === null || required.truth === true);
}

/** Facts alone do not show it, but nothing that is known speaks against it. */
function isOpenAlone(rules: JudgedRules): boolean {
  const { required, alone } = rules;
  return !isShownAlone(rules) && alone !== null && alone.truth !== false && required?.truth !== false;
}

/**
 * Facts raise the confidence of complete, documented lines. Incomplete lines stay possible, unless facts alone show the failure.
 * An inferred condition never confirms, and nothing is confirmed while something that would refute it is not known.
 */
function confidenceOf(facts: FactRules, log: LogVerdict | null, rules: JudgedRules, mayRefute: boolean): Confidence {
  const { alone, required, refuted, isOpen } = rules;
  if (mayRefute && refuted.some(({ state }) => state === 'doubted')) return 'possible';
  const byFacts = isShownAlone(rules) ? (facts.alone?.confidence ?? null) : null;
  const grounds = log?.confidence === 'possible' ? [] : rules.raising.filter(holds);
  if (facts.unknown === 'possible' && log !== null && required?.truth !== true) return 'possible';
  const best = [
    log?.confidence ?? 'possible',
    byFacts ?? 'possible',
    ...grounds.map(({ to }) => to),
  ].reduce<Confidence>(surer, 'possible');
  const rests = [required, ...(byFacts === null ? [] : [alone]), ...grounds.map(({ judged }) => judged)];
  return best === 'confirmed' && (isOpen || rests.some((judged) => judged?.inferred)) ? 'likely' : best;
}

/** Facts as evidence. Not what log lines captured: those lines are evidence already. Nor that a server has its name, by which it is only picked. */
function evidenceIn(file: string, time: string | null): (judged: Judgement, says?: string) => SnapshotEvidence[] {
  return ({ facts }, because) =>
    facts
      .filter(({ fact, value }) => !fact.startsWith('captures') && fact !== `meteringServers[${value}].name`)
      .map(({ fact, value, says, file: told }, i) => ({
        kind: 'snapshot',
        file: told ?? file,
        time,
        fact,
        value,
        says: i === 0 && because !== undefined ? because : says,
      }));
}

const ranks: Record<Confidence, number> = { possible: 0, likely: 1, confirmed: 2 };

export function surer(one: Confidence, other: Confidence): Confidence {
  return ranks[other] > ranks[one] ? other : one;
}
