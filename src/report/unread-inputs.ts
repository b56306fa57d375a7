/** Lists the logs and artefacts of snapshots that could not be read or used in full, for every format. */
import type { Report } from '../model/report.js';

export interface UnreadInput {
  readonly path: string;
  readonly problem: string;
}

export function unreadInputs({ files, snapshots }: Report['inputs']): UnreadInput[] {
  return [
    ...files.flatMap(({ path, status, problem }) =>
      status === 'duplicate' || problem === null ? [] : [{ path, problem }],
    ),
    ...snapshots.flatMap(({ path: snapshot, problems }) =>
      problems.map(({ path, problem }) => ({ path: path === snapshot ? path : `${snapshot}: ${path}`, problem })),
    ),
  ];
}
