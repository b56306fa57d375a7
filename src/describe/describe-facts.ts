/** The conditions that a signature puts to a snapshot, each with its effect on the finding in words. */
import type { Condition } from '../model/condition-schema.js';
import type { ExplainedFact } from '../model/explanation.js';
import type { Signature } from '../model/signature.js';

/** A condition, with its role in the signature. */
export interface RoledCondition {
  readonly role: ExplainedFact['role'];
  readonly when: Condition;
  readonly effect: string;
}

const speaksAgainst = {
  resolved: 'it is over, since ',
  dropped: 'it was never this failure, since ',
  doubted: 'it is possible at most, since ',
  noted: 'it stays as sure as it is, and is told beside it: ',
} as const;

/** The conditions of a signature, the most important ones first. */
export function conditionsOf({ facts, logs }: Signature): RoledCondition[] {
  if (facts === undefined) return [];
  const { about, required, alone, raising = [], refuting = [], unknown } = facts;
  const whenUnknown = {
    undecided: 'not collected: the log lines alone give no finding',
    possible: 'not collected: possible at most',
  };
  const needed = ['without it there is no finding', ...(unknown === undefined ? [] : [whenUnknown[unknown]])].join(
    '; ',
  );
  const shows = logs.any.length > 0 ? 'shows the failure without any log line' : 'shows the failure';
  return [
    ...(required ? [{ role: 'required', when: required, effect: needed } as const] : []),
    ...(alone ? [{ role: 'alone', when: alone.when, effect: `${shows}: ${alone.confidence}` } as const] : []),
    ...raising.map(({ to, when }) => ({ role: 'raising', when, effect: `raises the confidence to ${to}` }) as const),
    ...refuting.map(
      ({ when, unless, state, says }) =>
        ({
          role: 'refuting',
          when,
          effect: `${isOfLog(when) ? '' : 'collected after the evidence: '}${speaksAgainst[state]}${says}${unless === undefined ? '' : `; but not where ${unless.says ?? 'its exception holds'}`}`,
        }) as const,
    ),
    ...(about ? [{ role: 'about', when: about, effect: 'where the rest is missing it is undecided' } as const] : []),
  ];
}

/** What the log itself tells is as young as its lines. */
function isOfLog(when: Condition): boolean {
  return 'fact' in when && when.fact.startsWith('captures');
}
