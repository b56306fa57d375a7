/** Joins the entries of a list that name one thing: somebody may have written a server or a service twice, and nothing tells which counts. */
import { groupBy } from '../model/group-by.js';
import { agreedIn, isOpenService, listsOfOnes, type Settling, unknownService } from './agreed-facts.js';
import { isObject, isWholeList } from './find-fact.js';
import { isPresent, keyIn, memberPath } from './member-keys.js';

/** Joins members that are listed twice into one, with what both entries agree on. The problem is told where the snapshot is read. */
export function withoutDoubles<T extends object>(at: string, whole: T, settling: Settling): T {
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
