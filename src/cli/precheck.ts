/** `licdiag precheck`: the checklist for a service pack. */
import { InputError } from '../errors.js';
import { loadSnapshots } from '../load-snapshot.js';
import type { PrecheckReport } from '../model/precheck-report.js';
import { precheck } from '../precheck.js';
import { writePrecheckQuestions } from '../report/precheck-questions.js';
import { precheckWriters } from '../report/precheck-writers.js';
import { coloursFor } from './colours.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { loadAnswers } from './load-answers.js';
import { oneLine } from './one-line.js';
import type { PrecheckCliOptions } from './precheck-options.js';
import { refuseInput } from './refuse-input.js';
import { writeToFile } from './write-output.js';

const widest = 110;

export async function runPrecheck(path: string, options: PrecheckCliOptions, io: Io): Promise<number> {
  const answered = options.questions || options.answers === undefined ? [] : [options.answers];
  await refuseInput(options.output, [path, ...options.logs, ...answered], io);
  const [snapshot] = (await loadSnapshots([path], io)).snapshots;
  if (snapshot === undefined) throw new InputError(`${path}: holds no snapshot`);
  const { from = null, phase = null, answers } = options;
  const report = await precheck({
    ...io,
    snapshot,
    to: options.to,
    from,
    phase,
    // One bundle is enough: what lies in it beside the artefacts is read as logs.
    logs: snapshot.kind === 'bundle' ? [path, ...options.logs] : options.logs,
    answers: answers === undefined ? null : { file: answers, written: loadAnswers(answers, io.cwd) },
    redact: options.redact,
  });
  await print(report, options, io);
  if (options.questions) return exitCodes.clean;
  return { ready: exitCodes.clean, blocked: exitCodes.findings, unknown: exitCodes.incomplete }[report.verdict];
}

async function print(report: PrecheckReport, options: PrecheckCliOptions, io: Io): Promise<void> {
  const write = options.questions ? writePrecheckQuestions : precheckWriters[options.format];
  const text = write(report, {
    colours: await coloursFor(options.output === undefined ? options.color : (options.color ?? false), io),
    width: Math.min(widest, Math.max(40, io.stdout.columns ?? 100)),
    detail: options.quiet ? 'quiet' : options.verbose ? 'verbose' : 'normal',
  });
  if (options.output === undefined) await io.stdout.write(text);
  else writeToFile(text, options.output, io);
  for (const { path, problem } of report.inputs.logs)
    if (problem !== null) await io.stderr.write(`licdiag: ${oneLine(path)}: ${oneLine(problem)}\n`);
  for (const { id, server } of report.unusedAnswers ?? [])
    await io.stderr.write(
      `licdiag: ${oneLine(`the answer to ${id} for ${server} is not used: the checklist has no such item, so the name may be mistyped`)}\n`,
    );
}
