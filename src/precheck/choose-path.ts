/** Decides from which service pack to which the upgrade goes: as given, or as the snapshot tells. */
import { InputError, UsageError } from '../errors.js';
import { servicePackOf, servicePacks } from '../model/service-pack.js';
import type { Snapshot } from '../model/snapshot.js';
import type { Phase, ServicePack } from '../model/upgrade-check.js';

export interface UpgradePath {
  readonly from: ServicePack;
  readonly to: ServicePack;
}

export interface AskedPath {
  readonly from: string | null;
  readonly to: string;
  readonly phase: Phase;
}

/** @throws UsageError for an unknown service pack or a site that is at the target already, InputError for a snapshot without a known version. */
export function choosePath({ from, to, phase }: AskedPath, { site, upgrade }: Snapshot): UpgradePath {
  const target = parse(to, '--to', servicePacks.slice(1));
  const given = from === null ? null : parse(from, '--from', servicePacks);
  const now = site?.servicePack ?? servicePackOf(site?.version);
  if (phase === 'before' && now === target)
    throw new UsageError(
      `the site is at ${target} already`,
      `after the upgrade use: --phase after --from <the service pack before>`,
    );
  const start = given ?? (phase === 'before' ? now : (upgrade?.from ?? now));
  if (start === null) throw withoutStart(site?.version);
  if (start === target)
    throw new UsageError(
      `the site would go from ${start} to ${target}, which is no upgrade`,
      `tell with --from what it was before, such as --from ${servicePacks[servicePacks.indexOf(target) - 1]}`,
    );
  return { from: start, to: target };
}

function withoutStart(version: string | null | undefined): InputError {
  if (!version)
    return new InputError(
      'the snapshot does not tell the version of the site',
      'give it with --from, such as --from SP1',
    );
  if (/\b1493\b/.test(version))
    return new InputError(
      `the version ${version} of the site does not tell its service pack: SP2, SP3 and SP4 are all build 1493`,
      'give it with --from, such as --from SP2',
    );
  return new InputError(
    `the version ${version} of the site is no version of SMS 2.0 that is known`,
    'give it with --from, such as --from SP1',
  );
}

/** Reads `SP2` or `sp2`. @throws UsageError for any other text */
function parse(text: string, option: string, known: readonly ServicePack[]): ServicePack {
  const found = known.find((one) => one === text.trim().toUpperCase());
  if (found === undefined)
    throw new UsageError(`${option} "${text}" is no service pack of SMS 2.0`, `known are ${known.join(', ')}`);
  return found;
}
