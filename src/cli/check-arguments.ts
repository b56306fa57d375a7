/** What the command line takes and refuses beyond what commander checks. */
import type { Command } from 'commander';

/** Call it when all commands are there. @param typed without the name of the program. @returns what commander is to parse */
export function checkArguments(program: Command, typed: readonly string[]): string[] {
  const args = groupBeforeHelp(program, typed);
  refuseEmpty(program);
  refuseRepeats(program);
  takeDashForStandardOutput(program);
  refuseUnknownTopic(program, args);
  return args;
}

/** `help snapshot build` as `snapshot help build`: commander reads one word behind `help`, and would print the help of the group. */
function groupBeforeHelp(program: Command, typed: readonly string[]): string[] {
  const [first, group, ...rest] = typed;
  const isGroup = program.commands.some((command) => command.name() === group && command.commands.length > 0);
  return first === 'help' && group !== undefined && rest.length > 0 && isGroup ? [group, first, ...rest] : [...typed];
}

/**
 * Refuses empty arguments: they come from unset variables in scripts. As a path, an empty argument would mean the current folder,
 * and whatever lies there would be diagnosed.
 */
function refuseEmpty(command: Command): void {
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

/**
 * Refuses two different values for an option that takes one. commander would silently use the last, and the server or period of
 * the first would look as if nothing were found for it.
 */
function refuseRepeats(command: Command): void {
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

/** Makes `-o -` mean standard output, as `-` among the paths means standard input. A file of that name is `./-`. */
function takeDashForStandardOutput(command: Command): void {
  command.on('option:output', (value: unknown) => {
    if (value === '-') command.setOptionValue('output', undefined);
  });
  for (const below of command.commands) takeDashForStandardOutput(below);
}

/** Refuses `help` for an unknown command: commander would print the general help and not say why. */
function refuseUnknownTopic(program: Command, [first, ...rest]: readonly string[]): void {
  const find = (name: string | undefined): Command | undefined =>
    program.commands.find((command) => command.name() === name);
  const called = find(first);
  if (called !== undefined) {
    if (called.commands.length > 0) refuseUnknownTopic(called, rest);
    return;
  }
  const [topic] = rest;
  if (first === 'help' && topic !== undefined && !/^(?:-|help$)/.test(topic) && find(topic) === undefined)
    program.error(`error: unknown command '${topic}'`);
}
