/**
 * Makes a `Report` of a diagnosis, and is the only one that does: passwords in log text are masked, and all text is made
 * printable. The mode `none` keeps passwords, but not control characters.
 */
import type { Quote } from '../model/observation.js';
import type { Diagnosis, LogEvidence, RawLogEvidence, RedactMode, Report, SnapshotEvidence } from '../model/report.js';
import { redacted } from '../model/report.js';
import { Masker } from './masker.js';
import { makePrintable } from './printable.js';
import { redactUnexplained } from './redact-unexplained.js';
import { type Renaming, renameReport } from './rename-report.js';

/** @param renaming in the mode `names` */
export function redact(diagnosis: Diagnosis, mode: RedactMode, renaming?: Renaming): Report {
  const masker = new Masker(quotesOf(diagnosis), mode, machinesOf(diagnosis));
  const report = {
    ...diagnosis,
    redacted: mode,
    inputs: {
      ...diagnosis.inputs,
      files: diagnosis.inputs.files.map((file) => ({ ...file, timeZone: masker.zone(file.timeZone) })),
    },
    findings: diagnosis.findings.map((finding) => ({
      ...finding,
      evidence: finding.evidence.map((item) =>
        item.kind === 'log' ? logEvidence(item, masker) : factEvidence(item, masker),
      ),
      counterEvidence: finding.counterEvidence.map((item) =>
        item.kind === 'log' ? { ...logEvidence(item, masker), says: item.says } : factEvidence(item, masker),
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
    unexplained: diagnosis.unexplained.map((group) =>
      redactUnexplained(group, group.stages && [...group.stages], masker),
    ),
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

function factEvidence(fact: SnapshotEvidence, masker: Masker): SnapshotEvidence {
  return { ...fact, value: masker.text(fact.value), says: masker.text(fact.says) };
}

function machinesOf({ findings, nearMisses, unexplained }: Diagnosis): (string | null)[] {
  return [
    ...[...findings, ...nearMisses].flatMap(({ subject }) => [subject.server, subject.client]),
    ...unexplained.flatMap(({ servers }) => servers),
  ];
}

function quotesOf({ findings, unexplained, nearMisses }: Diagnosis): Quote[] {
  const instead = nearMisses.flatMap(({ failed }) =>
    failed.flatMap((clause) => (typeof clause.instead === 'string' ? [] : clause.instead)),
  );
  return [
    ...findings.flatMap((finding) =>
      [...finding.evidence, ...finding.counterEvidence].flatMap((item) =>
        item.kind === 'log' ? [item.quote, ...(item.context ?? [])] : [],
      ),
    ),
    ...unexplained.flatMap(({ quote, last }) => [quote, last]),
    ...instead,
  ];
}
