/**
 * Finds the bytes around a found word that hold the whole record it stands in, at most forty lines and the window's reach either
 * way. Reading these bytes gives the same entries as reading the whole log would. Sound records, and logs without any metadata, are
 * recognised by cheap looks at the bytes; only where a record may be damaged its surroundings are parsed.
 */
import type { SoundLine } from '../model/sound-line.js';
import { endsRecord, mayHoldMark } from './byte-signs.js';
import { findMarks } from './find-marks.js';
import type { LinePlace, LineWindow } from './line-window.js';
import { closesRecord, longestMark, type Mark, opensRecord } from './mark.js';
import { joinLines, nearLines } from './read-entries.js';

export interface ByteRegion {
  readonly from: number;
  readonly to: number;
  /** A line of the region, counted from 0, to its place in a file. */
  readonly locate: (line: number) => LinePlace;
  /** The region starts inside a line. */
  readonly cut: boolean;
  /** All that starts before this is done with. What starts later is read again, with more of what follows it. */
  readonly settled: number;
}

type Bounds = Pick<ByteRegion, 'from' | 'to' | 'settled'>;

/** A place in the window, its line, and the place up to which all is done with. */
interface Spot {
  readonly window: LineWindow;
  readonly at: number;
  readonly line: number;
  readonly notBefore: number;
}

/**
 * The region around `at`. It starts no earlier than `notBefore`, up to where all is done with.
 * @param line the sound line at that place
 */
export function regionAround(window: LineWindow, at: number, notBefore: number, line: SoundLine | null): ByteRegion {
  if (line && line.start >= notBefore && line.end - line.start <= window.reach) return soundRegion(window, line);
  window.index();
  const spot: Spot = { window, at, line: window.lineAt(at), notBefore };
  return soundRecord(spot) ?? regionOf(window, plainLines(spot) ?? damagedRecord(spot));
}

/** The region of one sound line. The other lines of the window need not be found for it. */
function soundRegion(window: LineWindow, { start, end }: SoundLine): ByteRegion {
  const place = window.placeFrom(start);
  return { from: start, to: end, settled: end, locate: () => place, cut: false };
}

function regionOf(window: LineWindow, { from, to, settled }: Bounds): ByteRegion {
  return { from, to, settled, locate: locateFrom(window, window.lineAt(from)), cut: isCut(window, from) };
}

function locateFrom(window: LineWindow, firstLine: number): ByteRegion['locate'] {
  return (line) => window.placeOf(firstLine + line);
}

/** From the end of the trailer before to the end of the trailer after, where both end their lines as SMS writes them. */
function soundRecord(spot: Spot): ByteRegion | null {
  const { window, at, line } = spot;
  const limit = Math.min(startOf(spot, line + joinLines + nearLines + 1), at + window.reach, window.length);
  for (let i = line, start = at; start < limit; i += 1, start = window.startOf(i)) {
    const end = Math.min(window.startOf(i + 1), limit);
    if (endsRecord(window.bytes, start, end)) return regionUpTo(end, spot);
  }
  return null;
}

/** From the end of the record before. */
function regionUpTo(to: number, spot: Spot): ByteRegion {
  const { window, line } = spot;
  const earliest = earliestOf(spot, joinLines);
  for (let first = line; window.startOf(first) > earliest; first -= 1) {
    if (window.endsRecord(first - 1))
      return { from: window.startOf(first), to, settled: to, locate: locateFrom(window, first), cut: false };
  }
  return regionOf(window, { from: earliest, to, settled: to });
}

/** Where no metadata is near, each line is an entry of its own, and several lines are done with at once; else null. */
function plainLines(spot: Spot): Bounds | null {
  const { window, at, line } = spot;
  const limit = Math.min(startOf(spot, line + joinLines + 2 * nearLines), at + window.reach);
  if (mayHoldMark(window.bytes, earliestOf(spot, joinLines + nearLines), limit)) return null;
  const from = earliestOf(spot, nearLines);
  if (limit === at + window.reach) return { from, to: limit, settled: partlySettled(spot, startOf(spot, line + 1)) };
  return {
    from,
    to: Math.min(limit, startOf(spot, line + 2 * nearLines)),
    settled: Math.min(limit, startOf(spot, line + nearLines)),
  };
}

/** Parses the surroundings of a damaged record. All records whose marks cannot change by what stands farther away are done with. */
function damagedRecord(spot: Spot): Bounds {
  const { window, at, line } = spot;
  const earliest = earliestOf(spot, joinLines + nearLines);
  const limit = Math.min(
    Math.max(startOf(spot, line + joinLines + nearLines + 1), startOf(spot, line + joinLines + 1) + longestMark),
    at + window.reach,
    window.length,
  );
  const isWhole = window.ended && limit === window.length;
  const marks = marksIn(window, earliest, limit).filter(({ start }) => isWhole || start + longestMark <= limit);
  const before = marks.findLast((mark) => isBefore(mark, at));
  const from = before ? (opensRecord(before) ? before.start : before.end) : earliest;
  if (isWhole) return { from, to: limit, settled: limit };
  const last = marks.at(-1);
  if (last && last !== before && !isBefore(last, at)) {
    const settled = closesRecord(last) ? last.end : last.start;
    // The region goes on a bit behind the last mark, since what follows a mark can change how it is read.
    return { from, to: Math.min(limit, settled + longestMark), settled };
  }
  const headed =
    before && opensRecord(before)
      ? Math.min(startOf(spot, window.lineAt(before.end) + joinLines), before.until ?? limit)
      : 0;
  const ownEnd = headed > at ? headed : startOf(spot, line + 1);
  return { from, to: limit, settled: partlySettled(spot, Math.min(limit, ownEnd)) };
}

function isBefore(mark: Mark, at: number): boolean {
  return closesRecord(mark) ? mark.end <= at : mark.start <= at;
}

/** Marks with byte offsets. They consist of ASCII characters, so bytes can be taken for Latin-1 letters. */
function marksIn(window: LineWindow, from: number, to: number): Mark[] {
  const { buffer, byteOffset } = window.bytes;
  const text = Buffer.from(buffer, byteOffset + from, to - from).toString('latin1');
  return findMarks(text).map((mark) => ({
    ...mark,
    start: mark.start + from,
    end: mark.end + from,
    ...(mark.until !== undefined && { until: mark.until + from }),
  }));
}

/** Settled up to `wanted`, but not farther than half the reach: in a giant line what follows would else be missed. */
function partlySettled({ window, at }: Spot, wanted: number): number {
  return Math.max(at + 1, Math.min(wanted, at + window.reach / 2));
}

function earliestOf(spot: Spot, lines: number): number {
  return Math.max(startOf(spot, spot.line - lines), spot.at - spot.window.reach, spot.notBefore);
}

function startOf({ window }: Spot, line: number): number {
  return line <= 0 ? 0 : window.startOf(line);
}

/** Whether a region starts inside a line. Not where a record ends there: several may stand on one line. */
function isCut(window: LineWindow, from: number): boolean {
  if (from === 0) return window.cut;
  // Zeros that a crash left in a file are no part of a line, however many there are.
  if (window.bytes[from - 1] === 0) return false;
  const lineStart = window.startOf(window.lineAt(from));
  if (from === lineStart || endsRecord(window.bytes, Math.max(0, from - 64), from)) return false;
  const lead = Math.max(0, lineStart - longestMark, from - window.reach);
  const marks = marksIn(window, lead, Math.min(window.length, from + longestMark));
  return !marks.some(({ start, end }) => end === from || start === from);
}
