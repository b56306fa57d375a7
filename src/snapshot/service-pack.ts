/**
 * The service pack that a version of the site is of. 1239 is SMS 2.0 without one, 1380 is SP1; 1493 is SP2, SP3 and SP4,
 * which only the first of the last four digits tells apart (Q266130, Q213410). The rest of them counts hotfixes.
 */
import type { Snapshot } from '../model/snapshot.js';

export type ServicePack = NonNullable<NonNullable<Snapshot['site']>['servicePack']>;

export function servicePackOf(version: string): ServicePack | null {
  const [, build, level = ''] = /^2\.0{1,2}\.(\d{4})(?:\.(\d{1,4}))?$/.exec(version) ?? [];
  if (build === '1239') return 'RTM';
  if (build === '1380') return 'SP1';
  if (build !== '1493' || level === '') return null;
  switch (level.length === 4 ? level.charAt(0) : '') {
    case '2':
      return 'SP2';
    case '3':
      return 'SP3';
    case '4':
      return 'SP4';
    case '5':
      return 'SP5';
    default:
      return null;
  }
}
