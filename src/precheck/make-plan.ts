/**
 * Makes one list of steps from all items, in working order, server by server, and without repetition: stop threads, then services, run
 * setup, and start them again. It holds the steps of items that fail or warn, and those that are due even where a check passes.
 */
import { compareText } from '../model/compare-text.js';
import { planPlaces } from '../model/plan-places.js';
import type { Item, ItemStep, Plan, PlanStep } from '../model/precheck-report.js';

export function makePlan(items: readonly Item[]): Plan {
  const steps = new Map<string, { step: PlanStep; server: string }>();
  for (const item of items) {
    const isWrong = item.status === 'fail' || item.status === 'warn';
    for (const step of item.steps.filter(({ always }) => isWrong || always)) {
      const key = `${step.at}\n${step.text}\n${step.command ?? ''}`;
      const known = steps.get(key);
      if (known === undefined)
        steps.set(key, { step: { ...step, items: [item.id] }, server: item.subject.server ?? '' });
      else {
        if (!known.step.items.includes(item.id)) known.step.items.push(item.id);
        if (step.source.documented) known.step.source = step.source;
      }
    }
  }
  const ordered = [...steps.values()]
    .sort((a, b) => planPlaces.indexOf(a.step.at) - planPlaces.indexOf(b.step.at) || compareText(a.server, b.server))
    .map(({ step }) => step);
  const part = (name: ItemStep['part']): PlanStep[] => ordered.filter((step) => step.part === name);
  return { before: part('before'), during: part('during'), after: part('after') };
}
