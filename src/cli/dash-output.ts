/** Makes `-o -` mean standard output, as `-` among the paths means standard input. A file of that name is `./-`. */
import type { Command } from 'commander';

export function takeDashForStandardOutput(command: Command): void {
  command.on('option:output', (value: unknown) => {
    if (value === '-') command.setOptionValue('output', undefined);
  });
  for (const below of command.commands) takeDashForStandardOutput(below);
}
