import type { z } from 'zod';
import type {
  phaseSchema,
  servicePackSchema,
  setupLineSchema,
  statusSchema,
  upgradeCheckSchema,
} from './upgrade-check-schema.js';

export type UpgradeCheck = z.infer<typeof upgradeCheckSchema>;
export type CheckRule = UpgradeCheck['rules'][number];
export type SetupLine = z.infer<typeof setupLineSchema>;
export type ServicePack = z.infer<typeof servicePackSchema>;
export type ItemStatus = z.infer<typeof statusSchema>;
export type Phase = z.infer<typeof phaseSchema>;

/** Everything that `precheck` knows, as data. */
export interface UpgradeCatalogue {
  readonly checks: readonly UpgradeCheck[];
  readonly setupLines: readonly SetupLine[];
  /** A hash of the checks: a report tells by it which ones were used. */
  readonly hash: string;
}
