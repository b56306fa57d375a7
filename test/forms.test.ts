/** The logs of every match case in the forms that people send them in: the same findings, at the same lines. */
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../src/catalogue/catalogue.generated.js';
import type { LoadedSnapshot, Report } from '../src/diagnose.js';
import { diagnosePaths, readSnapshots } from './helpers/diagnose-paths.js';
import { fixtureCases, readLogs } from './helpers/fixture-cases.js';
import type { ReshapedLogs } from './helpers/log-form.js';
import { faithfulForms, logForms } from './helpers/log-forms.js';
import { logLines } from './helpers/log-lines.js';
import { rolloverSplits } from './helpers/long-logs.js';
import { withLogs } from './helpers/write-logs.js';

/** What must not change, line numbers apart. */
function verdicts({ findings }: Report): object[] {
  return findings.map(({ signature, subject, confidence, state, occurrences }) => ({
    signature,
    server: subject.server,
    client: subject.client,
    confidence,
    state,
    occurrences,
  }));
}

/** Sorted, as the order of one server's findings from two sites is not promised. */
function places({ findings }: Report, origin: (file: string, line: number) => string): string[] {
  return findings
    .map((finding) =>
      logLines(finding)
        .map(({ file, line }) => origin(file, line))
        .sort()
        .join(' '),
    )
    .sort();
}

/** What is said beside the findings: how many errors are unexplained, and what nearly matched. */
function rest({ unexplained, nearMisses }: Report): object {
  return {
    unexplained: unexplained.reduce((sum, { occurrences }) => sum + occurrences, 0),
    nearMisses: nearMisses.map(({ signature, subject }) => `${signature} ${subject.server}`),
  };
}

const namelessForms = ['standard input', 'a file of another name'];

/** Without what the name of a log alone tells (Q235179). */
function nameless({ findings, ...others }: Report): Report {
  return { ...others, findings: findings.filter(({ signature }) => signature !== 'password-in-licsvcfg-log') };
}

const asIs = (file: string, line: number): string => `${file.replace(/^\.\//, '')}:${line}`;

function diagnoseReshaped(
  { files, paths, stdin }: ReshapedLogs,
  snapshots: readonly LoadedSnapshot[],
): Promise<Report> {
  return withLogs(files, (folder) =>
    diagnosePaths(folder, paths ?? ['.'], { snapshots, stdin: () => Readable.from(stdin ? [stdin] : []) }),
  );
}

/** Diagnoses a case once, when it is first asked for. */
function onceDiagnosed(folder: string): () => Promise<Report> {
  let report: Promise<Report> | undefined;
  return () => {
    report ??= diagnosePaths(folder);
    return report;
  };
}

async function expectSame(
  report: Report,
  reshaped: ReshapedLogs,
  snapshots: readonly LoadedSnapshot[],
  isFaithful = false,
): Promise<void> {
  const shown = await diagnoseReshaped(reshaped, snapshots);
  if (isFaithful) expect(rest(shown)).toEqual(rest(report));
  expect(verdicts(shown)).toEqual(verdicts(report));
  if (reshaped.origin) expect(places(shown, reshaped.origin)).toEqual(places(report, asIs));
}

/** A case whose logs hold nothing has no forms. */
const cases = fixtureCases().filter(({ folder }) => [...readLogs(folder).values()].some(({ length }) => length > 0));
const matches = cases.filter(({ kind }) => kind === 'match');
const others = cases.filter(({ kind }) => kind !== 'match');

/** Forms that lose the times, in which no hour of a week can be told. */
const withoutTimes = ['component alone', 'no trailers'];

function asksForHours(id: string): boolean {
  const patterns = catalogue.signatures.find((signature) => signature.id === id)?.logs.any ?? [];
  return patterns.some((pattern) => 'every' in pattern && pattern.starting !== undefined);
}

describe.each(matches.map((one) => [one.title, one] as const))('%s', (_title, { folder, signature }) => {
  const logs = readLogs(folder);
  const snapshots = readSnapshots(folder);
  const asItIs = onceDiagnosed(folder);
  const forms = logForms.flatMap((form) => {
    if (withoutTimes.includes(form.name) && asksForHours(signature)) return [];
    const reshaped = form.reshape(logs);
    return reshaped === null ? [] : [[form.name, reshaped, faithfulForms.includes(form)] as const];
  });

  it.each(forms)('%s', async (name, reshaped, isFaithful) => {
    const report = await asItIs();
    await expectSame(namelessForms.includes(name) ? nameless(report) : report, reshaped, snapshots, isFaithful);
  });

  const splits = rolloverSplits(logs);
  if (splits.length > 0) {
    it('rolled over after any line', async () => {
      for (const reshaped of splits) await expectSame(await asItIs(), reshaped, snapshots);
    });
  }
});

describe.each(others.map((one) => [one.title, one] as const))('%s', (_title, { folder }) => {
  const asItIs = onceDiagnosed(folder);

  it.each(faithfulForms.map(({ name, reshape }) => [name, reshape] as const))('%s', async (_name, reshape) => {
    const reshaped = reshape(readLogs(folder));
    if (reshaped !== null) await expectSame(await asItIs(), reshaped, readSnapshots(folder), true);
  });
});
