/**
 * The places that a step may have in the plan over all checks, in order. Machines are made reachable before anything is changed on
 * them, and tables are emptied when the backup is made and nothing writes to them. Threads are stopped before services, and services
 * before setup; a role is taken away only when its service could not be stopped, while the services that remove it still run. Afterwards the services of the site are started before the threads that
 * run in them, and threads before the services of metering servers (Q213171).
 */
export const placesByPart = {
  before: [
    'route',
    'record',
    'reach',
    'prepare',
    'account',
    'backup',
    'drain',
    'close',
    'threads',
    'services',
    'roles',
    'stop-site',
    'tables',
    'confirm',
  ],
  during: ['setup', 'start-setup', 'watch'],
  after: ['see', 'start-site', 'start-threads', 'start-services', 'confirm-start', 'restore', 'clients'],
} as const;

export const planPlaces = [...placesByPart.before, ...placesByPart.during, ...placesByPart.after] as const;

export type PlanPlace = (typeof planPlaces)[number];
