/**
 * A "log" may be a list of the lines that a search tool found in it, so that other lines are missing. A pattern that asks what must
 * not stand between its lines cannot be sure then: such an occurrence is marked as not fully shown.
 */
import { isGapBetween } from '../decode/listed-numbers.js';
import type { OccurrenceResult, RuleResult, SeenLine, TrackResult } from '../model/stream-result.js';

/** For each file the lines before which others are missing. */
type Gaps = ReadonlyMap<string, readonly number[]>;

/** @param files their paths, in the order of the stream */
export function markGaps(rules: readonly RuleResult[], gaps: Gaps, files: readonly string[]): readonly RuleResult[] {
  if (gaps.size === 0) return rules;
  return rules.map((rule) => ({ ...rule, tracks: rule.tracks.map((track) => marked(track, gaps, files)) }));
}

function marked(track: TrackResult, gaps: Gaps, files: readonly string[]): TrackResult {
  const gap = gapIn(track.last, gaps);
  const known = gap ? { ...track, full: false, last: { ...track.last, gap } } : track;
  const { reopened } = track;
  // That a later attempt did not fail is concluded from what the log does not hold.
  return reopened && isGapBehind(reopened, gaps, files) ? { ...known, reopened: null, lostBehind: reopened } : known;
}

function isGapBehind({ observation: { quote } }: SeenLine, gaps: Gaps, files: readonly string[]): boolean {
  const own = isGapBetween(gaps.get(quote.file) ?? [], quote.line, Number.POSITIVE_INFINITY);
  return own || files.slice(files.indexOf(quote.file) + 1).some((file) => gaps.has(file));
}

function gapIn({ pattern, seen }: OccurrenceResult, gaps: Gaps): SeenLine | undefined {
  if (!('without' in pattern || 'doubtful' in pattern)) return undefined;
  return seen.find(({ observation: { quote } }, i) => {
    const before = seen[i - 1]?.observation.quote;
    return before?.file === quote.file && isGapBetween(gaps.get(quote.file) ?? [], before.line, quote.line);
  });
}
