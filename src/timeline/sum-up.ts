/** Counts, and the stages at which an error that nothing explains was logged. */
import type { RawUnexplained } from '../model/report.js';
import type { StageId } from '../model/stage.js';
import type { RawServer, RawTimelineUnexplained, TimelineData } from '../model/timeline.js';

export function sumUp(servers: readonly RawServer[]): TimelineData['summary'] {
  const count = (outcome: RawServer['outcome']): number => servers.filter((one) => one.outcome === outcome).length;
  return {
    servers: servers.length,
    succeeded: count('succeeded'),
    failed: count('failed'),
    unfinished: count('unfinished'),
    attempts: servers.reduce((sum, { attemptsSeen }) => sum + attemptsSeen, 0),
  };
}

export function withStages(group: RawUnexplained, servers: readonly RawServer[]): RawTimelineUnexplained {
  const inside = servers.flatMap(({ server, attempts }) =>
    attempts.flatMap(({ errors }) =>
      errors.filter(({ shape }) => shape === group.shape).map(({ stage }) => ({ server, stage })),
    ),
  );
  const stages = [...new Set(inside.flatMap(({ stage }): StageId[] => (stage === null ? [] : [stage])))];
  const named = [...new Set([...group.servers, ...inside.map(({ server }) => server)])].sort();
  return { ...group, servers: named, stages };
}
