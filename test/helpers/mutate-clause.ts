/**
 * Changes the line that feeds a clause of a case, and tells whether the verdict changes with it. Where another line takes its
 * place (the copy of another file, say), that one is changed too: a clause whose lines do not matter is dead.
 */
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import type { Report } from '../../src/diagnose.js';
import type { LogEvidence } from '../../src/model/report.js';
import { diagnosePaths, readSnapshots } from './diagnose-paths.js';
import { type FixtureCase, readLogs } from './fixture-cases.js';
import { logLines } from './log-lines.js';
import { withLogs } from './write-logs.js';

/** `not applied` is a fault of the mutation, not a proof. */
export type Outcome = 'verdict changed' | 'verdict stands' | 'not applied';

export interface Mutation {
  readonly name: string;
  /** The lines that one piece of evidence quotes, changed. */
  change(lines: readonly string[], evidence: LogEvidence, signature: string): string[];
}

/** Lines of one clause that a case may hold. */
const mostLines = 16;

/** Lines are made empty, not taken away, so that the numbers of the others stay. */
const takenOut: Mutation = { name: 'taken out', change: (lines) => lines.map(() => '') };

/** The least change: one letter of a word that the template cannot match without, else of the longest word. */
const oneLetter: Mutation = {
  name: 'changed in one letter',
  change: ([first = '', ...rest], { clause }, signature) => {
    const words = templatesOf(signature, clause).map((source) => catalogue.templates[source]?.literal ?? '');
    const lines = [first, ...rest].map((line) => words.reduce(withOtherLetter, line));
    if (lines.join() !== [first, ...rest].join()) return lines;
    const [message = ''] = first.split('  $$<');
    const longest = message.split(/[^A-Za-z]+/).reduce((best, word) => (word.length > best.length ? word : best), '');
    return [withOtherLetter(first, longest.toLowerCase()), ...rest];
  },
};

function withOtherLetter(line: string, word: string): string {
  const at = word === '' ? -1 : line.toLowerCase().indexOf(word);
  if (at < 0) return line;
  const middle = at + (word.length >> 1);
  const letter = line.charAt(middle).toLowerCase() === 'q' ? 'x' : 'q';
  return `${line.slice(0, middle)}${letter}${line.slice(middle + 1)}`;
}

export const mutations: readonly Mutation[] = [takenOut, oneLetter];

/** Changes nothing that a template looks at: a gate that measures lets it live. */
export const control: Mutation = {
  name: 'with more blanks and in capitals',
  change: (lines) =>
    lines.map((line) => line.replace(/^.*?(?= {2}\$\$<|$)/, (text) => text.toUpperCase().replaceAll(' ', '  '))),
};

export async function mutateClause(
  one: FixtureCase,
  report: Report,
  clause: string,
  { change }: Mutation,
): Promise<Outcome> {
  const verdict = verdictOf(report, one.signature);
  const logs = new Map([...readLogs(one.folder)].map(([name, bytes]) => [name, bytes.toString('latin1')]));
  const changed = new Set<string>();
  let current = report;
  for (let round = 0; round < mostLines; round += 1) {
    const fed = logLines(...current.findings.filter(({ signature }) => signature === one.signature)).find(
      (evidence) => evidence.clause === clause && !changed.has(`${evidence.file}:${evidence.line}`),
    );
    if (!fed) return changed.size === 0 ? 'not applied' : 'verdict stands';
    changed.add(`${fed.file}:${fed.line}`);
    const name = fed.file.replace(/^\.\//, '');
    const before = logs.get(name) ?? '';
    const after = changeLines(before, fed, (lines) => change(lines, fed, one.signature));
    if (after === before) return 'not applied';
    logs.set(name, after);
    current = await withLogs(logs, (folder) => diagnosePaths(folder, ['.'], { snapshots: readSnapshots(one.folder) }));
    if (verdictOf(current, one.signature) !== verdict) return 'verdict changed';
  }
  return 'verdict stands';
}

function verdictOf({ findings }: Report, id: string): string {
  return findings
    .filter(({ signature }) => signature === id)
    .map(({ article, subject, confidence, state }) => [article, subject.server, subject.client, confidence, state])
    .join('; ');
}

/** A quote may run over several lines. */
function changeLines(
  text: string,
  { line, text: quote }: LogEvidence,
  change: (lines: readonly string[]) => string[],
): string {
  const lines = text.split('\r\n');
  const folded = (to: number): string =>
    lines
      .slice(line - 1, to)
      .join(' ')
      .replace(/[~\s]+/g, ' ');
  let to = line;
  while (to < lines.length && !folded(to).includes(quote)) to += 1;
  return [...lines.slice(0, line - 1), ...change(lines.slice(line - 1, to)), ...lines.slice(to)].join('\r\n');
}

function templatesOf(id: string, clause: string): string[] {
  const found = catalogue.signatures.find((signature) => signature.id === id)?.logs.clauses[clause];
  return [found?.template ?? []].flat();
}
