/**
 * Tells the service pack by the version of a site: build 1239 is SMS 2.0 without one, 1380 is SP1, 1493 is SP2, SP3 or SP4, which
 * differ in the first of the last four digits (Q266130, Q213410). The other three digits count hotfixes.
 */
import type { ServicePack } from './upgrade-check.js';

/** In the order of their release. */
export const servicePacks = ['RTM', 'SP1', 'SP2', 'SP3', 'SP4', 'SP5'] as const satisfies readonly ServicePack[];

export function servicePackOf(version: string | null | undefined): ServicePack | null {
  const [, build, level = ''] = /^2\.0{1,3}\.(\d{4})(?:\.(\d{1,4}))?$/.exec(version ?? '') ?? [];
  if (build === '1239') return 'RTM';
  if (build === '1380') return 'SP1';
  if (build !== '1493' || level.length !== 4) return null;
  return servicePacks.slice(2).find((pack) => pack.endsWith(level.charAt(0))) ?? null;
}
