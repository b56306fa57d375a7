/** Decides for each step of a remedy whether it is needed, done, forbidden, or to be checked first. */
import type { FactBase } from '../model/facts.js';
import type { Finding, Step, Subject } from '../model/report.js';
import type { RemedyStep, Signature } from '../model/signature.js';
import { inWords } from './subject.js';

type Guard = NonNullable<RemedyStep['guards']>[number];

/** The finding that the remedy is for. */
interface Situation {
  readonly state: Finding['state'];
  readonly subject: Subject;
  readonly captures: Readonly<Record<string, string>>;
  /** No log line shows it. */
  readonly isFactsOnly: boolean;
  /** The facts are younger than the evidence, so they can show that something was done since. */
  readonly mayRefute: boolean;
}

export function evaluateRemedy({ remedy }: Signature, situation: Situation, base: FactBase): Finding['remedy'] {
  const { subject } = situation;
  return {
    type: remedy.type,
    cautions: remedy.cautions.map((caution) => inWords(caution, subject)),
    steps: remedy.steps.map((step) => evaluateStep(step, situation, base)),
    files: [...(remedy.files ?? [])],
  };
}

function evaluateStep(step: RemedyStep, situation: Situation, base: FactBase): Step {
  const { subject } = situation;
  const guard = decidingGuard(step.guards ?? [], situation, base);
  const result: Step = {
    text: inWords(step.text, subject),
    source: step.source,
    state: guard?.state ?? 'needed',
    because: guard ? inWords(guard.because, subject) : null,
  };
  // A command that would do harm here is not printed at all: it would be copied. Nor is one that lacks the server's name.
  const isUsable =
    step.command !== undefined &&
    result.state !== 'forbidden' &&
    !(step.command.includes('{server}') && subject.server === null) &&
    !(step.command.includes('{client}') && subject.client === null);
  return isUsable ? { ...result, command: inWords(step.command ?? '', subject) } : result;
}

/**
 * The first guard that holds. One that would forbid, but whose facts are missing, makes the step "unknown": what is not
 * known never makes a step needed.
 */
function decidingGuard(
  guards: readonly Guard[],
  situation: Situation,
  base: FactBase,
): Pick<Guard, 'state' | 'because'> | null {
  let open: readonly string[] = [];
  for (const guard of guards) {
    if (!isTime(guard, situation)) continue;
    if (guard.state === 'done' && guard.if !== undefined && !situation.mayRefute) continue;
    const judged =
      guard.if === undefined ? null : base.judge(guard.if, { ...situation.subject, captures: situation.captures });
    if (judged === null || judged.truth === true) {
      return open.length > 0 && guard.state === 'needed' ? unknownFor(open) : guard;
    }
    if (judged.truth === null && guard.state === 'forbidden') open = [...open, ...judged.missing];
  }
  return open.length > 0 ? unknownFor(open) : null;
}

function isTime({ when }: Guard, { state, isFactsOnly }: Situation): boolean {
  return when === undefined || (when === 'facts-only' ? isFactsOnly : when === state);
}

function unknownFor(missing: readonly string[]): Pick<Guard, 'state' | 'because'> {
  return {
    state: 'unknown',
    because: `it would do harm in a state that was not ruled out: ${[...new Set(missing)].join(', ')} is not known`,
  };
}
