/**
 * Replaces names in what `watch` prints line by line. A name gets its stand-in when it is first seen, and keeps it. A word that
 * only a later line shows to be a name has been printed before, and cannot be taken back.
 */
import type { RedactedEvent, WatchEvent } from '../model/watch.js';
import { addName } from './add-name.js';
import { inNumberingOrder, type NameCollection, type NameKnowledge, startNameCollection } from './name-collection.js';
import { NameTable } from './name-table.js';

/** Only a hostile log has so many names. */
const mostNames = 20_000;

export class LiveNames {
  private readonly collection: NameCollection;
  private readonly table: NameTable;

  constructor(knowledge: NameKnowledge) {
    this.collection = startNameCollection(knowledge);
    this.table = new NameTable(new Map(), this.collection.vocabulary);
  }

  /** Finds the names in events and in the paths of the logs. Must be called before they are printed. */
  note(events: readonly WatchEvent[], servers: readonly string[], paths: readonly string[]): void {
    const { names, found, inText } = this.collection;
    for (const path of paths) inText(path);
    for (const server of servers) addName('server', server, found);
    for (const { server, says, quote } of events) {
      if (server !== null) addName('server', server, found);
      for (const text of [says, quote?.before, quote?.text, quote?.file]) if (text !== undefined) inText(text);
    }
    const room = Math.max(0, mostNames - this.table.size);
    this.table.add(new Map(inNumberingOrder(names).slice(0, room)));
    names.clear();
  }

  event(event: RedactedEvent): RedactedEvent {
    const { server, says, file, text } = event;
    // The line may hold a name for which there was no room: it is not shown at all.
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

  /** Replaces names in a sentence of licdiag that may hold paths. */
  text(text: string): string {
    return this.table.inWords(this.table.inLog(text));
  }
}
