/**
 * The pipeline of `watch`: reads what is added to logs, follows attempts and signatures, and reports changes. It keeps only
 * the attempts under way, so its memory does not grow over days.
 */
import { catalogue as shipped } from '../../catalogue/catalogue.generated.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import { serversIn } from '../../correlate/error-shape.js';
import { parseCodePage } from '../../decode/code-page.js';
import { TextDecoding } from '../../decode/decode-text.js';
import { messageOf } from '../../errors.js';
import { type FollowedPath, findFollowed } from '../../input/find-followed.js';
import { LineMatcher } from '../../match/line-matcher.js';
import { LogsOfEntry } from '../../match/logs-of-entry.js';
import { wantedServer } from '../../model/wanted-server.js';
import { notice, type WatchEvent, type WatchState } from '../../model/watch.js';
import { outcomeOf, type WatchedServer } from '../../timeline/watched-servers.js';
import { bindStages } from '../timeline/bind-stages.js';
import { errorReader } from '../timeline/error-reader.js';
import { WatchedLog, type WatchedTools } from './watched-log.js';

export interface WatchOptions {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
  readonly catalogue?: Catalogue;
  readonly codePage?: string | undefined;
  readonly server?: string | null;
}

/** Bytes read from the end of each existing log at the start, to know which attempts are under way. */
const mostHistory = 4 * 1024 * 1024;
/** Folders are listed again once in so many polls: listing a network share costs more than looking at a file. */
const pollsPerListing = 5;

export class Watch {
  private readonly logs = new Map<string, WatchedLog>();
  private polls = 0;
  private listing: string | null = null;
  private readonly wanted: string | null;
  private readonly folders = new Set<string>();

  private constructor(
    private readonly options: WatchOptions,
    private readonly tools: WatchedTools,
    private readonly alsoStems: ReadonlySet<string>,
  ) {
    this.wanted = wantedServer(options);
  }

  /** @throws UsageError for a path that cannot be followed */
  static async start(options: WatchOptions): Promise<Watch> {
    const { catalogue = shipped } = options;
    const { templates, rules, signOf } = bindStages(catalogue);
    const tools: WatchedTools = {
      catalogue,
      rules,
      signOf,
      matcher: new LineMatcher(templates),
      logs: new LogsOfEntry(catalogue.logs),
      decoding: new TextDecoding(parseCodePage(options.codePage)),
      serversIn,
      readError: errorReader(catalogue),
      always: wantedServer(options),
    };
    const watch = new Watch(options, tools, new Set(catalogue.stages.mentions.flatMap(({ logs }) => logs)));
    for (const path of await watch.find()) watch.add(path, mostHistory);
    return watch;
  }

  get paths(): string[] {
    return [...this.logs.values()].map(({ path }) => path);
  }

  /** The watched paths that do not exist yet. */
  get awaited(): string[] {
    return [...this.logs.values()].filter(({ isThere }) => !isThere).map(({ path }) => path);
  }

  /** The servers with a current or recent install attempt, each with the outcome of its last one. */
  get servers(): WatchedServer[] {
    return [...this.logs.values()].flatMap((log) => log.servers()).filter(({ server }) => this.isWanted(server));
  }

  /** All servers that the logs have named, idle ones too. */
  get names(): string[] {
    return [...this.logs.values()].flatMap((log) => log.names);
  }

  get state(): WatchState {
    return outcomeOf(this.servers);
  }

  /** Events since the last call. @param now milliseconds of any monotonic clock */
  async poll(now: number): Promise<WatchEvent[]> {
    const events: WatchEvent[] = this.polls > 0 && this.polls % pollsPerListing === 0 ? await this.findNew() : [];
    this.polls += 1;
    for (const log of this.logs.values()) events.push(...log.poll(now));
    this.passMentions();
    for (const log of this.logs.values()) events.push(...log.settle(now));
    return events.filter(({ server }) => server === null || this.isWanted(server));
  }

  private isWanted(server: string): boolean {
    return this.wanted === null || server === this.wanted;
  }

  /** Gives what one log says about a server to the attempts that other logs of the same folder follow. */
  private passMentions(): void {
    const logs = [...this.logs.values()];
    for (const { folder, mentions } of logs)
      for (const mention of mentions.splice(0))
        for (const other of logs) if (other.folder === folder) other.mention(mention);
  }

  private find(): Promise<FollowedPath[]> {
    const { catalogue = shipped, paths, cwd, platform } = this.options;
    return findFollowed(paths, {
      cwd,
      platform,
      logs: catalogue.logs,
      alsoStems: this.alsoStems,
      folders: this.folders,
    });
  }

  /** Logging may be switched on during the watch, so new logs are added. A folder that cannot be listed is tried again. */
  private async findNew(): Promise<WatchEvent[]> {
    try {
      const fresh = (await this.find()).filter(({ diskPath }) => !this.logs.has(diskPath));
      const isBack = this.listing !== null;
      this.listing = null;
      for (const path of fresh) this.add(path, Number.POSITIVE_INFINITY);
      // A path that did not exist at the start was taken for a log; now it turns out to be a folder, whose logs were just added.
      for (const [diskPath, { isFolder }] of this.logs) if (isFolder) this.logs.delete(diskPath);
      return [
        ...(isBack ? [notice('the folder can be listed again')] : []),
        ...fresh.map(({ path }) => notice(`${path} is followed too`)),
      ];
    } catch (error) {
      const says = `the folder cannot be listed now: ${messageOf(error)}; trying again`;
      const isNew = this.listing === null;
      this.listing = says;
      return isNew ? [notice(says)] : [];
    }
  }

  private add(path: FollowedPath, mostBytes: number): void {
    this.logs.set(path.diskPath, new WatchedLog(path, mostBytes, this.tools));
  }
}
