import type { RecordHeader } from '../model/entry.js';

/**
 * A piece of log text that is not message but metadata. Most follow their message: a trailer, the columns of a grid, the
 * end of a ConfigMgr frame. A header stands before it; the opener of a frame only keeps what stands before it apart.
 */
export interface Mark extends RecordHeader {
  readonly kind: 'trailer' | 'grid' | 'frame' | 'header' | 'label' | 'opener';
  /** First character that is no longer message; for a header its own start. */
  readonly start: number;
  /** First character after it. */
  readonly end: number;
  /** Where the record behind a label ends at the latest. */
  readonly until?: number;
}

/** How far a trailer may reach, in characters, however it was wrapped. */
export const longestTrailer = 700;
/** How far any mark may reach, in characters: what stands farther behind its start cannot change it. */
export const longestMark = 1400;

export const noHeader: RecordHeader = { component: null, time: null, timeZone: null, thread: null };

/** Whether the message stands before the mark. */
export function closesRecord(mark: Mark): boolean {
  return mark.kind === 'trailer' || mark.kind === 'grid' || mark.kind === 'frame';
}

/** Whether the message stands behind the mark. */
export function opensRecord(mark: Mark): boolean {
  return mark.kind === 'header' || mark.kind === 'label';
}

/** `168 (0xA8)` is decimal with its hex; SMS 1.x prints bare hex, `A4`. Ids of Windows 9x exceed 2^31. */
export function parseThread(printed: string): number | null {
  const text = printed.trim();
  const found = /^(\d{1,10})\s*\(0x[0-9a-f]+\)?$/i.exec(text);
  if (found) return Number(found[1]);
  return /^(?:0x)?[0-9a-f]{1,8}$/i.test(text) ? Number.parseInt(text, 16) : null;
}
