/**
 * The command line: `main` gets the outside world as a value and returns the exit code. Each command is loaded only when it is
 * called, so that `licdiag --version` costs little more than starting Node.
 */
import { Command, CommanderError, Help, type Option } from 'commander';
import { InputError, UsageError } from '../errors.js';
import { version } from '../version.js';
import { checkArguments } from './check-arguments.js';
import { commandsFor } from './commands.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { oneLine } from './one-line.js';
import { tell } from './tell.js';

export async function main(io: Io): Promise<number> {
  let code: number = exitCodes.clean;
  const told: Promise<unknown>[] = [];
  const program = createProgram(io, told);
  try {
    for (const load of commandsFor(io.arguments))
      (await load())(program, io, (result) => {
        code = result;
      });
    await program.parseAsync(checkArguments(program, io.arguments), { from: 'user' });
    return code;
  } catch (error) {
    return report((await failureOf(told)) ?? error, io);
  }
}

/** The first error of writing what commander printed; commander itself does not wait for writes. */
async function failureOf(told: readonly Promise<unknown>[]): Promise<unknown> {
  return (await Promise.all(told)).find((failure) => failure !== undefined);
}

/** The program with all commands, from which the man page is generated. */
export async function wholeProgram(io: Io, setCode: (code: number) => void): Promise<Command> {
  const program = createProgram(io, []);
  for (const load of commandsFor([])) (await load())(program, io, setCode);
  return program;
}

function createProgram(io: Io, told: Promise<unknown>[]): Command {
  const program = new Command('licdiag');
  const output = {
    writeOut: (text: string) => void told.push(io.stdout.write(text).catch((failure: unknown) => failure)),
    writeErr: (text: string) => void io.stderr.write(text),
    outputError: (text: string, write: (text: string) => void) =>
      write(`licdiag: ${oneLine(text.replace(/^error: /, ''))}${scanHint(text)}\n`),
  };
  program
    .description('Diagnoses failed installs of SMS 2.0 software metering servers from the logs of the site server.')
    .version(version, '-V, --version')
    .configureOutput(output)
    .showHelpAfterError(false)
    .addHelpText(
      'after',
      '\nStart with: licdiag scan <folder with logs>\nExamples and exit codes: licdiag <command> --help',
    )
    .configureHelp({ optionDescription })
    .exitOverride();
  return program;
}

/** A hint where the unknown command looks like a path: `scan` was forgotten. */
function scanHint(text: string): string {
  return /^error: unknown command '[^']*[\\/.]/.test(text) ? '; to diagnose logs: licdiag scan <folder with logs>' : '';
}

/** Hides the empty list that repeatable options start from: it is no default that a user could type. */
function optionDescription(option: Option): string {
  return new Help().optionDescription(option).replace(' (default: [])', '');
}

function report(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
  if (error instanceof UsageError || error instanceof InputError) {
    // Only mistakes in files are listed, one on each line: what a user typed may hold a line end.
    const lines = (error instanceof UsageError ? [error.message] : error.message.split('\n')).map(oneLine);
    const hint = error.hint === null ? '' : `; ${oneLine(error.hint)}`;
    io.stderr.write(`${lines.map((line) => `licdiag: ${line}`).join('\n')}${hint}\n`);
    return exitCodes.usage;
  }
  if (isUnusablePart(error)) {
    void tell(error.message, io);
    return exitCodes.usage;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.stderr.write(`licdiag: this is a defect of licdiag; please report it with the command and this text\n${stack}\n`);
  return exitCodes.usage;
}

/** The error of `bin/load.js` for a missing or damaged file of licdiag. */
function isUnusablePart(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'UNUSABLE_PART';
}
