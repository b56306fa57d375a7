/** A snapshot with a few facts, as a condition sees it. */
import type { FactScope } from '../../src/facts/find-fact.js';
import { judge } from '../../src/facts/judge.js';
import type { Condition } from '../../src/model/condition-schema.js';
import { snapshotSchema } from '../../src/model/snapshot-schema.js';

export const subject = { server: 'GAUGE1', client: 'DESK1', captures: { path: 'C:\\SMS' } };

/** @param fields of the snapshot beside its version and its time */
export function makeScope(fields: object, subjectOf = subject): FactScope {
  const snapshot = snapshotSchema.parse({ schemaVersion: 1, collectedAt: '2000-05-02T12:00:00', ...fields });
  return { snapshot, subject: subjectOf };
}

export function truthOf(condition: Condition, fields: object): boolean | null {
  return judge(condition, makeScope(fields)).truth;
}
