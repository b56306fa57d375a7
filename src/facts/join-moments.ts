/**
 * Snapshots of one site that were collected in the same minute are one collection in several files: one may tell of the site, another of its
 * servers. Each gets what only the others tell. A fact that they tell differently was taken out of all of them before.
 */
import type { LoadedSnapshot } from '../model/facts.js';
import { groupBy } from '../model/group-by.js';
import { settlePlaces } from '../model/settle-places.js';
import { siteCodeOf } from '../model/site-code-of.js';
import { machines } from './agreed-facts.js';
import { minuteOf } from './choose-snapshot.js';
import { findFact, isObject } from './find-fact.js';
import { keyOf } from './member-keys.js';

/** Fields about the snapshot itself, which differ in any case. */
export const itsOwn = ['schemaVersion', 'collectedAt', 'sources', 'problems'];
/** Lists of which each snapshot may hold only what was asked for. */
const openLists = [...machines, 'services'];

export function joinMoments(snapshots: readonly LoadedSnapshot[]): readonly LoadedSnapshot[] {
  const moments = groupBy(snapshots, momentOf);
  return snapshots.map((one) => {
    const moment = momentOf(one);
    const others = moment === null ? [] : (moments.get(moment) ?? []).filter((other) => other !== one);
    if (others.length === 0) return one;
    const snapshot = others.reduce((joined, other) => filled(joined, other.snapshot), one.snapshot);
    // Each alone may contradict nothing: one names the site server, and another tells of its service.
    return { path: one.path, snapshot: settlePlaces(snapshot).snapshot, parts: [one, ...others] };
  });
}

/** Site and minute; null where one of them is not known. */
function momentOf({ snapshot }: LoadedSnapshot): string | null {
  const [site, minute] = [siteCodeOf(snapshot), minuteOf(snapshot)];
  return site === null || minute === null ? null : `${site} ${minute}`;
}

/** One description, with what only another one of the same thing tells. */
function filled<T extends object>(one: T, other: object): T {
  const whole = { ...one };
  for (const [field, value] of Object.entries(other)) {
    const own: unknown = Reflect.get(one, field);
    if (itsOwn.includes(field)) continue;
    if (own === null || own === undefined) Reflect.set(whole, field, value);
    else if (Array.isArray(own) && Array.isArray(value)) {
      if (openLists.includes(field)) Reflect.set(whole, field, joined(own, value));
    } else if (isObject(own) && isObject(value)) Reflect.set(whole, field, filled(own, value));
  }
  return whole;
}

function joined(own: readonly unknown[], others: readonly unknown[]): unknown[] {
  const told = new Map(others.map((other) => [keyOf(other), other]));
  const known = new Set(own.map(keyOf));
  const both = own.map((member) => {
    const other = told.get(keyOf(member));
    return isObject(member) && isObject(other) ? filled(member, other) : member;
  });
  return [...both, ...others.filter((other) => !known.has(keyOf(other)))];
}

/** The path of the snapshot that tells a fact. */
export function pathOfFact(fact: string, { path, parts = [] }: LoadedSnapshot): string {
  const subject = { server: null, client: null, captures: {} };
  const isIn = (place: string, { snapshot }: LoadedSnapshot): boolean => findFact(place, { snapshot, subject }).known;
  const root = /^\w+/.exec(fact)?.[0] ?? '';
  return (parts.find((part) => isIn(fact, part)) ?? parts.find((part) => isIn(root, part)))?.path ?? path;
}
