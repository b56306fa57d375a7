/**
 * One log stream from bytes to what its signatures saw: a window slides over the bytes, literals are searched in it, and
 * only the records around a hit are decoded, read, matched and followed. Memory does not grow with the log.
 */
import { AnchorRanges, everywhere } from '../correlate/anchor-ranges.js';
import type { LogStream } from '../model/source.js';
import type { StreamResult } from '../model/stream-result.js';
import type { Stretch } from '../model/stretch.js';
import type { StretchResult } from './join-stretches.js';
import { StreamReading } from './stream-reading.js';
import type { StreamTools } from './stream-tools.js';

/**
 * A log that can be read twice is first read for its anchors only, and for all other clauses near them (docs/architecture.md,
 * "Anchors"). If an anchor turns out to need lines that were passed by, the log is read again with all anchors known. Standard
 * input can be read once, so it is read for all clauses at once.
 */
export async function diagnoseStream(stream: LogStream, tools: StreamTools): Promise<StreamResult> {
  return (await diagnoseStretch(stream, tools, { start: 0, cuts: [] })).result;
}

/** The same for one stretch of a log. It reads on behind the end of the stretch where something it saw may go on there. */
export async function diagnoseStretch(stream: LogStream, tools: StreamTools, stretch: Stretch): Promise<StretchResult> {
  let near = everywhere;
  if (tools.anchors && stream.parts.every(({ rereadable }) => rereadable)) {
    const ranges = new AnchorRanges();
    const found = await new StreamReading(stream, tools, ranges, tools.anchors, stretch).read();
    if (found) return found;
    near = ranges;
  }
  const result = await new StreamReading(stream, tools, near, null, stretch).read();
  if (!result) throw new Error('only a reading that looks for anchors ends without a result');
  return result;
}
