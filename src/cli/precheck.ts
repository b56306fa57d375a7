/** `licdiag precheck`: prints the checklist for a service pack. */
import { statSync } from 'node:fs';
import { InputError, UsageError } from '../errors.js';
import type { PrecheckReport } from '../model/precheck-report.js';
import { precheck } from '../pipelines/precheck/precheck.js';
import { loadSnapshots } from '../pipelines/snapshot/load-snapshot.js';
import { writePrecheckQuestions } from '../report/precheck/questions.js';
import { precheckWriters } from '../report/precheck/writers.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { loadAnswers, readAnswers } from './load-answers.js';
import { mostListBytes } from './load-list.js';
import { outputTarget } from './output-target.js';
import type { PrecheckCliOptions } from './precheck-options.js';
import { printWritten } from './print-written.js';
import { refuseInput } from './refuse-input.js';
import { tell } from './tell.js';
import { writerOptions } from './writer-options.js';

export async function runPrecheck(path: string, options: PrecheckCliOptions, io: Io): Promise<number> {
  // --questions may replace the answer file that it was given: the answers are copied into the new one.
  const answersRead = options.questions || options.answers === undefined ? [] : [options.answers];
  await refuseInput(options.output, [path, ...options.logs, ...answersRead], io);
  if (options.questions && options.output !== options.answers) refuseAnswered(options.output, io);
  const [snapshot] = await loadSnapshots([path], io);
  if (snapshot === undefined) throw new InputError(`${path}: holds no snapshot`);
  const { from = null, phase = null, answers } = options;
  const report = await precheck({
    ...io,
    snapshot,
    to: options.to,
    from,
    phase,
    // A bundle may hold logs beside the artefacts.
    logs: snapshot.kind === 'bundle' ? [path, ...options.logs] : options.logs,
    answers: answers === undefined ? null : { file: answers, written: loadAnswers(answers, io.cwd) },
    redact: options.redact,
  });
  await print(report, options, io);
  if (options.questions) return exitCodes.clean;
  return { ready: exitCodes.clean, blocked: exitCodes.findings, unknown: exitCodes.incomplete }[report.verdict];
}

/** @throws UsageError where new questions would replace a file that holds answers */
function refuseAnswered(output: string | undefined, io: Io): void {
  if (output === undefined) return;
  const target = outputTarget(output, io);
  const stats = statSync(target, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size > mostListBytes) return;
  if (/^[ \t-]*["']?answer["']?:[ \t]*[^\s#]/m.test(readAnswers(target, output)))
    throw new UsageError(
      `cannot write ${output}: it holds answers, which would be lost`,
      `give them too, with --answers ${output}, or another file`,
    );
}

async function print(report: PrecheckReport, options: PrecheckCliOptions, io: Io): Promise<void> {
  const write = options.questions ? writePrecheckQuestions : precheckWriters[options.format];
  await printWritten(write(report, await writerOptions(options, io)), options.output, io);
  for (const { path, problem } of report.inputs.logs) if (problem !== null) await tell(`${path}: ${problem}`, io);
  for (const { id, server } of report.unusedAnswers ?? [])
    await tell(
      `the answer to ${id} for ${server} is not used: the checklist has no such item, so the name may be mistyped`,
      io,
    );
}
