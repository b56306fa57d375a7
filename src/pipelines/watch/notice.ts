import type { WatchEvent } from '../../model/watch.js';

/** An event about a log or a folder, not about a server. */
export function notice(says: string): WatchEvent {
  return { kind: 'notice', server: null, stage: null, status: null, says, quote: null };
}
