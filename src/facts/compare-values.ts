/** Compares values of facts: versions by their parts, service packs by their order, numbers, and times. */
import { accountName } from '../model/account-name.js';

const servicePacks = ['RTM', 'SP1', 'SP2', 'SP3', 'SP4', 'SP5'];
const version = /^\d+(\.\d+){1,3}$/;
const time = /^\d{4}-\d\d-\d\dT/;

/** What a value of a service's state may really be: "net start" lists only what runs. */
const notRunning = ['stopped', 'start-pending', 'stop-pending', 'paused', 'missing'];

/** Negative, zero or positive; null where the two cannot be compared. */
export function compareValues(one: unknown, other: unknown): number | null {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one !== 'string' || typeof other !== 'string') return null;
  const [first, second] = [one.toUpperCase(), other.toUpperCase()];
  if (servicePacks.includes(first) && servicePacks.includes(second))
    return servicePacks.indexOf(first) - servicePacks.indexOf(second);
  if (version.test(one) && version.test(other)) return compareVersions(one, other);
  if (time.test(one) && time.test(other)) return Date.parse(`${one}Z`) - Date.parse(`${other}Z`);
  return null;
}

/** `2.0.1493.2005` and `2.00.1493.2005` are the same. */
function compareVersions(one: string, other: string): number {
  const [first, second] = [one.split('.').map(Number), other.split('.').map(Number)];
  for (let i = 0; i < Math.max(first.length, second.length); i += 1) {
    const difference = (first[i] ?? 0) - (second[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Null: it may or may not be one of them. A value that is absent is none of them. */
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

/** `DOMAIN\\SWMAccount`, `SWMAccount@domain` and `.\\SWMAccount` have the same name; a service that is not there logs on with none. */
export function isSameAccount(one: unknown, other: unknown): boolean | null {
  if (one === null || other === null) return false;
  if (typeof one !== 'string' || typeof other !== 'string') return null;
  const { name } = accountName(one);
  return name !== '' && isEqual(name, accountName(other).name);
}
