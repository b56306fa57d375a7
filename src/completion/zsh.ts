/** Completion for zsh, for its own completion system (compinit). */
import type { CommandDescription, OptionDescription, ProgramDescription } from '../model/command.js';
import { firstWords, membersOf } from './command-words.js';

export function zshCompletion({ name, options, commands }: ProgramDescription): string {
  const groups = firstWords(commands);
  return `#compdef ${name}
# zsh completion for ${name}. In ~/.zshrc, after compinit:  source <(${name} completion zsh)
_${name}() {
  local curcontext="$curcontext" state line
  _arguments -C \\
${options.map((option) => `    ${argument(option)} \\`).join('\n')}
    '1: :->command' \\
    '*:: :->rest'
  case $state in
    command)
      local -a commands=(
${groups.map((group) => `        ${quoted(`${group}:${summaryOf(group, commands)}`)}`).join('\n')}
      )
      _describe command commands
      ;;
    rest)
      case $line[1] in
${groups.map((group) => groupCase(group, commands)).join('\n')}
      esac
      ;;
  esac
}
if [[ $funcstack[1] == _${name} ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}

function groupCase(group: string, commands: readonly CommandDescription[]): string {
  const own = commands.find(({ name }) => name === group);
  if (own) return `        ${group})\n${argumentsOf(own, '          ')}\n          ;;`;
  const members = membersOf(group, commands);
  const inner = members.map(
    ({ second, command }) => `            ${second})\n${argumentsOf(command, '              ')}\n              ;;`,
  );
  const names = members.map(({ second, command }) => quoted(`${second}:${command.summary}`)).join(' ');
  return `        ${group})
          if (( CURRENT == 1 )); then
            local -a members=(${names})
            _describe command members
          else
            case $words[1] in
${inner.join('\n')}
            esac
          fi
          ;;`;
}

function argumentsOf({ options, words, takesPaths }: CommandDescription, indent: string): string {
  const rest = words.length > 0 ? [quoted(`1: :(${words.join(' ')})`)] : takesPaths ? [quoted('*: :_files')] : [];
  return `${indent}_arguments ${[...options.map(argument), ...rest].join(` \\\n${indent}  `)}`;
}

function argument({ short, long, value, description, choices, isPath }: OptionDescription): string {
  const text = description.replace(/[[\]:\\]/g, (sign) => `\\${sign}`);
  const action =
    value === null
      ? ''
      : `:${value.replace(/[<>[\]:]/g, '')}:${choices.length > 0 ? `(${choices.join(' ')})` : isPath ? '_files' : ' '}`;
  const spec = (spelling: string): string =>
    quoted(`*${spelling}${value !== null && spelling === long ? '=' : ''}[${text}]${action}`);
  return short === null || short === long ? spec(long) : `${spec(short)} ${spec(long)}`;
}

function summaryOf(group: string, commands: readonly CommandDescription[]): string {
  const own = commands.find(({ name }) => name === group);
  return (
    own?.summary ??
    membersOf(group, commands)
      .map(({ second }) => second)
      .join(', ')
  );
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
