/**
 * Refuses empty arguments: they come from unset variables in scripts. As a path, an empty argument would mean the current folder,
 * and whatever lies there would be diagnosed.
 */
import type { Command } from 'commander';

export function refuseEmpty(command: Command): void {
  for (const option of command.options)
    command.on(`option:${option.name()}`, (value: unknown) => {
      if (value === '') command.error(`error: option '${option.flags}' was given an empty value`);
    });
  command.hook('preAction', (_, called) => {
    // `explain ""` is answered like any unknown name: with where all signatures are listed.
    if (called.name() !== 'explain' && called.args.includes(''))
      called.error('error: an argument is empty; is it a variable that was never set?');
  });
  for (const below of command.commands) refuseEmpty(below);
}
