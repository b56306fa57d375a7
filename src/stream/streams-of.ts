/** Puts sources together to the streams that are read: a log, its rollover, and older parts that were kept under names of their own. */
import { copiesOfLogs } from '../input/copies-of-logs.js';
import { groupStreams } from '../input/group-streams.js';
import type { LogKnowledge } from '../model/log.js';
import type { LogStream, Source } from '../model/source.js';

export async function streamsOf(sources: readonly Source[], knowledge: LogKnowledge): Promise<readonly LogStream[]> {
  const streams = groupStreams(sources, knowledge);
  const copies = copiesOfLogs(streams, ({ parts }) => parts, knowledge);
  if (copies.length === 0) return streams;
  return (await import('./join-copies.js')).joinCopies(streams, copies, knowledge);
}
