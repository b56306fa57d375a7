import type { OptionDescription } from '../model/command.js';

/** The ways to type an option: `-o` and `--output`. */
export function spellings({ short, long }: OptionDescription): string[] {
  return short === null || short === long ? [long] : [short, long];
}
