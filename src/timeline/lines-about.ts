/** The lines that belong to no attempt yet, by the servers they name. */
import type { ReadError } from './attempt-errors.js';
import type { Mention } from './mentions.js';
import { NamedServers } from './named-servers.js';

interface Unplaced {
  readonly strays: readonly ReadError[];
  readonly mentions: readonly Mention[];
}

export type UnplacedLine = ReadError | Mention;

export class LinesAbout {
  private readonly named = new Map<string, UnplacedLine[]>();
  /** Restarts of the manager concern all servers. */
  private readonly restarts: readonly Mention[];
  private readonly order: ReadonlyMap<Mention, number>;

  /**
   * @param servers all servers of the folder, in capitals
   * @param serversIn the servers that an error line names as such (`\\METER02\`), in whatever spelling
   */
  constructor(
    streams: readonly Unplaced[],
    servers: readonly string[],
    serversIn: (text: string) => readonly string[],
  ) {
    const known = new NamedServers(servers);
    const isKnown = new Set(servers);
    for (const { strays, mentions } of streams) {
      for (const error of strays) {
        const { text } = error.quote;
        this.add(error, new Set([...serversIn(text).filter((server) => isKnown.has(server)), ...known.in(text)]));
      }
      for (const mention of mentions) this.add(mention, known.in(mention.quote.text));
    }
    const mentions = streams.flatMap((stream) => stream.mentions);
    this.restarts = mentions.filter(({ mention }) => mention.shows === 'restart');
    this.order = new Map(mentions.map((mention, index) => [mention, index]));
  }

  /** The lines that name a server, in the order of the logs. */
  of(server: string): readonly UnplacedLine[] {
    return this.named.get(server) ?? [];
  }

  /** The mentions of a server in other logs and the restarts of the manager, in the order of the logs. */
  mentionsOf(server: string): Mention[] {
    const own = new Set([...this.of(server).filter(isMention), ...this.restarts]);
    return [...own].sort((one, other) => (this.order.get(one) ?? 0) - (this.order.get(other) ?? 0));
  }

  private add(line: UnplacedLine, servers: Iterable<string>): void {
    for (const server of servers) {
      const lines = this.named.get(server);
      if (lines) lines.push(line);
      else this.named.set(server, [line]);
    }
  }
}

export function isMention(line: UnplacedLine): line is Mention {
  return 'mention' in line;
}
