/**
 * Of a log only the lines that somebody searched for may be at hand. Where others are missing within an occurrence whose pattern
 * asks what does not stand in between, it is not told in full.
 */
import { isGapBetween } from '../decode/listed-numbers.js';
import type { OccurrenceResult, RuleResult, SeenLine, TrackResult } from '../evaluate/stream-result.js';

/** @param gaps by file; as a reader tells them */
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
