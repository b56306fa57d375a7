/** A piece of evidence in the form that every format shows: a quoted log line with its place, or a collected fact in words. */
import { wordsOfFact } from '../model/fact-nouns.js';

interface AnyEvidence {
  readonly kind: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly time?: string | null | undefined;
  readonly text?: string | undefined;
  readonly fact?: string | undefined;
  readonly value?: unknown;
  readonly says?: string | undefined;
  readonly context?: readonly ContextLine[] | undefined;
}

export interface ContextLine {
  readonly line: number;
  readonly text: string;
}

export interface EvidenceView {
  /** `Licsvcfg.log:118`, or the name of a fact. */
  readonly place: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly time: string | null;
  readonly text: string;
  /** What it means, in words; null where there is nothing to add. */
  readonly says: string | null;
  readonly context: readonly ContextLine[];
}

export function evidenceView(evidence: AnyEvidence): EvidenceView {
  const { file, line, fact, time = null, says = null, context = [] } = evidence;
  if (file === undefined || line === undefined)
    return {
      place: fact ?? evidence.kind,
      file: null,
      line: null,
      time,
      text: valueInWords(evidence.value),
      says:
        says === null || fact === undefined ? says : wordsOfFact({ fact, value: valueInWords(evidence.value), says }),
      context,
    };
  return { place: `${file}:${line}`, file, line, time, text: evidence.text ?? '', says, context };
}

function valueInWords(value: unknown): string {
  if (value === null || value === undefined) return 'not collected';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
