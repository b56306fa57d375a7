/**
 * A "log" may be a list of the lines that a search tool found in it, so that other lines are missing. A pattern that asks what must
 * not stand between its lines cannot be sure then: such an occurrence is marked as not fully shown.
 */
import { isGapBetween } from '../decode/listed-numbers.js';
import type { OccurrenceResult, RuleResult, SeenLine, TrackResult } from '../evaluate/stream-result.js';

/** @param gaps for each file, the lines before which others are missing */
export function markGaps(
  rules: readonly RuleResult[],
  gaps: ReadonlyMap<string, readonly number[]>,
): readonly RuleResult[] {
  if (gaps.size === 0) return rules;
  return rules.map((rule) => ({ ...rule, tracks: rule.tracks.map((track) => marked(track, gaps)) }));
}

function marked(track: TrackResult, gaps: ReadonlyMap<string, readonly number[]>): TrackResult {
  const gap = gapIn(track.last, gaps);
  return gap ? { ...track, full: false, last: { ...track.last, gap } } : track;
}

function gapIn(
  { pattern, seen }: OccurrenceResult,
  gaps: ReadonlyMap<string, readonly number[]>,
): SeenLine | undefined {
  if (!('without' in pattern || 'doubtful' in pattern)) return undefined;
  return seen.find(({ observation: { quote } }, i) => {
    const before = seen[i - 1]?.observation.quote;
    return before?.file === quote.file && isGapBetween(gaps.get(quote.file) ?? [], before.line, quote.line);
  });
}
