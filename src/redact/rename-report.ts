/** The mode `names`: replaces all names in a report by stand-ins, and makes the ids of its findings from the stand-ins. */
import { folderOf } from '../model/folder-of.js';
import type { Finding, RedactionProof, ReportData } from '../model/report.js';
import type { NameTable } from './name-table.js';
import { renameFields } from './rename-fields.js';

export interface Renaming {
  readonly table: NameTable;
  /** Says whether a diagnosis of the logs without names has the same findings. */
  readonly proof: RedactionProof;
  /** Makes the id of a finding from what identifies it. */
  readonly fingerprint: (parts: readonly (string | null)[]) => string;
}

export function renameReport(report: ReportData, { table, proof, fingerprint }: Renaming): ReportData {
  // A copy: the report shares objects with the catalogue.
  const renamed = structuredClone(report);
  renameFields(renamed, table);
  // Findings of the baseline are left out: their ids were made from real names, and cannot be compared with these.
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
    // Two findings that differ only in their folder: the renamed folder goes into the id.
    finding.id = isAlone ? id : fingerprint([...identity(finding), folderOfLog(finding)]);
  }
  return { ...renamed, redaction: proof };
}

function folderOfLog({ evidence }: Finding): string {
  return folderOf(evidence.flatMap((item) => ('file' in item ? item.file : []))[0] ?? '');
}
