import type { z } from 'zod';
import type { Quote } from './observation.js';
import type { reportSchema } from './report-schema.js';
import type { CodeMeaning, StageId, StatusMeaning } from './stage.js';

/** The report as it is printed. */
export type ReportData = z.infer<typeof reportSchema>;

/** Marks what was redacted. JSON leaves out symbols, so the mark is never printed. */
export const redacted: unique symbol = Symbol('redacted');

/** A report that was redacted. Only `redact()` makes one, and writers take nothing else. */
export type Report = ReportData & { readonly [redacted]: true };

export type Finding = ReportData['findings'][number];
export type Subject = Finding['subject'];
export type Step = Finding['remedy']['steps'][number];
export type Evidence = Finding['evidence'][number];
export type LogEvidence = Extract<Evidence, { kind: 'log' }>;
export type SnapshotEvidence = Extract<Evidence, { kind: 'snapshot' }>;
export type SnapshotReport = ReportData['inputs']['snapshots'][number];
export type FileReport = ReportData['inputs']['files'][number];
export type Unexplained = ReportData['unexplained'][number];
export type Undecided = ReportData['undecided'][number];
export type NextArtifact = ReportData['nextArtifacts'][number];
export type UnusedAcknowledgement = NonNullable<ReportData['unusedAcknowledgements']>[number];
export type RedactMode = ReportData['redacted'];
export type RedactionProof = NonNullable<ReportData['redaction']>;

/** Evidence before masking. */
export interface RawLogEvidence {
  readonly kind: 'log';
  readonly quote: Quote;
  readonly clause: string;
  readonly captures: Readonly<Record<string, string>>;
  /** The lines around it, if they were asked for. */
  readonly context?: readonly Quote[];
}
export type RawEvidence = RawLogEvidence | SnapshotEvidence;
export type RawCounterEvidence = (RawLogEvidence & { readonly says: string }) | SnapshotEvidence;
export type RawFinding = Omit<Finding, 'evidence' | 'counterEvidence'> & {
  readonly evidence: readonly RawEvidence[];
  readonly counterEvidence: readonly RawCounterEvidence[];
};
export interface RawUnexplained {
  readonly shape: string;
  readonly quote: Quote;
  readonly last: Quote;
  readonly codes: readonly CodeMeaning[];
  readonly status: StatusMeaning | null;
  readonly occurrences: number;
  readonly servers: readonly string[];
  readonly stages: readonly StageId[] | null;
}
export interface RawNearMiss {
  readonly signature: string;
  readonly article: string | null;
  readonly subject: Subject;
  readonly held: readonly string[];
  /** What stood there instead: a quote, or an explanation in words. */
  readonly failed: readonly { readonly clause: string; readonly instead: Quote | string }[];
}

/** The result of a diagnosis before it is masked. */
export type Diagnosis = Omit<ReportData, 'redacted' | 'redaction' | 'findings' | 'unexplained' | 'nearMisses'> & {
  readonly findings: readonly RawFinding[];
  readonly unexplained: readonly RawUnexplained[];
  readonly nearMisses: readonly RawNearMiss[];
};
