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

/** All that `precheck` knows, as data. */
export interface UpgradeCatalogue {
  readonly checks: readonly UpgradeCheck[];
  readonly setupLines: readonly SetupLine[];
  /** Of the checks, so that a report tells which were used. */
  readonly hash: string;
}
