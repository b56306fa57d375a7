/** What the servers that are watched have come to, all together: it decides when to stop and with which code. */
import type { Outcome } from '../model/timeline.js';
import type { WatchState } from '../model/watch.js';
import type { Attempt } from './attempt.js';
import { secondsBetween } from './clock.js';
import type { ServerTrack } from './server-track.js';

export interface WatchedServer {
  readonly server: string;
  readonly outcome: Outcome | 'open';
  /** Something of it happened since the watch began. */
  readonly active: boolean;
}

/** The manager retries every 15 minutes: what was not tried for an hour is not under way. */
const recentSeconds = 3600;

/**
 * Null for a server that does not count: nothing happened, and its last attempt is long ago.
 * @param isActive something of it happened since the watch began
 */
export function watchedServer(track: ServerTrack, lastTime: string | null, isActive: boolean): WatchedServer | null {
  const last: Attempt | null = track.current ?? track.lastClosed;
  if (!last) return null;
  const passed = secondsBetween(last.last.time, lastTime);
  if (!isActive && (passed ?? 0) > recentSeconds) return null;
  return { server: track.server, outcome: last.outcome ?? 'open', active: isActive };
}

/** Succeeded when all have; failed when one failed while it was watched. What had failed before is only waited for. */
export function outcomeOf(servers: readonly WatchedServer[]): WatchState {
  if (servers.length > 0 && servers.every(({ outcome }) => outcome === 'succeeded')) return 'succeeded';
  return servers.some(({ outcome, active }) => outcome === 'failed' && active) ? 'failed' : 'open';
}
