/**
 * Where two snapshots contradict each other and nothing tells which of them counts, or one contradicts itself, the fact becomes
 * unknown. To choose one would let the order of arguments, or of lines in a file, decide whether a share is deleted.
 */
import { isOneAccount } from '../model/account-name.js';
import { factInWords } from '../model/fact-words.js';
import type { LoadedSnapshot } from '../model/facts.js';
import { groupBy } from '../model/group-by.js';
import { isSameName } from '../model/is-same-name.js';
import { isContradicted } from '../model/service-presence.js';
import type { Snapshot } from '../model/snapshot.js';
import { areOfOneSite, type Homes, isTakenForOneSite } from './choose-snapshot.js';
import { isObject, isWholeList } from './find-fact.js';
import { withoutOverruled } from './overrule.js';

/** Times are compared to the minute: the commands that print them print no seconds. */
const toTheMinute = '1999-03-26T10:43'.length;
/** Fields about the snapshot itself, which differ in any case. */
const itsOwn = ['schemaVersion', 'collectedAt', 'sources', 'problems'];
/** Lists of machines. Only these are compared where the snapshots may be of two sites. */
const machines = ['meteringServers', 'siteSystems', 'clients'];
/** Lists that should name each member once, though somebody may have written one twice. */
const listsOfOnes = [...machines, 'services', 'shares'];

/** Paths of what is left out, and what tells whose an account is that names no machine. */
interface Settling {
  readonly disputed: string[];
  readonly siteServer: string;
}

const settlingOf = ({ site }: Snapshot): Settling => ({ disputed: [], siteServer: site?.server ?? '' });

/** The same snapshots without the facts that are disputed. A dispute between two snapshots is told as a problem. */
export function settleDisputes(loaded: readonly LoadedSnapshot[], homes: Homes = new Set()): readonly LoadedSnapshot[] {
  const snapshots = loaded.map(({ path, snapshot }) => ({
    path,
    snapshot: withoutDoubles('', snapshot, settlingOf(snapshot)),
  }));
  return snapshots.map((one) =>
    snapshots.reduce((left, other, i) => {
      if (other === one) return left;
      // As it was given: what it tells of a server twice, and differently, speaks against an entry here too.
      const given = loaded[i] ?? other;
      const open = openBetween(one, other, homes);
      const agreed = open === null ? left : withoutDisputed(left, given, open);
      if (isOlder(other, one)) return agreed;
      if (isTakenForOneSite(one, other, homes)) return withoutOverruled(agreed, given, isOlder(one, other));
      return open === null ? agreed : withoutOverruled(agreed, machinesOf(given, one), false);
    }, one),
  );
}

/**
 * What a snapshot tells of machines, the site server among them, whatever its site is. Its roles are those of its site, so they count
 * where that has a site server of this name.
 */
function machinesOf({ path, snapshot }: LoadedSnapshot, { snapshot: { site: own } }: LoadedSnapshot): LoadedSnapshot {
  const { schemaVersion, site, meteringServers, siteSystems, clients, clientAgent } = snapshot;
  const isNamesake = own?.server != null && isSameName(own.server, site?.server ?? '');
  const told = { schemaVersion, meteringServers, siteSystems, clients, clientAgent };
  return { path, snapshot: { ...told, site: isNamesake ? site : site && { ...site, roles: null } } };
}

function isOlder({ snapshot: one }: LoadedSnapshot, { snapshot: other }: LoadedSnapshot): boolean {
  const [time, otherTime] = [one, other].map(({ collectedAt }) => collectedAt?.slice(0, toTheMinute) ?? null);
  return time != null && otherTime != null && time < otherTime;
}

/** What is not known of two snapshots, so that neither overrides the other; null where one does, or they are of two sites. */
function openBetween(one: LoadedSnapshot, other: LoadedSnapshot, homes: Homes): string | null {
  if (areOfOneSite(one.snapshot, other.snapshot) === false) return null;
  const [time, otherTime] = [one, other].map(({ snapshot }) => snapshot.collectedAt?.slice(0, toTheMinute) ?? null);
  if (time == null || otherTime == null || time === otherTime) return 'which of the two is newer';
  return otherTime > time && !isTakenForOneSite(one, other, homes) ? 'whether the two are of one site' : null;
}

/** @param open what is not known of the two, in words */
function withoutDisputed(one: LoadedSnapshot, { path, snapshot: other }: LoadedSnapshot, open: string): LoadedSnapshot {
  const settling = settlingOf(one.snapshot);
  const { disputed } = settling;
  const isOneSite = areOfOneSite(one.snapshot, other) === true;
  const shared = Object.entries(other).filter(([field]) =>
    isOneSite ? !itsOwn.includes(field) : machines.includes(field),
  );
  const snapshot = agreedIn('', one.snapshot, Object.fromEntries(shared), settling);
  if (disputed.length === 0) return one;
  const more = disputed.length > 1 ? `, and ${disputed.length - 1} more` : '';
  const problem = `not known is ${factInWords(disputed[0] ?? '')}${more}: ${path} says otherwise, and nothing tells ${open}`;
  return {
    path: one.path,
    snapshot: { ...snapshot, problems: [...(snapshot.problems ?? []), { path: one.path, problem }] },
  };
}

/** Joins members that are listed twice into one, with what both entries agree on. The problem is told where the snapshot is read. */
function withoutDoubles<T extends object>(at: string, whole: T, settling: Settling): T {
  const settled = { ...whole };
  for (const field of Object.keys(whole)) {
    const path = at === '' ? field : `${at}.${field}`;
    const value: unknown = Reflect.get(whole, field);
    if (field === 'site' && isObject(value)) Reflect.set(settled, field, withoutDoubles(path, value, settling));
    if (Array.isArray(value) && listsOfOnes.includes(field))
      Reflect.set(settled, field, onesOf(path, value.filter(isObject), settling));
  }
  return settled;
}

/** Members, each once. Null where a list that is always complete says of a member that it exists, and that it does not. */
function onesOf(path: string, members: readonly object[], settling: Settling): object[] | null {
  const entries = [...groupBy(members, keyIn(path)).values()];
  const isHalfThere = (told: readonly object[]): boolean => told.some(isPresent) && !told.every(isPresent);
  if (isWholeList(path) && entries.some(isHalfThere)) return null;
  return entries.map((told) => {
    const at = memberPath(path, told[0]);
    const agreed = (one: object, other: object): object => ({ ...other, ...agreedIn(at, known(one), other, settling) });
    return withoutDoubles(
      at,
      isOpenService(path, told) ? unknownService(told[0] ?? {}) : told.reduce(agreed),
      settling,
    );
  });
}

function known(member: object): object {
  return Object.fromEntries(Object.entries(member).filter(([, value]) => value !== null && value !== undefined));
}

/**
 * One description without what another description of the same thing contradicts.
 * @param at their path in the snapshot
 * @param settling gets the paths of what is left out
 */
function agreedIn<T extends object>(at: string, one: T, other: object, settling: Settling): T {
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
  if (one === other || (typeof one === 'string' && typeof other === 'string' && isSaid(path, one, other, settling)))
    return one;
  settling.disputed.push(path);
  return null;
}

function isSaid(path: string, one: string, other: string, { siteServer }: Settling): boolean {
  if (!/account$/i.test(path)) return isSameName(one, other);
  const machine = path.startsWith('site.') ? siteServer : (/^\w+\[([^\]]+)\]/.exec(path)?.[1] ?? '');
  return isOneAccount(one, other, machine);
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
function isOpenService(path: string, told: readonly object[]): boolean {
  if (!/(?:^|\.)services$/.test(path)) return false;
  const states = told.map((one): unknown => Reflect.get(one, 'state'));
  return isContradicted(told) || (states.includes('missing') && states.includes(null));
}

/** A service of which nothing is known, as where two captures of one snapshot contradict each other. */
function unknownService(service: object): object {
  return { name: Reflect.get(service, 'name'), state: null };
}

/** Keys of members that exist by one list only. One that a list has, and has not, does not exist by that list. */
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

/** A list may also name things that were looked for and do not exist. */
function isPresent(member: unknown): boolean {
  return !isObject(member) || Reflect.get(member, 'present') !== false;
}

function isOfShares(path: string): boolean {
  return /(?:^|\.)shares$/.test(path);
}

/** What tells the members of a list apart. A share has one path, which `net view` does not print. */
function keyIn(path: string): (member: unknown) => string {
  return isOfShares(path) ? (member) => (isObject(member) ? textIn(member, 'name') : '') : keyOf;
}

function keyOf(member: unknown): string {
  if (typeof member === 'string') return member.toUpperCase();
  if (!isObject(member)) return '';
  const told = (fields: readonly string[]): string =>
    fields
      .map((field) => textIn(member, field))
      .join('\n')
      .trim();
  // A role of the site has no name of its own.
  return told(['name', 'siteCode', 'path', 'platform', 'key']) || told(['server', 'role']);
}

function memberPath(list: string, member: object = {}): string {
  const name = ['name', 'siteCode', 'path'].map((field) => textIn(member, field)).find((text) => text !== '') ?? '';
  return `${list}[${name}]`;
}

function textIn(member: object, field: string): string {
  const value: unknown = Reflect.get(member, field);
  return typeof value === 'string' ? value.toUpperCase() : '';
}
