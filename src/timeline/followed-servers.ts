/** The servers that one log names, each with its attempts. Bounded, since a hostile log may name a million: further ones are counted. */
import type { Quote } from '../model/observation.js';
import type { Limit } from '../model/timeline.js';
import { type AttemptRoom, ServerTrack } from './server-track.js';

const mostServers = 5000;
/** How many further servers are told apart to count them. */
const mostOthers = 50_000;

export interface FollowedContext {
  /** How many attempts of a server are kept, two at least: the first and the last ones. Absent for the default of `ServerTrack`. */
  readonly mostAttempts?: number;
  /** Shared by all logs of a run. */
  readonly room?: AttemptRoom;
  /** The server of `--server`, in capitals: it is followed however many others there are. */
  readonly always?: string | null;
}

export class FollowedServers {
  readonly tracks = new Map<string, ServerTrack>();
  private readonly others = new Set<string>();
  private firstOther: Quote | null = null;

  constructor(private readonly context: FollowedContext) {}

  /**
   * @param quote the line that names the server
   * @returns null if the server is only counted
   */
  trackOf(server: string, quote: Quote): ServerTrack | null {
    const { mostAttempts, room, always } = this.context;
    const known = this.tracks.get(server);
    if (known) return known;
    if (this.tracks.size >= mostServers && server !== always) {
      this.firstOther ??= quote;
      if (this.others.size < mostOthers) this.others.add(server);
      return null;
    }
    const track = new ServerTrack(server, mostAttempts, room);
    this.tracks.set(server, track);
    return track;
  }

  /** Says how many servers are not followed, if any. */
  get limits(): Limit[] {
    const { firstOther, others } = this;
    if (!firstOther) return [];
    const { file, line, time: from } = firstOther;
    const count = `${others.size >= mostOthers ? 'at least ' : ''}${others.size}`;
    const says = `only the first ${mostServers} servers of a log are followed: ${count} more that it names are not listed here (--server shows any one)`;
    return [{ kind: 'servers', file, line, from, to: null, says }];
  }
}
