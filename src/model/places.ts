/**
 * Where a step stands in the one list over all checks. Threads come before services and services before setup (Q213171);
 * afterwards it goes back in the other direction.
 */
export const places = [
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

export type Place = (typeof places)[number];
