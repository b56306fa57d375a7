/** The outcome of all watched servers together, which decides when `watch` stops and with which exit code. */
import type { Outcome } from '../model/timeline.js';
import type { WatchState } from '../model/watch.js';
import type { Attempt } from './attempt.js';
import { secondsBetween } from './clock.js';
import type { ServerTrack } from './server-track.js';

export interface WatchedServer {
  readonly server: string;
  readonly outcome: Outcome | 'open';
  /** A line about it was written since the watch began. */
  readonly active: boolean;
}

/** The manager retries every 15 minutes, so an installation that was not tried for an hour is not under way. */
const recentSeconds = 3600;

/**
 * @param lastTime the last time in the log
 * @param isActive a line about the server was written since the watch began
 * @returns null for a server that does not count, since its last attempt was long before the watch began
 */
export function watchedServer(track: ServerTrack, lastTime: string | null, isActive: boolean): WatchedServer | null {
  const last: Attempt | null = track.current ?? track.lastClosed;
  if (!last) return null;
  const passed = secondsBetween(last.last.time, lastTime);
  if (!isActive && (passed ?? 0) > recentSeconds) return null;
  return { server: track.server, outcome: last.outcome ?? 'open', active: isActive };
}

/** `succeeded` if all have; `failed` if one failed while it was watched; a failure before that only keeps the watch open. */
export function outcomeOf(servers: readonly WatchedServer[]): WatchState {
  if (servers.length > 0 && servers.every(({ outcome }) => outcome === 'succeeded')) return 'succeeded';
  return servers.some(({ outcome, active }) => outcome === 'failed' && active) ? 'failed' : 'open';
}
