/**
 * The facts of all snapshots of a run, and the subjects that they know. Of several snapshots of one server the newest counts; where
 * nothing tells which is newer, nothing that they say differently. Facts of another server or another site count for nothing.
 */
import type { Condition } from '../model/condition-schema.js';
import { unitMs } from '../model/duration.js';
import type {
  Doubt,
  FactBase,
  FactSubject,
  Facts,
  Judgement,
  KnownSubject,
  LoadedSnapshot,
  SiteSubject,
} from '../model/facts.js';
import { isSameName } from '../model/is-same-name.js';
import { newestFirst } from '../model/newest-first.js';
import { siteCodeOf } from '../model/site-code-of.js';
import type { Snapshot } from '../model/snapshot.js';
import { assignedServers } from './assigned-servers.js';
import { bundleOf, type Chosen, Collected, chooseSnapshot } from './choose-snapshot.js';
import { joinMoments, pathOfFact } from './join-moments.js';
import { judge } from './judge.js';
import { settleDisputes } from './settle-disputes.js';

/** The facts as they count for one log. */
class FactsOfLog implements Facts {
  /** For the subject that was last asked about: each of its conditions asks again. */
  private chosen: (Chosen & { readonly key: string }) | null = null;

  constructor(
    protected readonly all: Collected,
    readonly home: LoadedSnapshot | null,
    private readonly site: string | null = null,
    private readonly lastSeen: string | null = null,
    readonly doubt: Doubt | null = null,
    private readonly after: string | null = null,
  ) {}

  judge(condition: Condition, subject: FactSubject & SiteSubject): Judgement {
    const holder = this.about(subject);
    const judged = judge(condition, {
      snapshot: holder?.snapshot ?? null,
      subject,
      isOwnSite: this.isOwnSite(holder) && !this.isOld(holder),
      since: this.after,
    });
    if (!holder?.parts) return judged;
    return { ...judged, facts: judged.facts.map((seen) => ({ ...seen, file: pathOfFact(seen.fact, holder) })) };
  }

  /** Whether the snapshot is known to be of the log's site, and not only assumed to be, for want of another. */
  private isOwnSite(holder: LoadedSnapshot | null): boolean {
    const code = siteCodeOf(holder?.snapshot);
    return holder !== null && (holder === this.home || (code !== null && code === this.site));
  }

  /** From more than a day before the failure: what its lists do not name may have come since. */
  private isOld(holder: LoadedSnapshot | null): boolean {
    const [from, to] = [holder?.snapshot.collectedAt, this.lastSeen].map((time) => Date.parse(`${time}Z`));
    return from !== undefined && to !== undefined && to - from > unitMs('day');
  }

  about(subject: SiteSubject): LoadedSnapshot | null {
    const { holder } = this.chosenFor(subject);
    return this.doubt !== null && !this.isOwnSite(holder) ? null : holder;
  }

  unclear(subject: SiteSubject): readonly LoadedSnapshot[] {
    const { holder, unclear } = this.chosenFor(subject);
    return this.doubt !== null && holder !== null && !this.isOwnSite(holder) ? [holder] : unclear;
  }

  private chosenFor(subject: SiteSubject): Chosen {
    const key = `${subject.site}\n${subject.server}\n${subject.client}`;
    if (this.chosen?.key !== key) this.chosen = { key, ...chooseSnapshot(subject, this.home, this.all) };
    return this.chosen;
  }

  since(time: string): Facts {
    return new FactsOfLog(this.all, this.home, this.site, this.lastSeen, this.doubt, time);
  }
}

/** The facts as they count for a log that lies in no bundle. */
export class SnapshotFacts extends FactsOfLog implements FactBase {
  readonly snapshots: readonly LoadedSnapshot[];
  private readonly bundles = new Map<string, LoadedSnapshot | null>();

  /** @param folders in which logs lie that are diagnosed */
  constructor(given: readonly LoadedSnapshot[], folders: readonly string[] = []) {
    const homes = new Set(folders.flatMap((folder) => bundleOf(folder, given)?.path ?? []));
    const snapshots = joinMoments(newestFirst(settleDisputes(given, homes)));
    super(new Collected(snapshots, homes), null);
    this.snapshots = snapshots;
  }

  within(
    folder: string,
    site: string | null = null,
    lastSeen: string | null = null,
    doubt: Doubt | null = null,
  ): Facts {
    return new FactsOfLog(this.all, this.bundleAround(folder), site, lastSeen, doubt);
  }

  private bundleAround(folder: string): LoadedSnapshot | null {
    const known = this.bundles.get(folder);
    if (known !== undefined) return known;
    const found = bundleOf(folder, this.snapshots);
    this.bundles.set(folder, found);
    return found;
  }

  subjects(kind: 'server' | 'client' | 'site'): KnownSubject[] {
    const found = new Map<string, KnownSubject>();
    for (const loaded of this.all.newestFirst) {
      const site = siteCodeOf(loaded.snapshot);
      for (const name of namesIn(loaded.snapshot, kind)) {
        const subject = { site, server: kind === 'server' ? name : null, client: kind === 'client' ? name : null };
        const key = `${site}\n${name}`;
        if (!found.has(key)) found.set(key, { subject, facts: new FactsOfLog(this.all, loaded) });
      }
    }
    return [...found.values()];
  }
}

function namesIn(snapshot: Snapshot, kind: 'server' | 'client' | 'site'): readonly (string | null)[] {
  if (kind === 'site') return [null];
  const members = (kind === 'server' ? snapshot.meteringServers : snapshot.clients) ?? [];
  const named = members.map(({ name }) => name);
  const others = kind === 'client' ? reportedClients(snapshot) : assignedServers(snapshot);
  return [...named, ...others].map((name) => name.toUpperCase());
}

/** Clients that a status message of the metering agent names (Q244653), though nothing was collected of them. */
function reportedClients({ statusMessages }: Snapshot): string[] {
  return (statusMessages ?? [])
    .filter(({ component }) => isSameName(component ?? '', 'LICENSE_METERING'))
    .flatMap(({ text }) => /\bon the computer "([^"\s]{1,15})"/i.exec(text ?? '')?.[1] ?? []);
}
