/** One log that is watched: its new bytes become entries, these go to the attempts and to the signatures, and changes become events. */
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { Rule } from '../../correlate/rule.js';
import type { TextDecoding } from '../../decode/decode-text.js';
import { GrowingBytes } from '../../decode/growing-bytes.js';
import { LiveEntries } from '../../entries/live-entries.js';
import type { FollowedPath } from '../../input/find-followed.js';
import { type Followed, FollowedFile } from '../../input/followed-file.js';
import { readLogName, stemOf } from '../../input/log-name.js';
import { EntryMatcher, type MatchSink, type SeenRecord } from '../../match/entry-matcher.js';
import { speaksOfError } from '../../match/error-words.js';
import type { LineMatcher } from '../../match/line-matcher.js';
import type { LogsOfEntry } from '../../match/logs-of-entry.js';
import type { Entry } from '../../model/entry.js';
import type { Source } from '../../model/source.js';
import type { StageSign } from '../../model/stage.js';
import type { WatchEvent } from '../../model/watch.js';
import { type Attempt, inferred } from '../../timeline/attempt.js';
import type { FollowContext } from '../../timeline/attempt-follower.js';
import { AttemptFollower } from '../../timeline/attempt-follower.js';
import { EventsOfAttempts } from '../../timeline/events-of-attempts.js';
import { type Mention, Mentions, names } from '../../timeline/mentions.js';
import { type WatchedServer, watchedServer } from '../../timeline/watched-servers.js';
import { StageLines } from '../timeline/stage-lines.js';
import { WatchFindings } from './watch-findings.js';

export interface WatchedTools extends FollowContext {
  readonly catalogue: Catalogue;
  readonly rules: readonly Rule[];
  readonly signOf: ReadonlyMap<number, StageSign>;
  readonly matcher: LineMatcher;
  readonly logs: LogsOfEntry;
  readonly decoding: TextDecoding;
}

/** Without a new line for so long what is there is taken as whole. */
const quietMilliseconds = 3000;
/** Service Control Manager gives up after 30 seconds; the failure would be logged by then. */
const startMilliseconds = 30_000;

export class WatchedLog implements MatchSink {
  readonly path: string;
  readonly folder: string;
  readonly mentions: Mention[] = [];
  private readonly file: FollowedFile;
  private readonly live = new LiveEntries();
  private readonly entries: EntryMatcher;
  private readonly attempts: AttemptFollower;
  private readonly stageLines: StageLines;
  private readonly events: EventsOfAttempts;
  private readonly findings: WatchFindings;
  private readonly mentionsOf: Mentions;
  private bytes: GrowingBytes;
  private rest: Uint8Array = new Uint8Array(0);
  private older = false;
  /** The log rolled over: what is read of it next is its first line. */
  private isNewLog = false;
  private isCut: boolean;
  private lastNews = 0;
  private lastTime: string | null = null;
  /** Attempts whose service was started, with when, and whether their thread went on since. */
  private readonly starting = new Map<Attempt, { readonly since: number; wentOn: boolean }>();
  private readonly active = new Set<string>();
  private isNews = false;
  private isHistory = false;
  /** What stood there at the start was not read yet: perhaps nobody could. */
  private hasHistory: boolean;

  /** @param mostBytes read of what stands there at the start; infinite: the log came while it was watched, and all of it is news */
  constructor(
    { diskPath, path, named }: FollowedPath,
    mostBytes: number,
    private readonly tools: WatchedTools,
  ) {
    this.path = path;
    this.folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    this.file = new FollowedFile(diskPath, mostBytes);
    this.isCut = this.file.skipped > 0;
    this.hasHistory = mostBytes !== Number.POSITIVE_INFINITY;
    this.bytes = new GrowingBytes(this.file.start);
    const source = sourceOf(path, this.folder, named, tools);
    const older = { ...source, path: path.replace(/.$/, '_') };
    this.entries = new EntryMatcher({ matcher: tools.matcher, logs: tools.logs, since: null, until: null }, [
      older,
      source,
    ]);
    this.events = new EventsOfAttempts(tools.catalogue.stages.stages);
    // Only the current one and the one before are ever asked for: who watches for weeks keeps no others.
    this.attempts = new AttemptFollower({
      ...tools,
      mostAttempts: 2,
      changed: (attempt, stage) => this.changed(attempt, stage),
    });
    this.stageLines = new StageLines(this.attempts, tools.signOf, tools.catalogue.stages);
    this.findings = new WatchFindings(tools, this.folder);
    this.mentionsOf = new Mentions(tools.catalogue.stages.mentions, stemOf(source.fileName), speaksOfError);
  }

  get isThere(): boolean {
    return this.file.isThere;
  }

  get isFolder(): boolean {
    return this.file.isFolder;
  }

  /** Reads what is new; what stood there at the start in silence. */
  poll(now: number): WatchEvent[] {
    const notices: WatchEvent[] = [];
    this.isNews = false;
    this.isHistory = this.hasHistory;
    this.file.poll((followed) => this.follow(followed, now, notices));
    if (!this.file.isUnreadable) this.hasHistory = false;
    if (!this.isNews && now - this.lastNews >= quietMilliseconds) this.read(true);
    return notices;
  }

  /** What follows from what is new, once all logs were read. */
  settle(now: number): WatchEvent[] {
    const { isHistory } = this;
    this.proveStarted(now);
    const findings = this.findings.fresh(this.attempts, this.lastTime, isHistory);
    const events = [...this.events.take(), ...findings];
    if (isHistory) this.active.clear();
    return isHistory ? [] : events;
  }

  get names(): string[] {
    return [...this.attempts.tracks.keys()];
  }

  servers(): WatchedServer[] {
    return [...this.attempts.tracks.values()].flatMap(
      (track) => watchedServer(track, this.lastTime, this.active.has(track.server)) ?? [],
    );
  }

  /** A line of another log that may be of an attempt here. */
  mention({ mention, quote, isError }: Mention): void {
    for (const { current, server } of this.attempts.tracks.values()) {
      if (!current || !names(quote.text, server) || mention.stage === null) continue;
      if (isError) current.errors.add(this.tools.readError(quote), mention.stage);
      else if (mention.stage === 'running') current.proveRunning(mention.because);
      else if (!current.stages.has(mention.stage)) current.pass(mention.stage, quote, inferred(mention.because));
    }
  }

  observe(observation: Parameters<MatchSink['observe']>[0]): void {
    this.findings.observe(observation);
    this.stageLines.observe(observation);
  }

  error(...[line, mayBeExplained]: Parameters<MatchSink['error']>): void {
    this.findings.error(line, mayBeExplained);
    this.stageLines.error(line, mayBeExplained);
  }

  record(entry: Entry, _source: Source, seen: () => SeenRecord): void {
    this.lastTime = entry.time ?? this.lastTime;
    for (const [attempt, state] of this.starting)
      if (entry.thread === null || attempt.last.thread === null || entry.thread === attempt.last.thread)
        state.wentOn ||= !speaksOfError(entry.text);
    this.stageLines.record(entry.text, seen);
    if (!this.mentionsOf.isWanted) return;
    this.mentionsOf.see(seen().quote);
    this.mentions.push(...this.mentionsOf.take());
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
    let text = this.tools.decoding.decode(this.rest.subarray(0, end));
    this.rest = this.rest.subarray(end);
    if (this.isCut && text !== '') {
      text = text.slice(text.indexOf('\n') + 1);
      this.isCut = false;
    }
    this.live.add(text);
    const settled = this.live.take(isQuiet);
    if (!settled) return;
    const part = this.older ? 0 : 1;
    for (const entry of settled.entries)
      this.entries.take(entry, (line) => ({ part, line: settled.firstLine + line }), settled.settled, this);
  }

  private changed(attempt: Attempt, stage: Parameters<EventsOfAttempts['note']>[1]): void {
    this.active.add(attempt.server);
    this.events.note(attempt, stage);
    // At once, since the next attempt may come before the next look.
    if (attempt.outcome === 'failed' && !this.isHistory)
      this.events.add(this.findings.fresh(this.attempts, this.lastTime, false));
    if (!attempt.isStarting) this.starting.delete(attempt);
    else if (!this.starting.has(attempt)) this.starting.set(attempt, { since: this.lastNews, wentOn: false });
  }

  /** The service was started: it came up when its thread goes on without an error, or when no error came for long enough. */
  private proveStarted(now: number): void {
    for (const [attempt, { since, wentOn }] of this.starting) {
      if (attempt.errors.hasAt('running')) continue;
      if (wentOn && !this.isNews)
        attempt.proveRunning('the service was started, and the log goes on without an error of it');
      else if (now - since >= startMilliseconds)
        attempt.proveRunning('the service was started, and no error of it was logged for 30 seconds');
    }
  }
}

export function notice(says: string): WatchEvent {
  return { kind: 'notice', server: null, stage: null, status: null, says, quote: null };
}

function sourceOf(path: string, folder: string, named: boolean, { catalogue }: WatchedTools): Source {
  const { fileName, identity } = readLogName(path.replace(/^.*\//, ''), catalogue.logs);
  return {
    path,
    folder,
    folderInArgument: '',
    fileName,
    identity,
    named,
    size: null,
    rereadable: false,
    origin: null,
    open: () => Promise.reject(new Error('a log that is watched is not opened as a source')),
  };
}
