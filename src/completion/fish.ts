/** Completion for fish. */
import type { CommandDescription, OptionDescription, ProgramDescription } from '../model/command.js';
import { firstWords, membersOf } from './command-words.js';

export function fishCompletion({ name, options, commands }: ProgramDescription): string {
  const lines = [
    `# fish completion for ${name}:  ${name} completion fish > ~/.config/fish/completions/${name}.fish`,
    `complete -c ${name} -f`,
    ...options.map((option) => `complete -c ${name} -n __fish_use_subcommand ${flags(option)}`),
    ...firstWords(commands).map((group) => {
      const summary = commands.find((command) => command.name === group)?.summary ?? '';
      return `complete -c ${name} -n __fish_use_subcommand -a ${group}${summary === '' ? '' : ` -d ${quoted(summary)}`}`;
    }),
    ...commands.flatMap((command) => commandLines(name, command, commands)),
  ];
  return `${lines.join('\n')}\n`;
}

function commandLines(program: string, command: CommandDescription, all: readonly CommandDescription[]): string[] {
  const [group = '', member] = command.name.split(' ');
  const inGroup = `__fish_seen_subcommand_from ${group}`;
  const when = quoted(member === undefined ? inGroup : `${inGroup}; and __fish_seen_subcommand_from ${member}`);
  const inside = membersOf(group, all);
  const members = inside.map(({ second }) => second);
  const isFirst = inside[0]?.command === command;
  return [
    ...(member !== undefined && isFirst
      ? [
          `complete -c ${program} -n ${quoted(`${inGroup}; and not __fish_seen_subcommand_from ${members.join(' ')}`)} -a ${quoted(members.join(' '))}`,
        ]
      : []),
    ...command.options.map((option) => `complete -c ${program} -n ${when} ${flags(option)}`),
    ...(command.words.length > 0 ? [`complete -c ${program} -n ${when} -a ${quoted(command.words.join(' '))}`] : []),
    ...(command.takesPaths ? [`complete -c ${program} -n ${when} -F`] : []),
  ];
}

function flags({ short, long, value, description, choices, isPath }: OptionDescription): string {
  const values =
    value === null ? '' : choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : isPath ? ' -r -F' : ' -x';
  const shortFlag = short === null || short === long ? '' : `-s ${short.slice(1)} `;
  return `${shortFlag}-l ${long.replace(/^--/, '')}${values} -d ${quoted(description)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
