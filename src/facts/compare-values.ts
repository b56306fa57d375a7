/** Compares values of facts: versions by their parts, service packs by their order, numbers, and times. */
import { accountName } from '../model/account-name.js';
import { compareVersions } from '../model/compare-versions.js';
import { servicePacks } from '../model/service-pack.js';

const packs: readonly string[] = servicePacks;
const version = /^\d+(\.\d+){1,3}$/;
const time = /^\d{4}-\d\d-\d\dT/;

/** The states that `not-running` may stand for: `net start` lists only services that run, and nothing about others. */
const notRunning = ['stopped', 'start-pending', 'stop-pending', 'paused', 'missing'];

/** Negative, zero or positive; null where the two cannot be compared. */
export function compareValues(one: unknown, other: unknown): number | null {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one !== 'string' || typeof other !== 'string') return null;
  const [first, second] = [one.toUpperCase(), other.toUpperCase()];
  if (packs.includes(first) && packs.includes(second)) return packs.indexOf(first) - packs.indexOf(second);
  if (version.test(one) && version.test(other)) return compareVersions(one, other);
  if (time.test(one) && time.test(other)) return Date.parse(`${one}Z`) - Date.parse(`${other}Z`);
  return null;
}

/** Null where it is not known. An absent value is none of them. */
export function isOneOf(value: unknown, wanted: readonly unknown[]): boolean | null {
  if (value === 'not-running' && !wanted.includes('not-running')) {
    const possible = notRunning.filter((state) => wanted.includes(state));
    if (possible.length === notRunning.length) return true;
    return possible.length === 0 ? false : null;
  }
  return wanted.some((one) => isEqual(value, one));
}

function isEqual(value: unknown, wanted: unknown): boolean {
  if (typeof value !== 'string' || typeof wanted !== 'string') return value === wanted;
  if (version.test(value) && version.test(wanted)) return compareVersions(value, wanted) === 0;
  return value.toUpperCase() === wanted.toUpperCase();
}

/** `DOMAIN\SWMAccount`, `SWMAccount@domain` and `.\SWMAccount` have the same name; a service that is not there logs on with none. */
export function isSameAccount(one: unknown, other: unknown): boolean | null {
  if (one === null || other === null) return false;
  if (typeof one !== 'string' || typeof other !== 'string') return null;
  const { name } = accountName(one);
  return name !== '' && isEqual(name, accountName(other).name);
}
