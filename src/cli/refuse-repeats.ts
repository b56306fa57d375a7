/**
 * Refuses two different values for an option that takes one. commander would silently use the last, and the server or period of
 * the first would look as if nothing were found for it.
 */
import type { Command } from 'commander';

export function refuseRepeats(command: Command): void {
  for (const option of command.options) {
    const isRepeatable = option.variadic || Array.isArray(option.defaultValue);
    if (isRepeatable || !(option.required || option.optional)) continue;
    let first: unknown;
    command.on(`option:${option.name()}`, (value: unknown) => {
      if (first !== undefined && first !== value)
        command.error(`error: option '${option.flags}' was given twice, with "${first}" and "${value}": give one`);
      first = value;
    });
  }
  for (const below of command.commands) refuseRepeats(below);
}
