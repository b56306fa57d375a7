import type { WatchEvent } from '../../model/watch.js';

/** An event about the logs themselves. */
export function notice(says: string): WatchEvent {
  return { kind: 'notice', server: null, stage: null, status: null, says, quote: null };
}
