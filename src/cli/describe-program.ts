/** Describes the command line from what commander knows, so that completions and the man page are always complete. */
import type { Command, Option } from 'commander';
import type { CommandDescription, OptionDescription, ProgramDescription } from '../model/command.js';

/** @param words more values than commander knows: by the long name of an option, or the name of a first argument */
export function describeProgram(
  program: Command,
  words: Readonly<Record<string, readonly string[]>> = {},
): ProgramDescription {
  return {
    name: program.name(),
    description: program.description(),
    options: program.options.map((option) => describeOption(option, words)),
    commands: leavesOf(program).map(({ command, name }) => describeCommand(command, name, words)),
  };
}

/** The commands without subcommands, with their full names: `snapshot build`. */
function leavesOf(program: Command, prefix = ''): { command: Command; name: string }[] {
  return program.commands.flatMap((command) => {
    const name = `${prefix}${command.name()}`;
    return command.commands.length > 0 ? leavesOf(command, `${name} `) : [{ command, name }];
  });
}

function describeCommand(
  command: Command,
  name: string,
  words: Readonly<Record<string, readonly string[]>>,
): CommandDescription {
  const [first] = command.registeredArguments;
  const choices = first?.argChoices ?? words[first?.name() ?? ''] ?? [];
  const { examples, exitCodes } = afterHelp(command);
  return {
    name,
    usage: command.registeredArguments
      .map((argument) => {
        const inner = `${argument.name()}${argument.variadic ? '...' : ''}`;
        return argument.required ? `<${inner}>` : `[${inner}]`;
      })
      .join(' '),
    summary: command.summary(),
    description: command.description(),
    options: command.options.map((option) => describeOption(option, words)),
    words: choices,
    takesPaths: first !== undefined && choices.length === 0,
    examples,
    exitCodes,
  };
}

function describeOption(
  { short, long, flags, description, defaultValue, argChoices = [] }: Option,
  words: Readonly<Record<string, readonly string[]>>,
): OptionDescription {
  const value = /[<[].*[>\]]/.exec(flags)?.[0] ?? null;
  return {
    short: short ?? null,
    long: long ?? short ?? flags,
    value,
    description,
    byDefault: typeof defaultValue === 'string' ? defaultValue : null,
    choices: argChoices.length > 0 ? argChoices : (words[long ?? ''] ?? []),
    isPath: value !== null && /file|path|json|yaml|folder|dir/i.test(value),
  };
}

/** The examples and the sentence on exit codes, which the help shows after the options. */
function afterHelp(command: Command): { examples: string[]; exitCodes: string } {
  let text = '';
  const output = command.configureOutput();
  const keep = (part: string): void => {
    text += part;
  };
  command.configureOutput({ ...output, writeOut: keep });
  command.outputHelp();
  command.configureOutput(output);
  const examples = /^Examples:\n((?: {2}.*\n)+)/m.exec(text)?.[1] ?? '';
  const exitCodes = /^Exit codes: ([\s\S]*?)\n*$/m.exec(text)?.[1] ?? '';
  return {
    examples: examples
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    exitCodes: exitCodes.replace(/\s+/g, ' ').trim(),
  };
}
