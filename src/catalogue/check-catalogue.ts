/**
 * Checks all signatures together: names that lead nowhere, and advice that contradicts other advice where both may hold at once,
 * unless one of them says whose counts and why.
 */
import type { Condition } from '../model/condition-schema.js';
import type { Action, Signature } from '../model/signature.js';
import { adviceMistakes } from './check-advice.js';
import type { NotDiagnosable } from './ledger.js';
import type { Mistake } from './mistake.js';

export interface CatalogueMistake extends Mistake {
  /** Of the signature that has it. */
  readonly id: string;
}

export interface CatalogueTools {
  /** Whether two sets of conditions can never hold at once. */
  areExclusive(one: readonly Condition[], other: readonly Condition[]): boolean;
}

/** What a signature says to do, or not to do, and what is known to hold where it says so. */
interface Advice {
  readonly signature: Signature;
  readonly field: string;
  readonly action: Action;
  readonly where: readonly Condition[];
}

export function checkCatalogue(
  signatures: readonly Signature[],
  notDiagnosable: readonly NotDiagnosable[],
  tools: CatalogueTools,
): CatalogueMistake[] {
  const own = (signature: Signature): Mistake[] => [
    ...adviceMistakes(signature),
    ...nameMistakes(signature, signatures),
    ...ledgerMistakes(signature, notDiagnosable),
  ];
  return [
    ...signatures.flatMap((signature) => own(signature).map((mistake) => ({ ...mistake, id: signature.id }))),
    ...contradictions(signatures.flatMap(adviceOf), tools),
  ];
}

function nameMistakes(
  { id, related = [], supersedes = [], facts }: Signature,
  signatures: readonly Signature[],
): Mistake[] {
  const isKnown = (name: string): boolean => name !== id && signatures.some((one) => one.id === name);
  const unknown = (field: string, names: readonly string[]): Mistake[] =>
    names.filter((name) => !isKnown(name)).map((name) => ({ field, message: `"${name}" is no other signature` }));
  const explainedBy = (facts?.alone?.explained ?? []).map(({ by }) => by);
  return [
    ...unknown('related', related),
    ...unknown('supersedes', supersedes),
    ...unknown('facts.alone.explained', explainedBy),
  ];
}

function ledgerMistakes({ article }: Signature, notDiagnosable: readonly NotDiagnosable[]): Mistake[] {
  return notDiagnosable.some((entry) => entry.article === article)
    ? [{ field: 'article', message: `${article} is in not-diagnosable.yaml as well` }]
    : [];
}

function adviceOf(signature: Signature): Advice[] {
  const { facts, remedy } = signature;
  const holding = [facts?.required, ...(signature.logs.any.length === 0 ? [facts?.alone?.when] : [])];
  const where = holding.flatMap((condition) => condition ?? []);
  const steps = remedy.steps.flatMap(({ action, guards = [] }, i): Advice[] => {
    if (!action) return [];
    // A step that is forbidden where something holds is advice only where it does not.
    const allowed = guards.flatMap((guard) =>
      guard.state === 'forbidden' && guard.when === undefined && guard.if ? [{ not: guard.if }] : [],
    );
    return [{ signature, field: `remedy.steps.${i}.action`, action, where: [...where, ...allowed] }];
  });
  const cautions = (remedy.advises ?? []).map((action, i) => ({
    signature,
    field: `remedy.advises.${i}`,
    action,
    where,
  }));
  return [...steps, ...cautions];
}

function contradictions(advice: readonly Advice[], { areExclusive }: CatalogueTools): CatalogueMistake[] {
  return advice.flatMap((one, i) =>
    advice
      .slice(i + 1)
      .filter(
        (other) =>
          one.signature !== other.signature &&
          areOpposed(one.action, other.action) &&
          !overrules(one, other) &&
          !overrules(other, one) &&
          !areExclusive(one.where, other.where),
      )
      .map((other) => ({
        id: one.signature.id,
        field: one.field,
        message: `${inWords(one.action)} contradicts ${other.signature.id}, ${other.field}: ${inWords(other.action)}; say in remedy.overrules whose advice counts and why, or guard the steps by facts`,
      })),
  );
}

/** Keeping a thing as it is opposes whatever changes it. */
const opposites: Readonly<Record<Action['verb'], readonly Action['verb'][]>> = {
  keep: ['delete', 'change', 'lengthen', 'shorten'],
  delete: ['keep'],
  change: ['keep'],
  lengthen: ['keep', 'shorten'],
  shorten: ['keep', 'lengthen'],
  install: ['avoid'],
  use: ['avoid'],
  avoid: ['install', 'use'],
};

function areOpposed(one: Action, other: Action): boolean {
  if (one.object === other.object) return opposites[one.verb].includes(other.verb);
  const accounts = ['domain account', 'local account'];
  return one.verb === 'use' && other.verb === 'use' && [one, other].every(({ object }) => accounts.includes(object));
}

function overrules(one: Advice, { signature: { article, articles = [] } }: Advice): boolean {
  return (one.signature.remedy.overrules ?? []).some((entry) => [article, ...articles].includes(entry.article));
}

function inWords({ verb, object }: Action): string {
  return `"${verb} ${object}"`;
}
