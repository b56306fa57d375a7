/** Counts servers by the outcome of their last attempt, and all attempts. */
import type { RawServer, TimelineData } from '../model/timeline.js';

export function sumUp(servers: readonly RawServer[]): TimelineData['summary'] {
  const count = (outcome: RawServer['outcome']): number =>
    servers.filter((server) => server.outcome === outcome).length;
  return {
    servers: servers.length,
    succeeded: count('succeeded'),
    failed: count('failed'),
    unfinished: count('unfinished'),
    attempts: servers.reduce((sum, { attemptsSeen }) => sum + attemptsSeen, 0),
  };
}
