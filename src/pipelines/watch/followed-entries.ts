/**
 * What is added to a log, as entries: over its rollover and truncation. What is not written to the end of its line waits for
 * more, or for a while in which nothing comes.
 */
import type { TextDecoding } from '../../decode/decode-text.js';
import { GrowingBytes } from '../../decode/growing-bytes.js';
import { LiveEntries, type SettledEntries } from '../../entries/live-entries.js';
import type { FollowedPath } from '../../input/find-followed.js';
import { type Followed, FollowedFile } from '../../input/followed-file.js';
import type { WatchEvent } from '../../model/watch.js';
import { notice } from './notice.js';

/** Without a new line for so long what is there is taken as whole. */
const quietMilliseconds = 3000;

export class FollowedEntries {
  /** Something came with the last poll. */
  isNews = false;
  /** What the last poll read stood there at the start. */
  isHistory = false;
  lastNews = 0;
  private readonly path: string;
  private readonly file: FollowedFile;
  private readonly live = new LiveEntries();
  private bytes: GrowingBytes;
  private rest: Uint8Array = new Uint8Array(0);
  private older = false;
  /** The log rolled over: what is read of it next is its first line. */
  private isNewLog = false;
  private isCut: boolean;
  /** What stood there at the start was not read yet: perhaps nobody could. */
  private hasHistory: boolean;

  /**
   * @param mostBytes read of what stands there at the start; infinite: the log came while it was watched, and all of it is news
   * @param take is told whether they stand in the older log, into which the log was renamed
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

  /** Reads what is new. What happens to the log itself comes back. */
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
      this.older = followed.older;
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

  /** The lines that come next are the first of another file. */
  private restart(): void {
    this.read(true);
    this.bytes = new GrowingBytes();
    this.live.restart();
    this.isNewLog = false;
  }

  private read(isQuiet: boolean): void {
    if (isQuiet) this.rest = Buffer.concat([this.rest, this.bytes.flush()]);
    const end = isQuiet ? this.rest.length : Buffer.from(this.rest).lastIndexOf(10) + 1;
    let text = this.decoding.decode(this.rest.subarray(0, end));
    this.rest = this.rest.subarray(end);
    if (this.isCut && text !== '') {
      text = text.slice(text.indexOf('\n') + 1);
      this.isCut = false;
    }
    this.live.add(text);
    const settled = this.live.take(isQuiet);
    if (settled) this.take(settled, this.older);
  }
}
