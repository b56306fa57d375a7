/**
 * The service packs, in their order, and the one that a version of the site is of. 1239 is SMS 2.0 without one, 1380 is SP1;
 * 1493 is SP2, SP3 and SP4, which only the first of the last four digits tells apart (Q266130, Q213410). The rest of them counts
 * hotfixes.
 */
import type { ServicePack } from './upgrade-check.js';

export const servicePacks = ['RTM', 'SP1', 'SP2', 'SP3', 'SP4', 'SP5'] as const satisfies readonly ServicePack[];

export function servicePackOf(version: string | null | undefined): ServicePack | null {
  const [, build, level = ''] = /^2\.0{1,3}\.(\d{4})(?:\.(\d{1,4}))?$/.exec(version ?? '') ?? [];
  if (build === '1239') return 'RTM';
  if (build === '1380') return 'SP1';
  if (build !== '1493' || level.length !== 4) return null;
  return servicePacks.slice(2).find((pack) => pack.endsWith(level.charAt(0))) ?? null;
}
