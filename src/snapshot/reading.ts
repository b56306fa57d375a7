/**
 * The input and output of readers. A reading holds the facts of one artefact. Which machine they are about (the site server, a
 * metering server, a client) is told by the folder of the file, unless the artefact names the machine itself.
 */
import type { DateOrder } from '../model/local-time.js';
import type { MeteringServer, Snapshot, SnapshotClient } from '../model/snapshot.js';

export type Site = NonNullable<Snapshot['site']>;
export type ClientAgent = NonNullable<Snapshot['clientAgent']>;
export type Upgrade = NonNullable<Snapshot['upgrade']>;
export type Tracing = NonNullable<Snapshot['tracing']>;
export type SnapshotEvent = NonNullable<Snapshot['events']>[number];
export type StatusMessage = NonNullable<Snapshot['statusMessages']>[number];
export type SetupLine = NonNullable<Snapshot['setupLog']>[number];

export type Sources = NonNullable<Snapshot['sources']>;
export type Problems = NonNullable<Snapshot['problems']>;

/** The facts that artefacts may tell of any machine. */
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
  /** It holds the present settings of the site; other such files propose changes. */
  readonly isActual: boolean;
  /** It was read from its start to its end. */
  readonly isWhole: boolean;
  /** When it was written, in seconds since 1970. */
  readonly stamp: number;
  readonly site: Partial<Site>;
  readonly roles: readonly { readonly server: string; readonly role: string }[];
}

export interface Reading {
  /** The artefact is less exact than others of the same facts, such as `net start` beside `sc query`. */
  readonly isRough?: boolean;
  /** The machine that the artefact names, without `\\`. */
  readonly of?: string | null;
  readonly machine?: Partial<MachineFacts>;
  /** The service that was told to stop. Only a later state shows whether it did. */
  readonly stopAsked?: string;
  readonly server?: Partial<Omit<MeteringServer, 'name'>>;
  readonly client?: Partial<Omit<SnapshotClient, 'name'>>;
  /** The lists `LicenseServers` of a client, by the code of their site. */
  readonly siteLists?: ReadonlyMap<string, readonly string[]>;
  readonly site?: Partial<Site>;
  readonly siteControl?: SiteControl;
  readonly clientAgent?: ClientAgent;
  /** `LicenseServers` of a LICMTR.CFG that was read to its end. */
  readonly licenseServers?: readonly string[];
  readonly upgrade?: Upgrade;
  readonly tracing?: Tracing;
  readonly domainAccounts?: NonNullable<Snapshot['domainAccounts']>;
  readonly events?: readonly SnapshotEvent[];
  readonly statusMessages?: readonly StatusMessage[];
  readonly setupLog?: readonly SetupLine[];
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  /** The name of the machine on which the artefact was collected. */
  readonly computer?: string;
  readonly collectedAt?: string | null;
  readonly problems?: readonly string[];
}

export interface ReaderInput {
  readonly lines: readonly string[];
  readonly text: string;
  /** The path inside the bundle, with `/`. */
  readonly path: string;
  /** The command line above the output; null if it was not echoed. */
  readonly command: string | null;
  /** The order of day and month on the machine; null if it is not known. */
  readonly dateOrder: DateOrder | null;
}

export type Reader = (input: ReaderInput) => Reading;

/** Everything known of one machine, as a server or as a client. */
export interface Member {
  readonly name: string;
  /** It has a folder of its own in the bundle. */
  readonly isPlaced: boolean;
  readonly facts: Partial<MachineFacts>;
  /** Services of which artefacts disagree whether they exist. */
  readonly disputed: readonly string[];
  /** One artefact says that its metering service is stopped, and another that its program runs. */
  readonly mayRun: boolean;
  readonly server: Partial<Omit<MeteringServer, 'name'>>;
  readonly client: Partial<Omit<SnapshotClient, 'name'>>;
}
