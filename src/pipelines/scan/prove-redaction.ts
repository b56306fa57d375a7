/**
 * Proves that `--redact names` changed no finding: the logs are diagnosed once more with all names replaced in their text, and
 * both diagnoses must agree. Where they differ, the report names the findings.
 */
import { TextDecoding } from '../../decode/decode-text.js';
import { textEncoder } from '../../decode/encode-text.js';
import { normalReader } from '../../decode/normal-reader.js';
import type { Diagnosis, RawFinding, RedactionProof } from '../../model/report.js';
import type { LogStream, Source } from '../../model/source.js';
import { type NameTable, standInsOf } from '../../redact/name-table.js';
import { renamingReader } from '../../redact/renaming-reader.js';

/** The same streams, read with stand-ins in place of names. */
export function renamedStreams(streams: readonly LogStream[], table: NameTable, codePage: string): LogStream[] {
  const encoders = [() => textEncoder(new TextDecoding(codePage)), () => (text: string) => Buffer.from(text, 'utf8')];
  table.addForms((name) =>
    encoders.flatMap((encoder) => {
      const bytes = encoder()(name);
      return bytes ? [Buffer.from(bytes).toString('latin1')] : [];
    }),
  );
  const renamed = (source: Source): Source => ({
    ...source,
    // A folder may be named after a client or a server.
    path: table.inLog(source.path),
    folder: table.inLog(source.folder),
    folderInArgument: table.inLog(source.folderInArgument),
    open: async () => renamingReader(await normalReader(await source.open()), table),
  });
  return streams.map(({ parts: [first, ...rest] }) => ({ parts: [renamed(first), ...rest.map(renamed)] }));
}

export function compareDiagnoses(original: Diagnosis, redacted: Diagnosis, table: NameTable): RedactionProof {
  const after = new Map(redacted.findings.map((finding) => [keyOf(finding, whose(finding)), finding]));
  const differences = original.findings.flatMap((finding) => {
    const subject = whose(finding, table);
    const key = keyOf(finding, subject, table);
    const other = after.get(key);
    after.delete(key);
    if (!other) return [`${subject} is not found in the redacted text`];
    const fields = differing(finding, other, table);
    return fields.length === 0 ? [] : [`${subject} differs in the redacted text: ${fields.join(', ')}`];
  });
  const added = [...after.values()].map((finding) => `${whose(finding)} is found in the redacted text only`);
  return proofOf([...differences, ...added], table);
}

export function proofOf(differences: readonly string[], table: NameTable): RedactionProof {
  return {
    standIns: standInsOf(table),
    sameFindings: differences.length === 0,
    differences: [...differences],
  };
}

/** Signature and subject in words; with a table, stand-ins replace the names. */
function whose({ signature, subject }: RawFinding, table?: NameTable): string {
  const name = (one: string | null): string | null => (one === null || !table ? one : table.name(one));
  const where = [name(subject.site), name(subject.server), name(subject.client)].filter((one) => one !== null);
  return `${signature} on ${where.join(', ') || 'a machine that the log does not name'}`;
}

/** Includes the folder, since logs of two folders may both show a failure of one server. */
function keyOf({ evidence: [first] }: RawFinding, subject: string, table?: NameTable): string {
  const original = first && 'quote' in first ? first.quote.file : '';
  const file = table ? table.inLog(original) : original;
  return `${subject}\n${file.slice(0, file.lastIndexOf('/') + 1)}`;
}

function differing(one: RawFinding, other: RawFinding, table: NameTable): string[] {
  const places = ({ evidence, counterEvidence }: RawFinding, nameOf: (file: string) => string): string =>
    JSON.stringify(
      [...evidence, ...counterEvidence].map((item) =>
        'quote' in item ? [item.clause, nameOf(item.quote.file), item.quote.line] : null,
      ),
    );
  const steps = ({ remedy }: RawFinding): string => remedy.steps.map(({ state }) => state).join(' ');
  return [
    one.state === other.state ? '' : `state ${other.state} instead of ${one.state}`,
    one.confidence === other.confidence ? '' : `confidence ${other.confidence} instead of ${one.confidence}`,
    one.occurrences === other.occurrences ? '' : `seen ${other.occurrences} times instead of ${one.occurrences}`,
    places(one, (file) => table.inLog(file)) === places(other, (file) => file) ? '' : 'other evidence',
    steps(one) === steps(other) ? '' : 'other states of the steps',
  ].filter((difference) => difference !== '');
}
