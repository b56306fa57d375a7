/**
 * Which times the logs of a folder cover. A site server writes into one log all that it does with its metering servers. So a failure in the
 * log of another folder is of another site server where this log goes on over its time and does not show it.
 */
import type { LoadedSnapshot } from '../model/facts.js';
import type { FileReport } from '../model/report.js';
import type { StreamResult } from '../model/stream-result.js';
import { daysBetween } from './time-between.js';

/** A stretch of time, ISO 8601 without offset. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** To the minute: a copy of a log may have lost the smaller parts of its times. */
export function isMinutesBefore(one: string, other: string): boolean {
  const toTheMinute = '1999-03-26T10:43'.length;
  return one.slice(0, toTheMinute) < other.slice(0, toTheMinute);
}

export class LogCoverage {
  private spans: ReadonlyMap<string, readonly Span[]> | null = null;
  private readonly folders = new Map<LoadedSnapshot, readonly string[]>();

  /**
   * @param streams all logs: one that shows nothing covers times too
   * @param isOf whether the logs of a folder are known to be of the site of a snapshot
   */
  constructor(
    private readonly streams: readonly StreamResult[],
    private readonly isOf: (folder: string, snapshot: LoadedSnapshot) => boolean,
  ) {}

  /** The folders that hold the log of the site server of a snapshot. */
  foldersOf(snapshot: LoadedSnapshot): readonly string[] {
    const known = this.folders.get(snapshot);
    if (known) return known;
    const found = [...this.byFolder().keys()].filter((folder) => this.isOf(folder, snapshot));
    this.folders.set(snapshot, found);
    return found;
  }

  /** Whether the log of a site server in a folder has records from before and from behind. In the same minute the copy of it may start or end. */
  covers(folder: string, { from, to }: Span): boolean {
    return (this.byFolder().get(folder) ?? []).some(
      (span) => isMinutesBefore(span.from, from) && isMinutesBefore(to, span.to),
    );
  }

  /** Put together when first asked for: most runs never do. */
  private byFolder(): ReadonlyMap<string, readonly Span[]> {
    if (this.spans) return this.spans;
    const found = new Map<string, Span[]>();
    for (const { folder, files } of this.streams) {
      const spans = spansOf(files);
      if (spans.length > 0) found.set(folder, [...(found.get(folder) ?? []), ...spans]);
    }
    this.spans = found;
    return found;
  }
}

/** A log and its rollover are one span, unless the rollover was left by another day. */
function spansOf(files: readonly FileReport[]): Span[] {
  const spans: Span[] = [];
  for (const { log, status, firstTime: from, lastTime: to } of files) {
    if (log !== 'Licsvcfg.log' || status !== 'read' || from === null || to === null) continue;
    const before = spans.at(-1);
    if (before && before.to <= from && daysBetween(before.to, from) < 1) spans.splice(-1, 1, { from: before.from, to });
    else spans.push({ from, to });
  }
  return spans;
}
