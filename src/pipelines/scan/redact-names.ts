/** The pipeline of `--redact names`: finds the names in a diagnosis, diagnoses the logs again with stand-ins, compares, and redacts. */
import type { Catalogue } from '../../catalogue/catalogue.js';
import { fingerprint } from '../../evaluate/fingerprint.js';
import type { LoadedSnapshot } from '../../model/facts.js';
import type { Diagnosis, RedactionProof, Report } from '../../model/report.js';
import type { LogStream } from '../../model/source.js';
import { findNames } from '../../redact/find-names.js';
import type { NameTable } from '../../redact/name-table.js';
import { redact } from '../../redact/redact.js';
import { renamedSnapshots } from '../../redact/rename-snapshots.js';
import { compareDiagnoses, proofOf, renamedStreams } from './prove-redaction.js';

export interface NameRedaction {
  readonly catalogue: Catalogue;
  readonly codePage: string;
  readonly snapshots: readonly LoadedSnapshot[];
  /** Diagnoses streams with the options of the first time. @param standIn maps a name that the user gave to its stand-in */
  readonly again: (
    streams: readonly LogStream[],
    snapshots: readonly LoadedSnapshot[],
    standIn: (name: string) => string,
  ) => Promise<Diagnosis>;
}

export async function redactNames(
  diagnosis: Diagnosis,
  streams: readonly LogStream[],
  tools: NameRedaction,
): Promise<Report> {
  const table = findNames(diagnosis, tools.catalogue, tools.snapshots);
  return redact(diagnosis, 'names', { table, fingerprint, proof: await prove(diagnosis, streams, table, tools) });
}

async function prove(
  diagnosis: Diagnosis,
  streams: readonly LogStream[],
  table: NameTable,
  { codePage, snapshots, again }: NameRedaction,
): Promise<RedactionProof> {
  const isRereadable = streams.every(({ parts }) => parts.every(({ rereadable }) => rereadable));
  if (!isRereadable) return { ...proofOf(['standard input cannot be read a second time'], table), sameFindings: null };
  const redacted = await again(renamedStreams(streams, table, codePage), renamedSnapshots(snapshots, table), (name) =>
    table.name(name),
  );
  return compareDiagnoses(diagnosis, redacted, table);
}
