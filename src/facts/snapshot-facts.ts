/**
 * Facts from all snapshots of a run: whom they know, and which one answers for whom. Of several snapshots of one server the
 * newest counts, and of two of which neither is what both say; facts of another server or another site touch nothing.
 */
import type { Condition } from '../model/condition-schema.js';
import type { FactBase, FactSubject, Judgement, LoadedSnapshot, SiteSubject } from '../model/facts.js';
import type { Snapshot } from '../model/snapshot.js';
import { isSame } from './find-fact.js';
import { judge } from './judge.js';
import { settleDisputes } from './settle-disputes.js';

export class SnapshotFacts implements FactBase {
  readonly snapshots: readonly LoadedSnapshot[];
  private readonly newestFirst: readonly LoadedSnapshot[];

  constructor(snapshots: readonly LoadedSnapshot[]) {
    this.snapshots = settleDisputes(snapshots);
    this.newestFirst = [...this.snapshots].sort((a, b) =>
      (b.snapshot.collectedAt ?? '').localeCompare(a.snapshot.collectedAt ?? '', 'en'),
    );
  }

  judge(condition: Condition, subject: FactSubject & SiteSubject): Judgement {
    return judge(condition, { snapshot: this.about(subject)?.snapshot ?? null, subject });
  }

  about({ site, server, client }: SiteSubject): LoadedSnapshot | null {
    const ofSite = this.newestFirst.filter(({ snapshot }) => {
      const code = snapshot.site?.code ?? null;
      return site === null || code === null || isSame(code, site);
    });
    const listing = ofSite.find(
      ({ snapshot }) => lists(snapshot.meteringServers, server) || lists(snapshot.clients, client),
    );
    if (listing) return listing;
    const codes = new Set(ofSite.map(({ snapshot }) => snapshot.site?.code?.toUpperCase() ?? ''));
    return codes.size === 1 ? (ofSite[0] ?? null) : null;
  }

  subjects(kind: 'server' | 'client' | 'site'): SiteSubject[] {
    const found = new Map<string, SiteSubject>();
    for (const { snapshot } of this.newestFirst) {
      const site = snapshot.site?.code?.toUpperCase() ?? null;
      for (const name of namesIn(snapshot, kind)) {
        const subject = { site, server: kind === 'server' ? name : null, client: kind === 'client' ? name : null };
        found.set(`${site}\n${name}`, subject);
      }
    }
    return [...found.values()];
  }
}

function namesIn(snapshot: Snapshot, kind: 'server' | 'client' | 'site'): readonly (string | null)[] {
  if (kind === 'site') return [null];
  const members = (kind === 'server' ? snapshot.meteringServers : snapshot.clients) ?? [];
  const named = members.map(({ name }) => name);
  return [...named, ...(kind === 'client' ? reportedClients(snapshot) : [])].map((name) => name.toUpperCase());
}

/** Clients of which nothing was collected, and a status message of the metering agent speaks (Q244653). */
function reportedClients({ statusMessages }: Snapshot): string[] {
  return (statusMessages ?? [])
    .filter(({ component }) => isSame(component ?? '', 'LICENSE_METERING'))
    .flatMap(({ text }) => /\bon the computer "([^"\s]{1,15})"/i.exec(text ?? '')?.[1] ?? []);
}

function lists(members: readonly { name: string }[] | null | undefined, name: string | null): boolean {
  return name !== null && (members ?? []).some((member) => isSame(member.name, name));
}
