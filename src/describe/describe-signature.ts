/**
 * Describes a signature in words, for `licdiag explain` and the generated pages: what it looks for, what it means and what to do.
 * The result is plain data; writers lay it out.
 */
import type { Condition } from '../model/condition-schema.js';
import type { ExplainedSignature, ExplainedStep } from '../model/explanation.js';
import { fillNames } from '../model/fill-names.js';
import type { Guard, Pattern, RemedyStep, Signature } from '../model/signature.js';
import { stepsOf } from '../model/steps-of.js';
import { conditionsOf } from './describe-facts.js';
import { describePattern, listed } from './describe-pattern.js';

const inGeneral = (text: string): string => fillNames(text);

export interface DescribeTools {
  /** All signatures: this one may name others. */
  readonly signatures: readonly Signature[];
  /** A condition with the paths of its facts. */
  condition(condition: Condition): string;
  /** A condition with its facts in words. */
  plain(condition: Condition): string;
}

export function describeSignature(signature: Signature, tools: DescribeTools): ExplainedSignature {
  const { id, article, articles = [], title, severity, subject, fixedIn, past = false, remedy } = signature;
  const named = (ids: readonly string[]): ExplainedSignature['related'] =>
    tools.signatures
      .filter((other) => ids.includes(other.id))
      .map((other) => ({ id: other.id, article: other.article, title: other.title }));
  return {
    ...{ id, article, articles: [...articles], title, severity, subject, fixedIn, versions: versionsOf(fixedIn), past },
    clauses: clausesOf(signature),
    patterns: signature.logs.any.map((pattern) => ({
      words: describePattern(pattern, subject),
      confidence: confidenceOf(pattern, signature),
    })),
    attempt: describeAttempt(signature),
    facts: conditionsOf(signature).map(({ role, when, effect }) => ({
      role,
      condition: inGeneral(tools.condition(when)),
      plain: inGeneral(tools.plain(when)),
      effect: inGeneral(effect),
    })),
    cause: inGeneral(signature.cause),
    remedy: {
      type: remedy.type,
      cautions: remedy.cautions.map(inGeneral),
      steps: remedy.steps.map((step) => describeStep(step, tools)),
      files: [...(remedy.files ?? [])],
    },
    verify: signature.verify.map(inGeneral),
    falsePositives: [...signature.falsePositives],
    candidates: (signature.candidates ?? []).map((candidate) => ({
      ...candidate,
      cause: inGeneral(candidate.cause),
      separatedBy: inGeneral(candidate.separatedBy),
    })),
    expected: (signature.expected ?? []).map((effect) => ({ ...effect, text: inGeneral(effect.text) })),
    related: named(signature.related ?? []),
    supersedes: named(signature.supersedes ?? []),
    supersededBy: named(tools.signatures.filter((other) => other.supersedes?.includes(id)).map((other) => other.id)),
    overrules: [...(remedy.overrules ?? [])],
    references: [...signature.references],
    against: null,
  };
}

function clausesOf({ logs }: Signature): ExplainedSignature['clauses'] {
  const { attempt, supporting = [] } = logs;
  const sequences = logs.any.flatMap((pattern) => ('sequence' in pattern ? pattern : []));
  const users: readonly [ExplainedSignature['clauses'][number]['use'][number], readonly string[]][] = [
    ['decides', logs.any.flatMap((pattern) => stepsOf(pattern).flat())],
    ['speaks against', sequences.flatMap(({ without = [] }) => without)],
    ['doubtful', sequences.flatMap(({ doubtful = [] }) => doubtful)],
    ['opens', attempt?.opens ?? []],
    ['passed', attempt?.passed ?? []],
    ['failed', attempt?.failed ?? []],
    ['goes along', supporting],
  ];
  return Object.entries(logs.clauses).map(([name, { log, template, provenance }]) => ({
    name,
    log,
    templates: [template].flat(),
    provenance,
    use: users.filter(([, names]) => names.includes(name)).map(([use]) => use),
  }));
}

/** The confidence that the pattern gives by itself, without a snapshot. */
function confidenceOf(pattern: Pattern, { logs }: Signature): 'likely' | 'possible' {
  const isInferred = stepsOf(pattern)
    .flat()
    .some((name) => logs.clauses[name]?.provenance === 'inferred');
  return pattern.atMost !== undefined || isInferred ? 'possible' : 'likely';
}

function describeAttempt({ logs: { attempt } }: Signature): string | null {
  if (attempt === undefined) return null;
  const { opens, passed = [], failed = [], same, quiet } = attempt;
  return [
    `an attempt begins with ${listed(opens, 'or')}`,
    passed.length === 0 ? '' : `a later one got past this failure when it shows ${listed(passed, 'or')}`,
    failed.length === 0 ? '' : `a later one failed too, for whatever reason, when it shows ${listed(failed, 'or')}`,
    same === undefined ? '' : `one of another ${same} tells nothing of it`,
    quiet === undefined ? '' : `one without the failure counts as passed when the log goes on for ${quiet}`,
  ]
    .filter((part) => part !== '')
    .join('; ');
}

function describeStep({ text, command, source, guards = [] }: RemedyStep, tools: DescribeTools): ExplainedStep {
  return {
    text: inGeneral(text),
    ...(command === undefined
      ? {}
      : { command: command.replaceAll('{server}', '<server>').replaceAll('{client}', '<client>') }),
    source: { ...source },
    guards: guards.map((guard, i) => ({
      state: guard.state,
      words: describeGuard(guard, i === 0, tools.condition),
      plain: describeGuard(guard, i === 0, tools.plain),
    })),
  };
}

const times = { active: 'while it is active', resolved: 'when it is over', 'facts-only': 'when no log line shows it' };

function describeGuard(
  { when, if: condition, because }: Guard,
  isFirst: boolean,
  inWords: DescribeTools['condition'],
): string {
  const conditions = [
    ...(when === undefined ? [] : [times[when]]),
    ...(condition === undefined ? [] : [`if ${inWords(condition)}`]),
  ];
  if (conditions.length === 0) return inGeneral(isFirst ? because : `in all other cases: ${because}`);
  return inGeneral(`${conditions.join(', ')}: ${because}`);
}

function versionsOf(fixedIn: Signature['fixedIn']): string {
  if (fixedIn === 'none') return 'no correction is documented, and no service pack lists one';
  if (fixedIn === 'unknown') return 'not known; what no list of a service pack names may be corrected all the same';
  if (fixedIn === 'hotfix') return 'corrected by a hotfix';
  return `corrected in ${fixedIn === 'HRP' ? 'the hotfix rollup package' : fixedIn}`;
}
