/**
 * An argument without a letter is a variable of a script that was never set. As a path it would be the current folder, and what
 * lies there by chance would be read as if it had been asked for.
 */
import type { Command } from 'commander';

export function refuseEmpty(command: Command): void {
  for (const option of command.options)
    command.on(`option:${option.name()}`, (value: unknown) => {
      if (value === '') command.error(`error: option '${option.flags}' was given an empty value`);
    });
  command.hook('preAction', (_, called) => {
    // A signature that is called nothing is answered with where all of them are listed.
    if (called.name() !== 'explain' && called.args.includes(''))
      called.error('error: an argument is empty; is it a variable that was never set?');
  });
  for (const below of command.commands) refuseEmpty(below);
}
