/**
 * Follows one log while it is written: each poll returns the bytes added since the last one, across rollover (the log becomes `.lo_`
 * and a new one begins, Q172790), truncation, and a share that goes away. Each poll opens and closes the file, so that others can
 * rename it. Changes are found by size and content, since network shares do not send notifications.
 */
import { closeSync, existsSync, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf, messageOf } from '../errors.js';

export interface FollowedBytes {
  readonly kind: 'bytes';
  /** Read from the rollover, into which the log was renamed. */
  readonly older: boolean;
  readonly bytes: Uint8Array;
}
export interface FollowedNotice {
  /** `copied`: the rollover is a copy, and the log itself goes on. `lost`: the log rolled over more than once since the last poll. */
  readonly kind: 'rolled-over' | 'copied' | 'lost' | 'truncated' | 'unreadable' | 'readable';
  readonly says: string;
}
export type Followed = FollowedBytes | FollowedNotice;

/** So many of the last bytes read are remembered (the anchor). If they are still at their place, it is the same file. */
const anchorSize = 512;
/** Bytes at the start of the file, from which the encoding is detected. */
const startSize = 4096;
const blockSize = 256 * 1024;
/** Limit of turns in one poll, in case a log rolls over faster than it is read. */
const mostTurns = 5;

export class FollowedFile {
  private offset = 0;
  private anchor: Uint8Array = new Uint8Array(0);
  /** The state of the rollover at the last look; null: it could not be looked at yet. */
  private older: string | null = null;
  private problem: string | null = null;
  /** The log existed, and has not been renamed since: if it is missing now, it was deleted. */
  private isExpected = false;
  /** Bytes skipped at the start of the file; an even number, since the text may be UTF-16. */
  readonly skipped: number;
  /** The first bytes of the file; null unless some bytes were skipped. */
  readonly start: Uint8Array | null = null;

  /**
   * @param diskPath the log; it may not exist yet
   * @param mostBytes how much of the existing log to read at most
   */
  constructor(
    private readonly diskPath: string,
    mostBytes: number,
  ) {
    const size = statSync(diskPath, { throwIfNoEntry: false })?.size ?? 0;
    const skipped = Math.max(0, size - mostBytes);
    this.skipped = skipped - (skipped % 2);
    this.offset = this.skipped;
    try {
      this.older = this.olderState();
      if (this.skipped === 0) return;
      const from = Math.max(0, this.offset - anchorSize);
      this.anchor = this.withFile(this.diskPath, (file) => readAt(file, from, this.offset - from)) ?? this.anchor;
      this.start = this.withFile(this.diskPath, (file) => readAt(file, 0, startSize));
    } catch {
      // The log is locked, or access is denied: the first poll reports that.
    }
  }

  get isUnreadable(): boolean {
    return this.problem !== null;
  }

  get isThere(): boolean {
    return statSync(this.diskPath, { throwIfNoEntry: false }) !== undefined;
  }

  get isFolder(): boolean {
    try {
      return statSync(this.diskPath, { throwIfNoEntry: false })?.isDirectory() === true;
    } catch {
      // Access is denied: the next read reports that.
      return false;
    }
  }

  /** Passes new bytes to `take` piece by piece, so that memory use stays constant. */
  poll(take: (followed: Followed) => void): void {
    // An awaited log turned out to be a folder; the next listing finds its logs. On Windows a folder can be opened like an empty file.
    if (this.isFolder) return;
    try {
      for (let turn = 0; turn < mostTurns; turn += 1) if (this.turn(take)) break;
      if (this.problem !== null) take({ kind: 'readable', says: 'can be read again' });
      this.problem = null;
    } catch (error) {
      const says = `cannot be read now: ${messageOf(error)}; trying again`;
      if (this.problem === null) take({ kind: 'unreadable', says });
      this.problem = says;
    }
  }

  /** @returns false when the log had rolled over and its rest was read: another turn has to read the new log */
  private turn(take: (followed: Followed) => void): boolean {
    this.older ??= this.olderState();
    // The log is opened before the rollover is looked at. If the rollover is unchanged, the open file is still the followed one.
    return (
      this.withFile(this.diskPath, (file) => {
        this.isExpected = true;
        if (this.olderState() !== this.older) {
          this.takeOlder(take);
          return false;
        }
        if (fstatSync(file).size < this.offset || !this.isAnchored(file)) this.restart(take);
        this.readOn(file, false, take);
        return true;
      }) ?? this.whileAbsent(take)
    );
  }

  /** For a moment after a rollover there is no log. If the folder has vanished, the next listing reports that. */
  private whileAbsent(take: (followed: Followed) => void): boolean {
    if (this.olderState() !== this.older) this.takeOlder(take);
    else if (this.isExpected && existsSync(dirname(this.diskPath))) throw new Error('it was deleted or moved away');
    return true;
  }

  private takeOlder(take: (followed: Followed) => void): void {
    this.isExpected = false;
    const state = this.olderState();
    this.withFile(this.olderPath, (file) => {
      const isOurs = fstatSync(file).size >= this.offset && this.isAnchored(file);
      if (!isOurs) {
        this.begin();
        take({ kind: 'lost', says: 'rolled over more than once between two looks: lines may have been lost' });
      } else take({ kind: 'rolled-over', says: 'rolled over; the rest of the older log is read first' });
      this.readOn(file, true, take);
    });
    this.older = state;
    // If the log was copied to the rollover instead of renamed, it still holds what was just read, and reading goes on from there.
    const isCopied = this.withFile(
      this.diskPath,
      (file) => this.offset > 0 && fstatSync(file).size >= this.offset && this.isAnchored(file),
    );
    if (isCopied === true) take({ kind: 'copied', says: 'was copied, and goes on' });
    else this.begin();
  }

  private restart(take: (followed: Followed) => void): void {
    this.begin();
    take({
      kind: 'truncated',
      says: 'was emptied or replaced: it is read from its start, and what was written in between may be lost',
    });
  }

  private begin(): void {
    this.offset = 0;
    this.anchor = new Uint8Array(0);
  }

  private readOn(file: number, older: boolean, take: (followed: Followed) => void): void {
    for (;;) {
      const bytes = readAt(file, this.offset, blockSize);
      if (bytes.length === 0) return;
      this.offset += bytes.length;
      const seen = bytes.length >= anchorSize ? bytes : Buffer.concat([this.anchor, bytes]);
      this.anchor = Uint8Array.from(seen.subarray(-anchorSize));
      take({ kind: 'bytes', older, bytes });
    }
  }

  private isAnchored(file: number): boolean {
    const { length } = this.anchor;
    return Buffer.compare(readAt(file, this.offset - length, length), this.anchor) === 0;
  }

  private get olderPath(): string {
    return this.diskPath.replace(/.$/, '_');
  }

  /** A text that changes with each rollover; nothing is ever added to the older log itself. */
  private olderState(): string {
    const state = (stats: Stats): string => `${stats.ino} ${stats.size} ${stats.mtimeMs}`;
    return (
      this.withFile(
        this.olderPath,
        (file) => `${state(fstatSync(file))} ${Buffer.from(readAt(file, 0, anchorSize)).toString('latin1')}`,
      ) ?? 'none'
    );
  }

  /** Null where the file does not exist. */
  private withFile<T>(path: string, use: (file: number) => T): T | null {
    let file: number;
    try {
      file = openSync(path, 'r');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
    try {
      return use(file);
    } finally {
      closeSync(file);
    }
  }
}

function readAt(file: number, from: number, length: number): Uint8Array {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const got = readSync(file, bytes, filled, length - filled, from + filled);
    if (got === 0) break;
    filled += got;
  }
  return bytes.subarray(0, filled);
}
