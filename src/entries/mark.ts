import type { RecordHeader } from '../model/entry.js';

/**
 * A piece of log text that is not message but metadata: a trailer after its message, a header before it, or the frame
 * of a ConfigMgr record around it. Offsets are into the text of the region.
 */
export interface Mark extends RecordHeader {
  readonly kind: 'trailer' | 'grid' | 'header' | 'frame';
  /** First character that is no longer message; for a header its own start. */
  readonly start: number;
  /** First character after it. */
  readonly end: number;
  /** A frame's message, which it encloses. */
  readonly text?: string;
  readonly textStart?: number;
}

/** How far a trailer may reach, in characters, however it was wrapped. */
export const longestMark = 700;

export const noHeader: RecordHeader = { component: null, time: null, timeZone: null, thread: null };

/** `168 (0xA8)` is decimal with its hex; SMS 1.x prints bare hex, `A4`. Ids of Windows 9x exceed 2^31. */
export function parseThread(printed: string): number | null {
  const text = printed.trim();
  const found = /^(\d{1,10})\s*\(0x[0-9a-f]+\)?$/i.exec(text);
  if (found) return Number(found[1]);
  return /^[0-9a-f]{1,8}$/i.test(text) ? Number.parseInt(text, 16) : null;
}
