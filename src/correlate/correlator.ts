/**
 * Follows all signatures through one log, line by line. What it keeps does not grow with the log. Most logs hold nothing of most
 * signatures, so the state of a signature is made when its first line comes.
 */
import type { ErrorLine, LogEnd, Observation, Quote } from '../model/observation.js';
import type { RuleResult, StreamResult } from '../model/stream-result.js';
import type { Rule } from './rule.js';
import { RuleState } from './rule-state.js';
import { UnexplainedErrors } from './unexplained-errors.js';

export interface SubjectLimits {
  /** A subject that is followed in any case. */
  readonly always: string | null;
  mostSubjects(rule: number): number;
}

/** The subjects for which a signature has seen a failure that no later line has shown to be over. */
export interface OpenFailure {
  readonly rule: Rule;
  readonly subjects: readonly (string | null)[];
}

/** For each template the rules that look for it, and as which of their clauses. */
type Users = ReadonlyMap<number, readonly { readonly index: number; readonly rule: Rule; readonly clause: string }[]>;

const usersOf = new WeakMap<readonly Rule[], Users>();
const nothing: RuleResult = { tracks: [], nearMisses: [], passes: [], dropped: 0 };
/** One shared list for all logs that show nothing: among a hundred thousand logs these are most. */
const nothingOf = new WeakMap<readonly Rule[], readonly RuleResult[]>();

export class Correlator {
  /** Grows with each line that changes something for a signature, so that `open` may have changed. */
  changes = 0;
  private readonly states = new Map<number, RuleState>();
  private readonly errors: UnexplainedErrors;
  /** Made with the first line that matches: in most logs none does. */
  private users: Users | null = null;
  /** `open`, kept until the next line. */
  private openNow: readonly OpenFailure[] | null = null;

  /**
   * @param rules the very same list for all logs of a run: what is worked out from it is remembered for that list
   * @param limits how many subjects are told apart
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
   * An error that no signature explains came again, word for word. It is a whole record, so it is not the tail of a wrapped one.
   * @param quote makes the quote of the latest one; called only in the end, since mostly yet another one comes
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

  finish(lastTime: string | null, end: LogEnd | null): Pick<StreamResult, 'rules' | 'errors'> {
    return { rules: this.findings(lastTime, end), errors: this.errors.finish() };
  }

  private findings(lastTime: string | null, end: LogEnd | null): readonly RuleResult[] {
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
