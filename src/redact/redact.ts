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
import type { StatusMeaning } from '../model/stage.js';
import { KnownSecrets, shortestKnown } from './known-secrets.js';
import { mask, maskSecrets } from './mask-secrets.js';
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
  const masker = new Masker(mode === 'none' ? [] : quotesOf(diagnosis), mode !== 'none');
  const quoted = (quote: Quote): { file: string; line: number; time: string | null; text: string } => ({
    file: quote.file,
    line: quote.line,
    time: quote.time,
    text: masker.quote(quote),
  });
  const logEvidence = (one: RawLogEvidence): LogEvidence => ({
    kind: 'log',
    ...quoted(one.quote),
    timeZone: masker.zone(one.quote.timeZone),
    clause: one.clause,
    captures: Object.fromEntries(
      Object.entries(one.captures).map(([name, value]) => [name, masker.part(value, one.quote)]),
    ),
    ...(one.context ? { context: one.context.map((line) => ({ line: line.line, text: masker.quote(line) })) } : {}),
  });
  const factEvidence = (one: SnapshotEvidence): SnapshotEvidence => ({
    ...one,
    value: masker.text(one.value),
    says: masker.text(one.says),
  });
  const report = {
    ...diagnosis,
    redacted: mode,
    inputs: {
      ...diagnosis.inputs,
      files: diagnosis.inputs.files.map((file) => ({ ...file, timeZone: masker.zone(file.timeZone) })),
    },
    findings: diagnosis.findings.map((finding) => ({
      ...finding,
      evidence: finding.evidence.map((one) => (one.kind === 'log' ? logEvidence(one) : factEvidence(one))),
      counterEvidence: finding.counterEvidence.map((one) =>
        one.kind === 'log' ? { ...logEvidence(one), says: one.says } : factEvidence(one),
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
      first: quoted(quote),
      last: quoted(last),
      codes: codes.map((one) => ({ ...one })),
      status: masker.status(status, quote),
    })),
  };
  makePrintable(report);
  return { ...(renaming ? renameReport(report, renaming) : report), [redacted]: true };
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

/** Masks each text by its form, and any secret met in one text wherever else it stands. */
export class Masker {
  private readonly known = new KnownSecrets();

  constructor(
    quotes: readonly Quote[],
    private readonly active: boolean,
  ) {
    this.known.add(quotes.flatMap(secretsOf));
  }

  text(text: string): string {
    if (!this.active) return text;
    return this.known.maskIn(maskSecrets(text).text);
  }

  /** In a damaged record the text that follows may have come into the name of the zone. */
  zone(timeZone: string | null): string | null {
    return timeZone === null ? null : this.text(timeZone);
  }

  /**
   * What was made of a quoted line (a capture, a shape) may have lost the words by which a secret is known: so each word of what
   * is masked in the line is masked in it.
   */
  part(text: string, quote: Quote): string {
    if (!this.active) return text;
    const words = secretsOf(quote).flatMap((secret) => secret.split(/[\s,;"'()]+/));
    const known = words
      .filter((word) => word.length >= shortestKnown)
      .reduce((result, word) => result.replaceAll(word, mask), this.text(text));
    return shortSecretsOf(quote).reduce(maskLast, known);
  }

  /** Inserted strings are log text too. */
  status(status: StatusMeaning | null, quote: Quote): (Omit<StatusMeaning, 'strings'> & { strings: string[] }) | null {
    if (status === null) return null;
    const text = status.text === null ? null : this.part(status.text, quote);
    return { ...status, text, strings: status.strings.map((string) => this.part(string, quote)) };
  }

  /** A secret may start right before the quoted line, cut from its name by a line end: so what stands before counts. */
  quote(quote: Quote): string {
    if (!this.active) return quote.text;
    const before = maskSecrets(quote.before).text;
    const whole = maskSecrets(joined(quote)).text;
    const shared = commonStart(before, whole);
    const own =
      shared === before.length ? whole.slice(shared).trimStart() : whole.slice(Math.min(shared, whole.length));
    return shortSecretsOf(quote).reduce(maskLast, this.known.maskIn(own));
  }
}

/** With those that only what was cut off shows to be some: `net use \\METER02\IPC$ secret` before `/user:`. */
function secretsOf(quote: Quote): string[] {
  const { after = '' } = quote;
  const shown = maskSecrets(joined(quote)).secrets;
  return after === '' ? shown : [...shown, ...maskSecrets(`${joined(quote).replace(/…$/, '')}${after}`).secrets];
}

/** Those that only what was cut off shows to be some, and that are too short to be looked for elsewhere. */
function shortSecretsOf(quote: Quote): string[] {
  if ((quote.after ?? '') === '') return [];
  const shown = new Set(maskSecrets(joined(quote)).secrets);
  return secretsOf(quote).filter((secret) => secret.length < shortestKnown && !shown.has(secret));
}

/** As a word by itself, and the last such one: what was cut off stood right behind it. */
function maskLast(text: string, secret: string): string {
  const isInWord = (at: number): boolean =>
    /\w/.test(text.charAt(at - 1)) || /\w/.test(text.charAt(at + secret.length));
  let at = text.lastIndexOf(secret);
  while (at > 0 && isInWord(at)) at = text.lastIndexOf(secret, at - 1);
  return at < 0 || isInWord(at) ? text : `${text.slice(0, at)}${mask}${text.slice(at + secret.length)}`;
}

function joined({ before, text }: Quote): string {
  return before === '' ? text : `${before} ${text}`;
}

function commonStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
