/** What ends the help of a group of commands: examples of each, and the exit codes. The help of one of them shows its own examples. */
import type { Command } from 'commander';

export function addGroupHelp(group: Command, examples: readonly string[], exitCodes: string): void {
  group.addHelpText('afterAll', ({ command }) => {
    const start = `${command === group ? '' : `${group.name()} `}${command.name()} `;
    const own = examples
      .filter((example) => `${example} `.startsWith(start))
      .map((example) => `\n  licdiag ${example}`);
    return `\nExamples:${own.join('')}\n\nExit codes: ${exitCodes}.\n`;
  });
}
