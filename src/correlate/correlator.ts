/** Follows all signatures through one log stream. Fed line by line; what it keeps does not grow with the log. */
import type { ErrorLine, LogEnd, Observation } from '../model/observation.js';
import type { Rule } from './rule.js';
import { type RuleFindings, RuleState } from './rule-state.js';
import { type ErrorGroup, UnexplainedErrors } from './unexplained-errors.js';

export interface StreamFindings {
  /** In the order of the rules. */
  readonly rules: readonly RuleFindings[];
  readonly errors: readonly ErrorGroup[];
}

const nothingFound: RuleFindings = { tracks: [], nearMisses: [], dropped: 0 };

export class Correlator {
  /** Made when a line of theirs is first seen: in most logs none is. */
  private readonly states: (RuleState | undefined)[];
  private readonly errors = new UnexplainedErrors();
  private users: ReadonlyMap<number, readonly ClauseUser[]> | null = null;

  constructor(private readonly rules: readonly Rule[]) {
    this.states = rules.map(() => undefined);
  }

  observe(observation: Observation): void {
    this.users ??= usersOf(this.rules);
    for (const { index, rule, clause } of this.users.get(observation.template) ?? []) {
      const state = this.states[index] ?? new RuleState(rule);
      this.states[index] = state;
      for (const { observation: explained } of state.accept(observation, clause)) {
        this.errors.explain(explained.quote, explained.last);
      }
    }
  }

  error(line: ErrorLine, mayBeExplained: boolean): void {
    this.errors.add(line, mayBeExplained);
  }

  /** The subjects whose failures are not over, by signature. */
  get open(): { readonly rule: Rule; readonly subjects: readonly (string | null)[] }[] {
    return this.rules.flatMap((rule, index) => {
      const subjects = this.states[index]?.openSubjects ?? [];
      return subjects.length === 0 ? [] : [{ rule, subjects }];
    });
  }

  /** Whether any signature wants to know how the log ends. */
  get awaitsEnd(): boolean {
    return this.states.some((state) => state?.awaitsEnd);
  }

  finish(lastTime: string | null, end: LogEnd | null): StreamFindings {
    return {
      rules: this.states.map((state) => state?.finish(lastTime, end) ?? nothingFound),
      errors: this.errors.finish(),
    };
  }
}

/** A rule that one of the templates is a clause of. */
interface ClauseUser {
  readonly index: number;
  readonly rule: Rule;
  readonly clause: string;
}

function usersOf(rules: readonly Rule[]): Map<number, ClauseUser[]> {
  const users = new Map<number, ClauseUser[]>();
  rules.forEach((rule, index) => {
    for (const [template, clause] of rule.clauseOf) {
      const user = { index, rule, clause };
      const others = users.get(template);
      if (others) others.push(user);
      else users.set(template, [user]);
    }
  });
  return users;
}
