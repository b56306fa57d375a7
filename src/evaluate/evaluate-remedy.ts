/** Decides for each step of a remedy whether it is needed, done, forbidden, or to be checked first. */
import type { Finding, Step, Subject } from '../model/report.js';
import type { RemedyStep, Signature } from '../model/signature.js';
import { inWords } from './subject.js';

export function evaluateRemedy({ remedy }: Signature, state: Finding['state'], subject: Subject): Finding['remedy'] {
  return {
    type: remedy.type,
    cautions: remedy.cautions.map((caution) => inWords(caution, subject)),
    steps: remedy.steps.map((step) => evaluateStep(step, state, subject)),
  };
}

function evaluateStep(step: RemedyStep, state: Finding['state'], subject: Subject): Step {
  const guard = step.guards?.find(({ when }) => when === undefined || when === state);
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
    !(step.command.includes('{server}') && subject.server === null);
  return isUsable ? { ...result, command: inWords(step.command ?? '', subject) } : result;
}
