/**
 * Stand-ins for what is told piece by piece, as `watch` does: a name gets its own when it is met first, and keeps it. What a log
 * shows as a name later cannot be taken back from a line that was printed before.
 */
import type { RedactedEvent, WatchEvent } from '../model/watch.js';
import { addName } from './collect-names.js';
import { collectNames, type NameCollection, type NameKnowledge } from './find-names.js';
import { NameTable } from './name-table.js';

/** So many names only a hostile log has. */
const mostNames = 20_000;

export class LiveNames {
  private readonly collection: NameCollection;
  private readonly table: NameTable;

  constructor(knowledge: NameKnowledge) {
    this.collection = collectNames(knowledge);
    this.table = new NameTable(new Map(), this.collection.vocabulary);
  }

  /** To be called before what holds these is printed. */
  note(events: readonly WatchEvent[], servers: readonly string[]): void {
    const { names, found, inText } = this.collection;
    for (const server of servers) addName('server', server, found);
    for (const { server, says, quote } of events) {
      if (server !== null) addName('server', server, found);
      for (const text of [says, quote?.before, quote?.text, quote?.file]) if (text !== undefined) inText(text);
    }
    const sorted = [...names].sort(([one], [other]) => (one < other ? -1 : 1));
    this.table.add(new Map(sorted.slice(0, Math.max(0, mostNames - this.table.size))));
    names.clear();
  }

  event(event: RedactedEvent): RedactedEvent {
    const { server, says, file, text } = event;
    // Of a name without a stand-in nothing is shown.
    const isFull = this.table.size >= mostNames;
    return {
      ...event,
      server: server === null ? null : this.name(server),
      says: this.text(says),
      file: file === null ? null : this.table.inLog(file),
      text: text === null || isFull ? null : this.table.inLog(text),
    };
  }

  name(server: string): string {
    return this.table.size >= mostNames && !this.table.has(server) ? '(another)' : this.table.name(server);
  }

  /** Words of ours with names and paths in them. */
  text(text: string): string {
    return this.table.inWords(this.table.inLog(text));
  }
}
