/** Decides for each step of a remedy whether it is needed, done, forbidden, or to be checked first. */
import { factInWords, factsInWords } from '../model/fact-words.js';
import type { Doubt, Facts, Judgement, LoadedSnapshot } from '../model/facts.js';
import { fillNames } from '../model/fill-names.js';
import type { Finding, Step, Subject } from '../model/report.js';
import type { RemedyStep, Signature } from '../model/signature.js';
import { isOfLog } from './is-of-log.js';

type Guard = NonNullable<RemedyStep['guards']>[number];

/** The finding that the remedy is for. */
interface Situation {
  readonly state: Finding['state'];
  readonly subject: Subject;
  readonly captures: Readonly<Record<string, string>>;
  /** Only facts show the finding, no log line. */
  readonly isFactsOnly: boolean;
  /** The facts are younger than the evidence, so they can show that something was done since. */
  readonly mayRefute: boolean;
  /** Why the facts are too old to show that a step does no harm, to follow "the snapshot"; null: they are not. */
  readonly lag: string | null;
}

const mostNamed = 4;

export function evaluateRemedy({ remedy }: Signature, situation: Situation, base: Facts): Finding['remedy'] {
  const { subject } = situation;
  return {
    type: remedy.type,
    cautions: remedy.cautions.map((caution) => fillNames(caution, subject)),
    steps: remedy.steps.map((step) => evaluateStep(step, situation, base)),
    files: [...(remedy.files ?? [])],
  };
}

function evaluateStep(step: RemedyStep, situation: Situation, base: Facts): Step {
  const { subject } = situation;
  const guard = decidingGuard(step.guards ?? [], situation, base);
  const state = guard?.state ?? 'needed';
  const isOff = state === 'forbidden' || state === 'done';
  // "DO NOT: only if all checks allow it" can be read as leave to do it.
  const text = isOff ? (step.short ?? step.text) : step.text;
  const result: Step = {
    text: fillNames(text, subject),
    source: step.source,
    state,
    because: guard
      ? `${fillNames(guard.because, subject)}${state === 'unknown' ? whoseInWords(base.unclear(subject), base.doubt) : ''}`
      : null,
  };
  // People copy a command without the words above it. So it is printed only for a step that may be taken, and with all names filled in.
  const isUsable =
    step.command !== undefined &&
    !isOff &&
    !(step.command.includes('{server}') && subject.server === null) &&
    !(step.command.includes('{client}') && subject.client === null);
  return isUsable ? { ...result, command: fillNames(quoted(step.command ?? '', subject.server), subject) } : result;
}

/** The command prompt ends a command at `&`, and drops `^`, but not inside quotation marks. */
function quoted(command: string, server: string | null): string {
  return /[&^]/.test(server ?? '') ? command.replace('\\\\{server}', '"$&"') : command;
}

/** Says which snapshots were not used because nothing tells whether they are about this server. */
function whoseInWords(unclear: readonly LoadedSnapshot[], doubt: Doubt | null): string {
  const [first, ...others] = unclear;
  if (first === undefined) return '';
  if (doubt === 'not-in-its-log')
    return `. ${first.path} is taken to be about another server of this name (inferred): the log of its site goes on over the time of this failure and does not show it`;
  if (doubt === 'shown-elsewhere')
    return `. Nothing tells whether ${first.path} is about this server: logs of another folder show the same of a server of this name, and nothing tells which site they are of`;
  if (others.length === 0)
    return `. Nothing tells whether ${first.path} is about this server: it has no site code, and another site knows a server of this name`;
  const paths = unclear.map(({ path }) => path).join(' and ');
  return `. Nothing tells which of ${paths} is about this server: they may be of different sites`;
}

/**
 * The first guard that holds. One that would forbid, but whose facts are missing, makes the step "unknown": what is not
 * known never makes a step needed. Nor does what was known long before the failure.
 */
function decidingGuard(
  guards: readonly Guard[],
  situation: Situation,
  base: Facts,
): Pick<Guard, 'state' | 'because'> | null {
  const mayHarm = guards.some(({ state }) => state === 'forbidden');
  const open: string[] = [];
  const old: Judgement[] = [];
  for (const guard of guards) {
    if (!isTime(guard, situation)) continue;
    if (guard.state === 'done' && guard.if !== undefined && !situation.mayRefute) continue;
    const judged =
      guard.if === undefined ? null : base.judge(guard.if, { ...situation.subject, captures: situation.captures });
    if (mayHarm && judged !== null && allowsByOldFacts(guard, judged, situation)) old.push(judged);
    if (judged === null || judged.truth === true)
      return (guard.state === 'needed' ? unknownFor(open, old, situation) : null) ?? guard;
    if (judged.truth === null && guard.state === 'forbidden') open.push(...judged.missing);
  }
  return unknownFor(open, old, situation);
}

/** Whether a step is only allowed by facts that were collected too long before the failure. */
function allowsByOldFacts({ state }: Guard, judged: Judgement, { lag }: Situation): boolean {
  const { truth } = judged;
  const allows = (state === 'forbidden' && truth === false) || (state === 'needed' && truth === true);
  return lag !== null && allows && !isOfLog(judged);
}

function isTime({ when }: Guard, { state, isFactsOnly }: Situation): boolean {
  return when === undefined || (when === 'facts-only' ? isFactsOnly : when === state);
}

/** State and reason of a step for which something is not known; null where nothing is. */
function unknownFor(
  missing: readonly string[],
  old: readonly Judgement[],
  { lag }: Situation,
): Pick<Guard, 'state' | 'because'> | null {
  const reasons = [
    missing.length === 0 ? '' : `not known is ${factsInWords(missing).join(', and ')}`,
    old.length === 0 ? '' : `the snapshot ${lag}; collect a new one, or check now ${valuesInWords(old)}`,
  ].filter((reason) => reason !== '');
  if (reasons.length === 0) return null;
  return { state: 'unknown', because: `it would do harm in a state that was not ruled out: ${reasons.join('; ')}` };
}

/** Facts with the values that the snapshot has for them. */
function valuesInWords(judged: readonly Judgement[]): string {
  const values = new Map(judged.flatMap(({ facts }) => facts.map(({ fact, value }) => [fact, value] as const)));
  const named = [...values].filter(([fact]) => !fact.startsWith('captures'));
  if (named.length === 0) return 'what the cautions name';
  const shown = named.slice(0, mostNamed).map(([fact, value]) => `${factInWords(fact)} (was: ${value})`);
  return [...shown, ...(named.length > mostNamed ? [`${named.length - mostNamed} more`] : [])].join(', ');
}
