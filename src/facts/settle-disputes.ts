/**
 * What two snapshots say differently where nothing tells which of them counts, or one says twice: it is not known then. To choose
 * would let the order of arguments, or of lines in a file, decide whether a share is deleted.
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

/** Letters of a time down to its minute: the commands that tell it print no more. */
const toTheMinute = '1999-03-26T10:43'.length;
/** Told by each snapshot of itself, or of moments that differ in any case. */
const itsOwn = ['schemaVersion', 'collectedAt', 'sources', 'problems'];
/** What is said of machines by their names. Of two snapshots without a site code the rest may be of two sites. */
const machines = ['meteringServers', 'siteSystems', 'clients'];
/** Lists in which each has one place, though somebody may have written it twice. */
const listsOfOnes = [...machines, 'services', 'shares'];

/** Paths of what is left out, and what tells whose an account is that names no machine. */
interface Settling {
  readonly disputed: string[];
  readonly siteServer: string;
}

const settlingOf = ({ site }: Snapshot): Settling => ({ disputed: [], siteServer: site?.server ?? '' });

/** The same snapshots, each without what another one disputes, and with a problem that says so; or what it disputes itself. */
export function settleDisputes(loaded: readonly LoadedSnapshot[], homes: Homes = new Set()): readonly LoadedSnapshot[] {
  const snapshots = loaded.map(({ path, snapshot }) => ({
    path,
    snapshot: withoutDoubles('', snapshot, settlingOf(snapshot)),
  }));
  return snapshots.map((one) =>
    snapshots.reduce((left, other) => {
      const open = other === one ? null : openBetween(one, other, homes);
      return open === null ? left : withoutDisputed(left, other, open);
    }, one),
  );
}

/** Why it is not known that the first one counts; null where it does, or touches nothing that the other says. */
function openBetween(one: LoadedSnapshot, other: LoadedSnapshot, homes: Homes): string | null {
  if (areOfOneSite(one.snapshot, other.snapshot) === false) return null;
  const [time, otherTime] = [one, other].map(({ snapshot }) => snapshot.collectedAt?.slice(0, toTheMinute) ?? null);
  if (time == null || otherTime == null || time === otherTime) return 'which of the two is newer';
  return otherTime > time && !isTakenForOneSite(one, other, homes) ? 'whether the two are of one site' : null;
}

/** @param open what nothing tells of the two */
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

/** Each once, with what all its entries agree on. That somebody wrote it twice is told where the snapshot is read. */
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

/** Null where a list that is always told whole says that something is there, and that it is not. */
function onesOf(path: string, members: readonly object[], settling: Settling): object[] | null {
  const entries = [...groupBy(members, keyOf).values()];
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
 * Of two things that are told of the same: the first one, without what the second one says differently.
 * @param at their path in the snapshot
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

/** Members are compared by their names, where these tell them apart. Of a list that is always told whole, each must be in both. */
function agreedList(path: string, one: readonly unknown[], other: readonly unknown[], settling: Settling): unknown {
  const { disputed } = settling;
  const others = singleIn(other);
  const own = singleIn(one);
  if (isWholeList(path) && keysOf(one) !== keysOf(other)) {
    disputed.push(path);
    return null;
  }
  return one.map((member) => {
    const key = keyOf(member);
    const counterpart = others.get(key);
    if (!isObject(member) || !isObject(counterpart) || !own.has(key)) return member;
    const at = memberPath(path, member);
    if (!isOpenService(path, [member, counterpart])) return agreedIn(at, member, counterpart, settling);
    disputed.push(`${at}.state`);
    return unknownService(member);
  });
}

/** One that is shown to be there, and to be missing. */
function isOpenService(path: string, told: readonly object[]): boolean {
  return /(?:^|\.)services$/.test(path) && isContradicted(told);
}

/** As where two captures say so, nothing is known of it. */
function unknownService(service: object): object {
  return { name: Reflect.get(service, 'name'), state: null };
}

/** By name, without those that share theirs with another, or have none. */
function singleIn(members: readonly unknown[]): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const again = new Set(['']);
  for (const member of members) {
    const key = keyOf(member);
    if (found.has(key)) again.add(key);
    found.set(key, member);
  }
  for (const key of again) found.delete(key);
  return found;
}

/** Of all that is there. */
function keysOf(members: readonly unknown[]): string {
  return [...new Set(members.filter(isPresent).map(keyOf))].sort().join('\n\n');
}

/** A list may also name what was looked for and is not there. */
function isPresent(member: unknown): boolean {
  return !isObject(member) || Reflect.get(member, 'present') !== false;
}

function keyOf(member: unknown): string {
  if (typeof member === 'string') return member.toUpperCase();
  if (!isObject(member)) return '';
  const told = (fields: readonly string[]): string =>
    fields
      .map((field) => textIn(member, field))
      .join('\n')
      .trim();
  // Of what has no name of its own: a role of the site.
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
