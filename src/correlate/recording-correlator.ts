/** A correlator that also keeps which lines some signatures saw, so that `explain --against` can tell clause by clause. */
import type { Observation } from '../model/observation.js';
import { Correlator } from './correlator.js';
import { type Rule, type Seen, seenBy } from './rule.js';

/** How many lines are kept of a signature, the latest ones: the last attempt decides. */
const mostKept = 4000;

export class RecordingCorrelator extends Correlator {
  private readonly kept = new Map<string, Seen[]>();

  /** @param ids of the signatures whose lines are kept */
  constructor(
    private readonly recorded: readonly Rule[],
    private readonly ids: ReadonlySet<string>,
  ) {
    super(recorded);
  }

  override observe(observation: Observation): void {
    for (const { signature, clauseOf } of this.recorded) {
      const clause = clauseOf.get(observation.template);
      if (clause === undefined || !this.ids.has(signature.id)) continue;
      const seen = this.kept.get(signature.id) ?? [];
      seen.push(seenBy(signature, clause, observation));
      this.kept.set(signature.id, seen.length > 2 * mostKept ? seen.slice(-mostKept) : seen);
    }
    super.observe(observation);
  }

  linesOf(id: string): readonly Seen[] {
    return this.kept.get(id) ?? [];
  }
}
