/**
 * The service pack that a version stands for. The build tells RTM and SP1 apart; 1493 is SP2, SP3 and SP4 alike, and only the
 * first of the last four digits tells which (Q266130, Q213410).
 */
import type { ServicePack } from '../model/upgrade-check.js';

export const servicePacks = ['RTM', 'SP1', 'SP2', 'SP3', 'SP4', 'SP5'] as const satisfies readonly ServicePack[];

export function servicePackOf(version: string | null | undefined): ServicePack | null {
  const found = /^2\.0{1,2}\.(\d{4})\.(\d{4})$/.exec(version ?? '');
  if (!found) return null;
  const [, build, level = ''] = found;
  if (build === '1239') return 'RTM';
  if (build === '1380') return 'SP1';
  if (build !== '1493') return null;
  const at = Number(level[0]);
  return at >= 2 ? (servicePacks[at] ?? null) : null;
}

/** `sp2`, `SP2`: as anybody types it. */
export function readServicePack(text: string): ServicePack | null {
  return servicePacks.find((one) => one === text.trim().toUpperCase()) ?? null;
}

export function isLater(one: ServicePack, other: ServicePack): boolean {
  return servicePacks.indexOf(one) > servicePacks.indexOf(other);
}
