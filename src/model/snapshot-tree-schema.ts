/** The snapshot as a JSON Schema in memory, for checks that ask which facts exist. */
import * as z from 'zod';
import { snapshotSchema } from './snapshot-schema.js';

export type SnapshotNode = z.core.JSONSchema.BaseSchema;

export function snapshotTree(): SnapshotNode {
  return z.toJSONSchema(snapshotSchema, { io: 'input' });
}
