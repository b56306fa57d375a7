/** The lines of a finding, as evidence: those that show it, and those that speak against it or leave it open. */
import type { FileReport, RawCounterEvidence, RawLogEvidence } from '../model/report.js';
import type { OccurrenceResult, SeenLine, TrackResult } from '../model/stream-result.js';
import type { Later } from './seen-of.js';
import { compareNames } from './subject.js';

/** Pieces of evidence of one finding. */
export const mostEvidence = 24;

/** All lines of the first and of the last occurrence, with those that accompany them. */
export function evidenceOf(tracks: readonly TrackResult[]): RawLogEvidence[] {
  const byPlace = new Map<string, RawLogEvidence>();
  for (const track of tracks) {
    for (const seen of [track.first, track.last].flatMap((one) => [...one.seen, ...one.supporting])) {
      const { quote, order } = seen.observation;
      const key = `${quote.file}\n${quote.line}\n${order}`;
      if (byPlace.size < mostEvidence && !byPlace.has(key)) byPlace.set(key, toEvidence(seen));
    }
  }
  return [...byPlace.values()].sort(compareEvidence);
}

/** By file and line. */
export function compareEvidence(one: RawLogEvidence, other: RawLogEvidence): number {
  return compareNames(one.quote.file, other.quote.file) || one.quote.line - other.quote.line;
}

/** @param isBack facts from after it show the failure again */
export function laterAttempt({ line, isPast }: Later, isBack: boolean): RawCounterEvidence {
  const says = isPast
    ? 'a later attempt got past this failure'
    : 'a later attempt did not log this failure again, though the log goes on';
  return { ...toEvidence(line), says: isBack ? `${says}; the collected facts show it again since` : says };
}

/** An archive may be cut, or a disk fail: whether an attempt behind what was read got past the failure is not known. */
export function unreadBehind({ last }: TrackResult, files: readonly FileReport[]): RawCounterEvidence[] {
  const failed = last.seen.at(-1);
  const at = files.findIndex(({ path }) => path === failed?.observation.quote.file);
  if (!failed || at < 0 || files.slice(at).every(({ problem }) => problem === null)) return [];
  const says =
    'the log behind this line could not be read to its end: a later attempt that got past this failure may stand there';
  return [{ ...toEvidence(failed), says }];
}

/** In a list of lines that a search tool found, the failure of a later attempt may be among those that are missing. */
export function lostBehind({ lostBehind: opened }: TrackResult): RawCounterEvidence[] {
  if (opened === undefined) return [];
  const says =
    'a later attempt began here, and lines of the log are missing behind it, as the numbers in this list tell: whether it failed too is not known';
  return [{ ...toEvidence(opened), says }];
}

/** What makes the last occurrence of each track less sure. */
export function doubtsOf(tracks: readonly TrackResult[]): RawCounterEvidence[] {
  const last = tracks.map((track) => track.last);
  return [...last.flatMap(rivalsIn), ...last.flatMap(strangersIn), ...last.flatMap(gapIn)];
}

function rivalsIn({ rivals }: OccurrenceResult): RawCounterEvidence[] {
  return rivals.map((rival) => ({
    ...toEvidence(rival),
    says: `the failure line names no server, and ${rival.subject ?? 'another attempt'} was being worked on at the same time: it may be the one that failed`,
  }));
}

function strangersIn({ doubts }: OccurrenceResult): RawCounterEvidence[] {
  return doubts.map((doubt) => ({
    ...toEvidence(doubt),
    says: 'this line stands in between and names no server: if it is about the same one, something else failed',
  }));
}

function gapIn({ gap }: OccurrenceResult): RawCounterEvidence[] {
  if (gap === undefined) return [];
  const says =
    'lines of the log are missing before this one, as the numbers in this list tell: what speaks against this failure may have stood there';
  return [{ ...toEvidence(gap), says }];
}

function toEvidence({ clause, observation }: SeenLine): RawLogEvidence {
  return { kind: 'log', quote: observation.quote, clause, captures: observation.captures };
}
