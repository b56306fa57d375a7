/** The steps of an item, in working order. An item that passes, or belongs to another phase, keeps only the steps marked `always`. */
import { type PlanPlace, placesByPart, planPlaces } from '../model/plan-places.js';
import type { ItemStep } from '../model/precheck-report.js';
import type { ItemStatus, UpgradeCheck } from '../model/upgrade-check.js';
import type { Judge } from './judge-check.js';

interface StepContext {
  readonly status: ItemStatus;
  readonly due: boolean;
  readonly server: string | null;
  readonly judge: Judge;
  readonly fill: (text: string) => string;
}

function partOf(at: PlanPlace): ItemStep['part'] {
  const isIn = (part: readonly PlanPlace[]): boolean => part.includes(at);
  return isIn(placesByPart.before) ? 'before' : isIn(placesByPart.during) ? 'during' : 'after';
}

export function stepsFor(check: UpgradeCheck, { status, due, server, judge, fill }: StepContext): ItemStep[] {
  const isSettled = status === 'pass' || !due;
  return check.steps
    .filter(({ always }) => !isSettled || always === true)
    .filter(({ unless }) => unless === undefined || judge(unless, server).truth !== true)
    .map(({ at, text, command, source, always = false }) => ({
      text: fill(text),
      ...(command === undefined ? {} : { command: fill(command) }),
      source,
      part: partOf(at),
      at,
      always,
    }))
    .sort((one, other) => planPlaces.indexOf(one.at) - planPlaces.indexOf(other.at));
}
