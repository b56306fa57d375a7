/**
 * Turns what is added to a log into entries, across rollover and truncation. An unfinished line is held back until its
 * end arrives, or until nothing was written for a few seconds.
 */
import type { TextDecoding } from '../../decode/decode-text.js';
import { GrowingBytes } from '../../decode/growing-bytes.js';
import { LiveEntries, type SettledEntries } from '../../entries/live-entries.js';
import type { FollowedPath } from '../../input/find-followed.js';
import { type Followed, FollowedFile } from '../../input/followed-file.js';
import { notice, type WatchEvent } from '../../model/watch.js';

/** When nothing was written for so long, an unfinished line counts as complete. */
const quietMilliseconds = 3000;
const lineFeed = 0x0a;

export class FollowedEntries {
  /** The last poll read something. */
  isNews = false;
  /** What the last poll read was there before the watch began. */
  isHistory = false;
  lastNews = 0;
  private readonly path: string;
  private readonly file: FollowedFile;
  private readonly live = new LiveEntries();
  private bytes: GrowingBytes;
  private rest: Uint8Array = new Uint8Array(0);
  /** The bytes read last came from the older log, into which the log was renamed. */
  private isOlder = false;
  /** The log rolled over: the next bytes of it are its first line. */
  private isNewLog = false;
  private isCut: boolean;
  /** What was there before the watch began is still to be read: the log may have been unreadable so far. */
  private hasHistory: boolean;

  /**
   * @param mostBytes how much of the existing log to read at the start, as history; infinite for a log that appeared later: all of it is news
   * @param take gets the entries, and whether they come from the older log, into which the log was renamed
   */
  constructor(
    { diskPath, path }: FollowedPath,
    mostBytes: number,
    private readonly decoding: TextDecoding,
    private readonly take: (settled: SettledEntries, isOlder: boolean) => void,
  ) {
    this.path = path;
    this.file = new FollowedFile(diskPath, mostBytes);
    this.isCut = this.file.skipped > 0;
    this.hasHistory = mostBytes !== Number.POSITIVE_INFINITY;
    this.bytes = new GrowingBytes(this.file.start);
  }

  get isThere(): boolean {
    return this.file.isThere;
  }

  get isFolder(): boolean {
    return this.file.isFolder;
  }

  /** Reads what was added, and returns events about the log itself. */
  poll(now: number): WatchEvent[] {
    const notices: WatchEvent[] = [];
    this.isNews = false;
    this.isHistory = this.hasHistory;
    this.file.poll((followed) => this.follow(followed, now, notices));
    if (!this.file.isUnreadable) this.hasHistory = false;
    if (!this.isNews && now - this.lastNews >= quietMilliseconds) this.read(true);
    return notices;
  }

  private follow(followed: Followed, now: number, notices: WatchEvent[]): void {
    if (followed.kind === 'bytes') {
      if (this.isNewLog && !followed.older) this.restart();
      this.isOlder = followed.older;
      this.isNews = true;
      this.lastNews = now;
      this.rest = Buffer.concat([this.rest, this.bytes.add(followed.bytes)]);
      this.read(false);
      return;
    }
    if (followed.kind === 'lost' || followed.kind === 'truncated') this.restart();
    if (followed.kind === 'lost' || followed.kind === 'rolled-over') this.isNewLog = true;
    if (followed.kind === 'copied') this.isNewLog = false;
    const isAccess = followed.kind === 'unreadable' || followed.kind === 'readable';
    if (isAccess || (followed.kind !== 'copied' && !this.isHistory))
      notices.push(notice(`${this.path} ${followed.says}`));
  }

  /** Finishes the current file: the next lines are the first of another one. */
  private restart(): void {
    this.read(true);
    this.bytes = new GrowingBytes();
    this.live.restart();
    this.isNewLog = false;
  }

  private read(isQuiet: boolean): void {
    if (isQuiet) this.rest = Buffer.concat([this.rest, this.bytes.flush()]);
    const end = isQuiet ? this.rest.length : Buffer.from(this.rest).lastIndexOf(lineFeed) + 1;
    let text = this.decoding.decode(this.rest.subarray(0, end));
    this.rest = this.rest.subarray(end);
    if (this.isCut && text !== '') {
      text = text.slice(text.indexOf('\n') + 1);
      this.isCut = false;
    }
    this.live.add(text);
    const settled = this.live.take(isQuiet);
    if (settled) this.take(settled, this.isOlder);
  }
}
