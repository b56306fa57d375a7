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

export class Correlator {
  private readonly states: readonly RuleState[];
  private readonly errors = new UnexplainedErrors();
  private readonly byTemplate = new Map<number, { state: RuleState; clause: string }[]>();

  constructor(rules: readonly Rule[]) {
    this.states = rules.map((rule) => new RuleState(rule));
    rules.forEach((rule, index) => {
      const state = this.states[index];
      for (const [template, clause] of rule.clauseOf) {
        const users = this.byTemplate.get(template) ?? [];
        if (state) users.push({ state, clause });
        this.byTemplate.set(template, users);
      }
    });
  }

  observe(observation: Observation): void {
    for (const { state, clause } of this.byTemplate.get(observation.template) ?? []) {
      for (const { observation: explained } of state.accept(observation, clause)) {
        this.errors.explain(explained.quote, explained.last);
      }
    }
  }

  error(line: ErrorLine, mayBeExplained: boolean): void {
    this.errors.add(line, mayBeExplained);
  }

  /** Whether any signature wants to know how the log ends. */
  get awaitsEnd(): boolean {
    return this.states.some((state) => state.awaitsEnd);
  }

  finish(lastTime: string | null, end: LogEnd | null): StreamFindings {
    return { rules: this.states.map((state) => state.finish(lastTime, end)), errors: this.errors.finish() };
  }
}
