/**
 * Limits how many failures of a run are kept: a log can name a million servers, and no person reads a thousand findings. The others
 * are counted. Each signature keeps a few in any case, so that a flood of one hides no other. The same failures are kept whatever
 * the number of threads: the first ones in the order of the logs. A thread sees only some of the logs, so it never drops one of these.
 */
import type { RuleResult, StreamResult } from '../model/stream-result.js';

/** Failures in all, one for each signature and subject. */
const mostTracks = 2000;
/** Failures that one signature may still have when all are used up. */
const fewest = 25;

export class ResultLimits {
  private total = 0;
  private readonly ofRule = new Map<number, number>();

  /** @param always a server that was asked for: what is about it is kept in any case */
  constructor(readonly always: string | null) {}

  /** How many subjects of a signature the next log may show. */
  mostSubjects(rule: number): number {
    return this.total < mostTracks ? mostTracks : this.roomOf(rule);
  }

  /** To be given the results in the order of the logs. */
  admit(result: StreamResult): StreamResult {
    if (result.rules.every(({ tracks }) => tracks.length === 0)) return result;
    return { ...result, rules: result.rules.map((rule, index) => this.admitRule(rule, index)) };
  }

  private admitRule(rule: RuleResult, index: number): RuleResult {
    const { tracks } = rule;
    if (tracks.length === 0) return rule;
    const room = Math.min(tracks.length, Math.max(mostTracks - this.total, this.roomOf(index)));
    this.total += tracks.length;
    this.ofRule.set(index, (this.ofRule.get(index) ?? 0) + tracks.length);
    if (room >= tracks.length) return rule;
    const isKept = ({ subject }: (typeof tracks)[number], at: number): boolean =>
      at < room || (subject !== null && subject === this.always);
    const more = tracks.reduce((sum, track, at) => sum + (isKept(track, at) ? 0 : track.occurrences), 0);
    return { ...rule, tracks: tracks.filter(isKept), dropped: rule.dropped + more };
  }

  private roomOf(rule: number): number {
    return Math.max(0, fewest - (this.ofRule.get(rule) ?? 0));
  }
}
