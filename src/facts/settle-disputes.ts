/**
 * Where two snapshots contradict each other and nothing tells which of them counts, or one contradicts itself, the fact becomes
 * unknown. To choose one would let the order of arguments, or of lines in a file, decide whether a share is deleted.
 */
import { factInWords } from '../model/fact-words.js';
import type { LoadedSnapshot } from '../model/facts.js';
import { isSameName } from '../model/is-same-name.js';
import type { Snapshot } from '../model/snapshot.js';
import { agreedIn, machines, type Settling } from './agreed-facts.js';
import { areOfOneSite, type Homes, isNewer, isTakenForOneSite, minuteOf } from './choose-snapshot.js';
import { withoutDoubles } from './join-doubles.js';
import { itsOwn } from './join-moments.js';
import { withoutOverruled } from './overrule.js';

const settlingOf = ({ site }: Snapshot): Settling => ({ disputed: [], siteServer: site?.server ?? '' });

/** The same snapshots without the facts that are disputed. A dispute between two snapshots is told as a problem. */
export function settleDisputes(loaded: readonly LoadedSnapshot[], homes: Homes): readonly LoadedSnapshot[] {
  const snapshots = loaded.map(({ path, snapshot }) => ({
    path,
    snapshot: withoutDoubles('', snapshot, settlingOf(snapshot)),
  }));
  return snapshots.map((one) => {
    // As they were given: what one tells of a server twice, and differently, speaks against an entry here too.
    const others = snapshots.flatMap((other, i) =>
      other === one || areOfOneSite(one.snapshot, other.snapshot) === false
        ? []
        : { other, given: loaded[i] ?? other, open: openBetween(one, other, homes) },
    );
    const agreed = others.reduce(
      (left, { given, open }) => (open === null ? left : withoutDisputed(left, given, open)),
      one,
    );
    // Behind that: what another one has added to an entry, a third one may contradict.
    return others.reduce((left, { other, given, open }) => {
      if (isNewer(one.snapshot, other.snapshot)) return left;
      if (isTakenForOneSite(one, other, homes))
        return withoutOverruled(left, given, isNewer(other.snapshot, one.snapshot));
      return open === null ? left : withoutOverruled(left, machinesOf(given, one), false);
    }, agreed);
  });
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

/** What is not known of two snapshots, so that neither overrides the other; null where one does, or they are of two sites. */
function openBetween(one: LoadedSnapshot, other: LoadedSnapshot, homes: Homes): string | null {
  if (areOfOneSite(one.snapshot, other.snapshot) === false) return null;
  const [minute, otherMinute] = [minuteOf(one.snapshot), minuteOf(other.snapshot)];
  if (minute === null || otherMinute === null || minute === otherMinute) return 'which of the two is newer';
  return otherMinute > minute && !isTakenForOneSite(one, other, homes) ? 'whether the two are of one site' : null;
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
  if (disputed.length === 0) return { path: one.path, snapshot };
  const more = disputed.length > 1 ? `, and ${disputed.length - 1} more` : '';
  const problem = `not known is ${factInWords(disputed[0] ?? '')}${more}: ${path} says otherwise, and nothing tells ${open}`;
  return {
    path: one.path,
    snapshot: { ...snapshot, problems: [...(snapshot.problems ?? []), { path: one.path, problem }] },
  };
}
