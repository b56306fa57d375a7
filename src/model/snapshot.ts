import type { z } from 'zod';
import type { serviceStates } from './machine-schema.js';
import type { snapshotSchema } from './snapshot-schema.js';

/** What is known of one site at one moment. Null or absent means "not collected". */
export type Snapshot = z.infer<typeof snapshotSchema>;
export type MeteringServer = NonNullable<Snapshot['meteringServers']>[number];
export type SnapshotClient = NonNullable<Snapshot['clients']>[number];
export type SnapshotService = NonNullable<MeteringServer['services']>[number];
export type ServiceState = (typeof serviceStates)[number];
export type SnapshotFile = NonNullable<MeteringServer['files']>[number];
