/** The reader of entries: whatever a log holds, its entries are pieces of it, in order, with their right lines. */
import { lineStarts, readEntries } from '../../src/entries/read-entries.js';
import type { FuzzTarget } from '../target.js';
import { logSeeds, logWords } from './log-seeds.js';

export const entries: FuzzTarget = {
  name: 'entries',
  property: 'entries are pieces of the log, in order, each with its line',
  seeds: logSeeds,
  dictionary: logWords,
  check(input) {
    const text = input.toString('latin1');
    const starts = lineStarts(text);
    let last = -1;
    for (const entry of readEntries({ text, cut: false })) {
      if (!text.startsWith(entry.text, entry.offset))
        throw new Error('the text of an entry does not stand at its place');
      if (entry.offset <= last) throw new Error('entries overlap, or are out of order');
      const start = starts[entry.line] ?? -1;
      if (start > entry.offset || entry.offset >= (starts[entry.line + 1] ?? text.length + 1))
        throw new Error(`line ${entry.line} does not hold the entry at ${entry.offset}`);
      last = entry.offset + entry.text.length - 1;
    }
  },
};
