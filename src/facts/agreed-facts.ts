/** What two descriptions of one thing agree on: a fact that they tell differently is left out, and its path is noted. */
import { isOneAccount } from '../model/account-name.js';
import { groupBy } from '../model/group-by.js';
import { isSameName } from '../model/is-same-name.js';
import { areOtherStates, isContradicted, notListed } from '../model/service-presence.js';
import { isObject, isWholeList } from './find-fact.js';
import { isOfShares, isPresent, keyIn, memberPath } from './member-keys.js';

/** Lists of machines. Only these are compared where two snapshots may be of two sites. */
export const machines = ['meteringServers', 'siteSystems', 'clients'];
/** Lists that should name each member once, though somebody may have written one twice. */
export const listsOfOnes = [...machines, 'services', 'shares'];

/** Paths of what is left out, and what tells whose an account is that names no machine. */
export interface Settling {
  readonly disputed: string[];
  readonly siteServer: string;
}

/**
 * One description without what another description of the same thing contradicts.
 * @param at their path in the snapshot
 * @param settling gets the paths of what is left out
 */
export function agreedIn<T extends object>(at: string, one: T, other: object, settling: Settling): T {
  const agreed = { ...one };
  for (const field of Object.keys(one)) {
    const path = at === '' ? field : `${at}.${field}`;
    Reflect.set(agreed, field, agreedOn(path, Reflect.get(one, field), Reflect.get(other, field), settling));
  }
  return agreed;
}

function agreedOn(path: string, one: unknown, other: unknown, settling: Settling): unknown {
  if (one === null || one === undefined || other === null || other === undefined) return one;
  if (Array.isArray(one) && Array.isArray(other)) return agreedList(path, one, other, settling);
  if (isObject(one) && isObject(other)) return agreedIn(path, one, other, settling);
  if (one === other) return one;
  if (typeof one === 'string' && typeof other === 'string') {
    if (isSaid(path, one, other, settling)) return one;
    // `net start` and `sc query` of one service: the latter tells more.
    if (isOfState(path) && !areOtherStates(one, other)) return one === notListed ? other : one;
  }
  settling.disputed.push(path);
  return null;
}

function isSaid(path: string, one: string, other: string, { siteServer }: Settling): boolean {
  if (!/account$/i.test(path)) return isSameName(one, other);
  const machine = path.startsWith('site.') ? siteServer : (/^\w+\[([^\]]+)\]/.exec(path)?.[1] ?? '');
  return isOneAccount(one, other, machine);
}

function isOfState(path: string): boolean {
  return /\.services\[[^\]]*\]\.state$/.test(path);
}

/** Compares members of the same name. Two lists that are always complete must hold the same members. */
function agreedList(path: string, one: readonly unknown[], other: readonly unknown[], settling: Settling): unknown {
  const { disputed } = settling;
  const keyOf = keyIn(path);
  const differing = isWholeList(path) ? differingIn(one, other, keyOf) : [];
  if (differing.length > 0 && !isOfShares(path)) {
    disputed.push(path);
    return null;
  }
  if (differing.length > 0) return agreedShares(path, one, other, settling, differing);
  const [own, others] = [one, other].map((list) => groupBy(list, keyOf));
  // Of a list that may name a member twice nothing tells which of them is meant.
  const isOfOnes = listsOfOnes.includes(path.replace(/^.*\./, ''));
  const isMeant = (told: readonly unknown[] | undefined): boolean => isOfOnes || told?.length === 1;
  return one.map((member) => {
    const key = keyOf(member);
    const counterparts = [...(others?.get(key) ?? [])].filter(isObject);
    if (!isObject(member) || key === '' || !isMeant(own?.get(key)) || !isMeant(others?.get(key))) return member;
    const at = memberPath(path, member);
    if (!isOpenService(path, [member, ...counterparts]))
      return counterparts.reduce((agreed, counterpart) => agreedIn(at, agreed, counterpart, settling), member);
    disputed.push(`${at}.state`);
    return unknownService(member);
  });
}

/** Whether a service is told to be missing, and to exist, or by another snapshot both. */
export function isOpenService(path: string, told: readonly object[]): boolean {
  if (!/(?:^|\.)services$/.test(path)) return false;
  const states = told.map((one): unknown => Reflect.get(one, 'state'));
  return isContradicted(told) || (states.includes('missing') && states.includes(null));
}

/** A service of which nothing is known, as where two captures of one snapshot contradict each other. */
export function unknownService(service: object): object {
  return { name: Reflect.get(service, 'name'), state: null };
}

/**
 * Keys of members that exist in one list only. A member that a list names twice, once as missing, does not count as existing
 * there.
 */
function differingIn(one: readonly unknown[], other: readonly unknown[], keyOf: (member: unknown) => string): string[] {
  const [own, others] = [one, other].map((list) =>
    [...groupBy(list, keyOf)].filter(([, told]) => told.every(isPresent)).map(([key]) => key),
  );
  return [...without(own, others), ...without(others, own)];
}

function without(keys: readonly string[] = [], left: readonly string[] = []): string[] {
  const known = new Set(left);
  return keys.filter((key) => !known.has(key));
}

/** Of shares, only whether those exist that one list lacks is not known: `net view` lists no hidden ones, and `net share` does. */
function agreedShares(
  path: string,
  one: readonly unknown[],
  other: readonly unknown[],
  settling: Settling,
  differing: readonly string[],
): unknown {
  const keyOf = keyIn(path);
  const isOpen = new Set(differing);
  const [own, others] = [one, other].map((list) => list.filter((member) => !isOpen.has(keyOf(member))));
  const open = differing.map((name) => ({ name, disputed: true }));
  settling.disputed.push(...open.map((share) => memberPath(path, share)));
  return [...[agreedList(path, own ?? [], others ?? [], settling)].flat(), ...open];
}
