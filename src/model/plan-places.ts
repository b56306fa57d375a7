/**
 * The places that a step may have in the plan over all checks, in order. Threads are stopped before services, and services before
 * setup; afterwards threads are started before services, too (Q213171).
 */
export const planPlaces = [
  'route',
  'record',
  'prepare',
  'account',
  'backup',
  'drain',
  'close',
  'threads',
  'services',
  'confirm',
  'setup',
  'watch',
  'see',
  'start-threads',
  'start-services',
  'confirm-start',
  'restore',
  'clients',
] as const;

export type PlanPlace = (typeof planPlaces)[number];
