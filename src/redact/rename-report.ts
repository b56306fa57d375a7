/** A report with stand-ins in place of names: the mode `names`. The ids of its findings are made from the stand-ins too. */
import type { Finding, RedactionProof, ReportData } from '../model/report.js';
import type { NameTable } from './name-table.js';
import { renameFields } from './rename-fields.js';

export interface Renaming {
  readonly table: NameTable;
  /** Shows that the names could be replaced without a change of the findings. */
  readonly proof: RedactionProof;
  /** Makes the id of a finding. */
  readonly fingerprint: (parts: readonly (string | null)[]) => string;
}

export function renameReport(report: ReportData, { table, proof, fingerprint }: Renaming): ReportData {
  // A copy, since the report shares some of its texts with the catalogue.
  const renamed = structuredClone(report);
  renameFields(renamed, table);
  // The findings of the baseline are of another report: their ids are made from real names.
  if (renamed.baseline) renamed.baseline = { ...renamed.baseline, changed: [], gone: [] };
  const identity = ({ signature, subject: { site, server, client } }: Finding): (string | null)[] => [
    signature,
    site,
    server,
    client,
  ];
  const ids = renamed.findings.map((finding) => fingerprint(identity(finding)));
  for (const [index, finding] of renamed.findings.entries()) {
    const id = ids[index] ?? '';
    const isAlone = ids.indexOf(id) === ids.lastIndexOf(id);
    // Two findings that only their folders tell apart: the folder, under its new name, goes into the id.
    finding.id = isAlone ? id : fingerprint([...identity(finding), folderOf(finding)]);
  }
  return { ...renamed, redaction: proof };
}

function folderOf({ evidence }: Finding): string {
  const file = evidence.flatMap((one) => ('file' in one ? one.file : []))[0] ?? '';
  return file.slice(0, file.lastIndexOf('/') + 1);
}
