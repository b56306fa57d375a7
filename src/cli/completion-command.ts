/** The command `completion`, its options and help. */
import { Argument, type Command } from 'commander';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

export function addCompletion(program: Command, io: Io, setCode: (code: number) => void): Command {
  return program
    .command('completion')
    .summary('print completions for your shell')
    .description('Prints the script that lets a shell complete commands, options, formats and signatures.')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .addHelpText(
      'after',
      `
Examples:
  licdiag completion bash
  licdiag completion powershell

Exit codes: 0 printed, 2 an unknown shell.
`,
    )
    .action(async (shell: (typeof shells)[number]) => {
      const { completion } = await import('./completion.js');
      await io.stdout.write(completion(shell, program));
      setCode(exitCodes.clean);
    });
}
