/** The words that may stand in a command line: the spellings of an option, and the one or two words of a command. */
import type { CommandDescription, OptionDescription } from '../model/command.js';

/** The ways to type an option: `-o` and `--output`. */
export function spellings({ short, long }: OptionDescription): string[] {
  return short === null || short === long ? [long] : [short, long];
}

/** `scan`, `snapshot`: the words that may come first. */
export function firstWords(commands: readonly CommandDescription[]): string[] {
  return [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? ''))];
}

/** The commands that begin with a word and have a second one: `snapshot build`. Each with that second word. */
export function membersOf(
  first: string,
  commands: readonly CommandDescription[],
): { readonly second: string; readonly command: CommandDescription }[] {
  return commands
    .filter(({ name }) => name.startsWith(`${first} `))
    .map((command) => ({ second: command.name.slice(first.length + 1), command }));
}
