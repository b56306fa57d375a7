/**
 * Settles which of several captures of one machine counts if they differ. Within a file the one further down is later, and counts.
 * Of two files it is not known which is later (the order of their names must not decide), so neither counts.
 */
import { machineNames } from './captures.js';
import type { ReadFrom } from './placed-reading.js';
import type { Problems } from './reading.js';
import { settleClientLists } from './settle-client-lists.js';
import { settleServices } from './settle-services.js';
import { settleShares } from './settle-shares.js';
import { settleValues } from './settle-values.js';

/** What is settled in turn: each leaves out what the captures tell differently of its kind. */
const kinds = [settleShares, settleServices, settleClientLists, settleValues];

export function settleCaptures(all: readonly ReadFrom[]): {
  readonly placed: readonly ReadFrom[];
  readonly problems: Problems;
} {
  const problems: Problems = [];
  const machineOf = machineNames(all);
  const placed = kinds.reduce((left, settle) => settle(left, machineOf, problems), all);
  return { placed, problems };
}
