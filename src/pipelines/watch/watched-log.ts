/** One watched log: feeds its new entries to the install attempts and to the signatures, and turns changes into events. */
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { Rule } from '../../correlate/rule.js';
import type { TextDecoding } from '../../decode/decode-text.js';
import type { SettledEntries } from '../../entries/live-entries.js';
import type { FollowedPath } from '../../input/find-followed.js';
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
import { type Mention, Mentions } from '../../timeline/mentions.js';
import { namesServer } from '../../timeline/named-servers.js';
import { type WatchedServer, watchedServer } from '../../timeline/watched-servers.js';
import { StageLines } from '../timeline/stage-lines.js';
import { FollowedEntries } from './followed-entries.js';
import { StartingServices } from './starting-services.js';
import { WatchFindings } from './watch-findings.js';

export interface WatchedTools extends FollowContext {
  readonly catalogue: Catalogue;
  readonly rules: readonly Rule[];
  readonly signOf: ReadonlyMap<number, StageSign>;
  readonly matcher: LineMatcher;
  readonly logs: LogsOfEntry;
  readonly decoding: TextDecoding;
}

export class WatchedLog implements MatchSink {
  readonly path: string;
  readonly folder: string;
  readonly mentions: Mention[] = [];
  private readonly entries: FollowedEntries;
  private readonly matcher: EntryMatcher;
  private readonly attempts: AttemptFollower;
  private readonly stageLines: StageLines;
  private readonly events: EventsOfAttempts;
  private readonly findings: WatchFindings;
  private readonly mentionsOf: Mentions;
  private readonly starting = new StartingServices();
  private readonly active = new Set<string>();
  private lastTime: string | null = null;

  /** @param mostBytes how much of the existing log to read at the start, as history; infinite for a log that appeared later: all of it is news */
  constructor(
    followed: FollowedPath,
    mostBytes: number,
    private readonly tools: WatchedTools,
  ) {
    const { path, named } = followed;
    this.path = path;
    this.folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    this.entries = new FollowedEntries(followed, mostBytes, tools.decoding, (settled, isOlder) =>
      this.take(settled, isOlder),
    );
    const source = sourceOf(path, this.folder, named, tools);
    const older = { ...source, path: path.replace(/.$/, '_') };
    this.matcher = new EntryMatcher({ matcher: tools.matcher, logs: tools.logs, since: null, until: null }, [
      older,
      source,
    ]);
    this.events = new EventsOfAttempts(tools.catalogue.stages.stages);
    // Only the current attempt and the one before it are ever asked for, and a watch may run for weeks.
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
    return this.entries.isThere;
  }

  get isFolder(): boolean {
    return this.entries.isFolder;
  }

  /** Reads what was added. Returns events about the log itself, such as a rollover. */
  poll(now: number): WatchEvent[] {
    return this.entries.poll(now);
  }

  /** Events about attempts and findings; called once all logs were polled. Entries from before the start give none. */
  settle(now: number): WatchEvent[] {
    const { isHistory, isNews } = this.entries;
    this.starting.prove(now, isNews);
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

  /** Takes a line of another log that may belong to an attempt followed here. */
  mention({ mention, quote, isError }: Mention): void {
    for (const { current, server } of this.attempts.tracks.values()) {
      if (!current || !namesServer(quote.text, server) || mention.stage === null) continue;
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
    this.starting.record(entry);
    const isSign = this.stageLines.record(entry.text, seen);
    if (isSign || !this.mentionsOf.isWanted) return;
    this.mentionsOf.see(seen().quote);
    this.mentions.push(...this.mentionsOf.take());
  }

  private take({ entries, settled, firstLine }: SettledEntries, isOlder: boolean): void {
    const part = isOlder ? 0 : 1;
    for (const entry of entries) this.matcher.take(entry, (line) => ({ part, line: firstLine + line }), settled, this);
  }

  private changed(attempt: Attempt, stage: Parameters<EventsOfAttempts['note']>[1]): void {
    this.active.add(attempt.server);
    this.events.note(attempt, stage);
    // Not left to settle(): the next attempt may begin within the same poll.
    if (attempt.outcome === 'failed' && !this.entries.isHistory)
      this.events.add(this.findings.fresh(this.attempts, this.lastTime, false));
    this.starting.note(attempt, this.entries.lastNews);
  }
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
