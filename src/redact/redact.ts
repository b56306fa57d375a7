/**
 * The last stage before printing, and the only maker of a `Report`: passwords in log text are masked, and everything that
 * came from outside is made printable. `none` keeps the passwords; control characters never pass.
 */
import type { Quote } from '../model/observation.js';
import type {
  Diagnosis,
  Finding,
  LogEvidence,
  RawLogEvidence,
  RedactionProof,
  RedactMode,
  Report,
  ReportData,
  SnapshotEvidence,
} from '../model/report.js';
import { redacted } from '../model/report.js';
import { Masker } from './masker.js';
import type { NameTable } from './name-table.js';
import { makePrintable } from './printable.js';
import { renameIn } from './rename-report.js';

/** How names are replaced, the proof that it did no harm, and how ids are made, since those of a redacted report are of the stand-ins. */
export interface Renaming {
  readonly table: NameTable;
  readonly proof: RedactionProof;
  readonly fingerprint: (parts: readonly (string | null)[]) => string;
}

/** @param renaming for the mode `names` */
export function redact(diagnosis: Diagnosis, mode: RedactMode, renaming?: Renaming): Report {
  const masker = new Masker(quotesOf(diagnosis), mode);
  const report = {
    ...diagnosis,
    redacted: mode,
    inputs: {
      ...diagnosis.inputs,
      files: diagnosis.inputs.files.map((file) => ({ ...file, timeZone: masker.zone(file.timeZone) })),
    },
    findings: diagnosis.findings.map((finding) => ({
      ...finding,
      evidence: finding.evidence.map((one) =>
        one.kind === 'log' ? logEvidence(one, masker) : factEvidence(one, masker),
      ),
      counterEvidence: finding.counterEvidence.map((one) =>
        one.kind === 'log' ? { ...logEvidence(one, masker), says: one.says } : factEvidence(one, masker),
      ),
    })),
    nearMisses: diagnosis.nearMisses.map((miss) => ({
      ...miss,
      held: [...miss.held],
      failed: miss.failed.map(({ clause, instead }) => ({
        clause,
        instead: typeof instead === 'string' ? instead : `${instead.file}:${instead.line}: ${masker.quote(instead)}`,
      })),
    })),
    unexplained: diagnosis.unexplained.map(({ shape, quote, last, occurrences, servers, stages, codes, status }) => ({
      shape: masker.part(shape, quote),
      occurrences,
      servers: [...servers],
      stages: stages && [...stages],
      first: masker.place(quote),
      last: masker.place(last),
      codes: codes.map((one) => ({ ...one })),
      status: masker.status(status, quote),
    })),
  };
  makePrintable(report);
  return { ...(renaming ? renameReport(report, renaming) : report), [redacted]: true };
}

function logEvidence({ quote, clause, captures, context }: RawLogEvidence, masker: Masker): LogEvidence {
  return {
    kind: 'log',
    ...masker.place(quote),
    timeZone: masker.zone(quote.timeZone),
    clause,
    captures: Object.fromEntries(Object.entries(captures).map(([name, value]) => [name, masker.part(value, quote)])),
    ...(context ? { context: context.map((line) => ({ line: line.line, text: masker.quote(line) })) } : {}),
  };
}

function factEvidence(one: SnapshotEvidence, masker: Masker): SnapshotEvidence {
  return { ...one, value: masker.text(one.value), says: masker.text(one.says) };
}

/** What was told apart by its folder stays so, by the name that the folder has now. */
function renameReport(report: ReportData, { table, proof, fingerprint }: Renaming): ReportData {
  // The catalogue shares some of its texts with the report.
  const renamed = structuredClone(report);
  renameIn(renamed, table);
  // Findings of another report: their ids are of real names.
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
    finding.id = isAlone ? id : fingerprint([...identity(finding), folderOf(finding)]);
  }
  return { ...renamed, redaction: proof };
}

function folderOf({ evidence }: Finding): string {
  const file = evidence.flatMap((one) => ('file' in one ? one.file : []))[0] ?? '';
  return file.slice(0, file.lastIndexOf('/') + 1);
}

function quotesOf({ findings, unexplained, nearMisses }: Diagnosis): Quote[] {
  const instead = nearMisses.flatMap(({ failed }) =>
    failed.flatMap((one) => (typeof one.instead === 'string' ? [] : one.instead)),
  );
  return [
    ...findings.flatMap((finding) =>
      [...finding.evidence, ...finding.counterEvidence].flatMap((one) =>
        one.kind === 'log' ? [one.quote, ...(one.context ?? [])] : [],
      ),
    ),
    ...unexplained.flatMap(({ quote, last }) => [quote, last]),
    ...instead,
  ];
}
