/**
 * Follows all signatures through one log stream. Fed line by line; what it keeps does not grow with the log. Most logs hold
 * nothing of most signatures, so what follows one is made when its first line comes.
 */
import type { ErrorLine, LogEnd, Observation, Quote } from '../model/observation.js';
import type { Rule } from './rule.js';
import { type RuleFindings, RuleState } from './rule-state.js';
import { type ErrorGroup, UnexplainedErrors } from './unexplained-errors.js';

export interface StreamFindings {
  /** In the order of the rules. */
  readonly rules: readonly RuleFindings[];
  readonly errors: readonly ErrorGroup[];
}

export interface SubjectLimits {
  /** A subject that is followed in any case. */
  readonly always: string | null;
  mostSubjects(rule: number): number;
}

export interface OpenFailure {
  readonly rule: Rule;
  readonly subjects: readonly (string | null)[];
}

/** Which rules look for a template, and as which of their clauses. */
type Users = ReadonlyMap<number, readonly { readonly index: number; readonly rule: Rule; readonly clause: string }[]>;

const usersOf = new WeakMap<readonly Rule[], Users>();
const nothing: RuleFindings = { tracks: [], nearMisses: [], dropped: 0 };
/** One list for all logs that show nothing: of a hundred thousand logs most are such. */
const nothingOf = new WeakMap<readonly Rule[], readonly RuleFindings[]>();

export class Correlator {
  /** Grows with each line that a signature has a use for: whose failures are not over may be others then. */
  changes = 0;
  private readonly states = new Map<number, RuleState>();
  private readonly errors: UnexplainedErrors;
  /** Made with the first line of a signature: in most logs there is none. */
  private users: Users | null = null;
  /** Worked out when it is asked for, and good until the next line. */
  private openNow: readonly OpenFailure[] | null = null;

  /**
   * @param rules the same list for each stream of a run: what is worked out of it once is kept with it
   * @param limits of what is kept of many subjects
   */
  constructor(
    private readonly rules: readonly Rule[],
    private readonly limits?: SubjectLimits,
  ) {
    this.errors = new UnexplainedErrors(limits?.always ?? null);
  }

  observe(observation: Observation): void {
    this.openNow = null;
    this.users ??= usersBy(this.rules);
    for (const { index, rule, clause } of this.users.get(observation.template) ?? []) {
      for (const { observation: explained } of this.stateOf(index, rule).accept(observation, clause)) {
        this.changes += 1;
        if (rule.isUnlisted !== true) this.errors.explain(explained.quote, explained.last);
      }
    }
  }

  error(line: ErrorLine, mayBeExplained: boolean): void {
    this.errors.add(line, mayBeExplained);
  }

  /**
   * An error that nothing explains, word for word the same as an earlier one. It is a record of its own, so no wrapped tail.
   * @param quote made out only when it is asked for: mostly a later one takes its place
   */
  errorAgain(first: ErrorLine, order: number, quote: () => Quote): void {
    this.errors.again(first, order, quote);
  }

  /** The subjects whose failures are not over, by signature: the same list as long as nothing changes. */
  get open(): readonly OpenFailure[] {
    this.openNow ??= [...this.states].flatMap(([index, { openSubjects: subjects }]) => {
      const rule = this.rules[index];
      return rule === undefined || subjects.length === 0 ? [] : [{ rule, subjects }];
    });
    return this.openNow;
  }

  /** No signature has seen a line of its own. */
  get isUntouched(): boolean {
    return this.states.size === 0;
  }

  /** Whether any signature wants to know how the log ends. */
  get awaitsEnd(): boolean {
    return [...this.states.values()].some((state) => state.awaitsEnd);
  }

  finish(lastTime: string | null, end: LogEnd | null): StreamFindings {
    return { rules: this.findings(lastTime, end), errors: this.errors.finish() };
  }

  private findings(lastTime: string | null, end: LogEnd | null): readonly RuleFindings[] {
    if (this.states.size > 0)
      return this.rules.map((_, index) => this.states.get(index)?.finish(lastTime, end) ?? nothing);
    const none = nothingOf.get(this.rules) ?? this.rules.map(() => nothing);
    nothingOf.set(this.rules, none);
    return none;
  }

  private stateOf(index: number, rule: Rule): RuleState {
    const state = this.states.get(index) ?? new RuleState(rule, this.limits?.mostSubjects(index), this.limits?.always);
    this.states.set(index, state);
    return state;
  }
}

function usersBy(rules: readonly Rule[]): Users {
  const known = usersOf.get(rules);
  if (known) return known;
  const users = new Map<number, { index: number; rule: Rule; clause: string }[]>();
  for (const [index, rule] of rules.entries()) {
    for (const [template, clause] of rule.clauseOf)
      users.set(template, [...(users.get(template) ?? []), { index, rule, clause }]);
  }
  usersOf.set(rules, users);
  return users;
}
