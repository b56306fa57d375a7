/** Passes what one log shows of install stages to its attempts: matched lines, and status messages. For `timeline` and `watch`. */
import { readStatusRecord } from '../../explain/read-status-record.js';
import type { SeenRecord } from '../../match/entry-matcher.js';
import type { ErrorLine, Observation } from '../../model/observation.js';
import type { StageKnowledge, StageSign } from '../../model/stage.js';
import type { AttemptFollower } from '../../timeline/attempt-follower.js';

export class StageLines {
  /** `order` of the last status message that was passed on. */
  private statusOrder = -1;

  /** @param signOf by the index of a template, the stage that it shows */
  constructor(
    private readonly attempts: AttemptFollower,
    private readonly signOf: ReadonlyMap<number, StageSign>,
    private readonly knowledge: StageKnowledge,
  ) {}

  observe(observation: Observation): void {
    const sign = this.signOf.get(observation.template);
    if (sign) this.attempts.see(sign, observation);
  }

  error(line: ErrorLine, mayBeExplained: boolean): void {
    // A status message was passed on as a sign already.
    if (line.order !== this.statusOrder) this.attempts.error(line, mayBeExplained);
  }

  /** @returns whether it is a status message that shows a stage */
  record(text: string, seen: () => SeenRecord): boolean {
    const shown = statusSign(text, this.knowledge);
    if (!shown) return false;
    const record = seen();
    this.statusOrder = record.order;
    this.attempts.see(shown.sign, { ...record, template: -1, captures: { server: shown.server } });
    return true;
  }
}

/** Null for a text that is no status message, or one that shows no stage. */
function statusSign(
  text: string,
  { statusSigns, signs }: StageKnowledge,
): { readonly sign: StageSign; readonly server: string } | null {
  const record = readStatusRecord(text);
  if (!record) return null;
  const known = statusSigns.find(
    ({ id, only }) => id === record.id && (only === undefined || record.strings[only.string] === only.is),
  );
  const sign = signs.find(({ id }) => id === known?.sign);
  const server = known && record.strings[known.server];
  return sign && server ? { sign, server } : null;
}
