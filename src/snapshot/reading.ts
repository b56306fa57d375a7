/**
 * What a reader gets and gives. A reading holds the facts of one artefact alone; whose they are (the site server, a metering
 * server, a client) the place of the file in the bundle tells, unless the artefact names the machine itself.
 */
import type { MeteringServer, Snapshot, SnapshotClient } from '../model/snapshot.js';
import type { DateOrder } from './local-time.js';

export type Site = NonNullable<Snapshot['site']>;
export type ClientAgent = NonNullable<Snapshot['clientAgent']>;
export type Upgrade = NonNullable<Snapshot['upgrade']>;
export type Tracing = NonNullable<Snapshot['tracing']>;
export type SnapshotEvent = NonNullable<Snapshot['events']>[number];
export type StatusMessage = NonNullable<Snapshot['statusMessages']>[number];
export type SetupLine = NonNullable<Snapshot['setupLog']>[number];

export type Sources = NonNullable<Snapshot['sources']>;
export type Problems = NonNullable<Snapshot['problems']>;

/** What can be known of any machine. */
export type MachineFacts = Pick<
  Site,
  | 'volumes'
  | 'folders'
  | 'files'
  | 'shares'
  | 'services'
  | 'processes'
  | 'accounts'
  | 'registry'
  | 'domainRole'
  | 'os'
  | 'odbcVersion'
  | 'clock'
>;

export interface SiteControl {
  /** An actual file (not one that proposes changes), read to its end. */
  readonly isActual: boolean;
  readonly isWhole: boolean;
  /** Seconds since 1970. */
  readonly stamp: number;
  readonly site: Partial<Site>;
  readonly roles: readonly { readonly server: string; readonly role: string }[];
}

export interface Reading {
  /** Another artefact may tell the same more exactly. */
  readonly isRough?: boolean;
  /** The machine that the artefact names, without `\\`. */
  readonly of?: string | null;
  readonly machine?: Partial<MachineFacts>;
  /** The service that was told to stop. That it did is what a later state shows. */
  readonly stopAsked?: string;
  readonly server?: Partial<Omit<MeteringServer, 'name'>>;
  readonly client?: Partial<Omit<SnapshotClient, 'name'>>;
  /** `LicenseServers` of a client, by the code of the site whose key holds them. */
  readonly siteLists?: ReadonlyMap<string, readonly string[]>;
  readonly site?: Partial<Site>;
  readonly siteControl?: SiteControl;
  readonly clientAgent?: ClientAgent;
  /** `LicenseServers` of a LICMTR.CFG that was read to its end. */
  readonly licenseServers?: readonly string[];
  readonly upgrade?: Upgrade;
  readonly tracing?: Tracing;
  readonly events?: readonly SnapshotEvent[];
  readonly statusMessages?: readonly StatusMessage[];
  readonly setupLog?: readonly SetupLine[];
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  /** The name of the machine that it was collected on. */
  readonly computer?: string;
  readonly collectedAt?: string | null;
  readonly problems?: readonly string[];
}

export interface ReaderInput {
  readonly lines: readonly string[];
  readonly text: string;
  /** Inside the bundle, with `/`. */
  readonly path: string;
  /** The command line that stands above the output, when it was echoed. */
  readonly command: string | null;
  /** In which order the machine writes day and month; null when nothing tells. */
  readonly dateOrder: DateOrder | null;
}

export type Reader = (input: ReaderInput) => Reading;

/** All that is known of one machine, as a metering server or as a client. */
export interface Member {
  readonly name: string;
  /** It has a folder of its own in the bundle. */
  readonly isPlaced: boolean;
  readonly facts: Partial<MachineFacts>;
  /** Services of which it is not known whether they are there. */
  readonly disputed: readonly string[];
  readonly server: Partial<Omit<MeteringServer, 'name'>>;
  readonly client: Partial<Omit<SnapshotClient, 'name'>>;
}
