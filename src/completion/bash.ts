/** Completion for bash 3.2 and later; the package bash-completion is not needed. */
import type { CommandDescription, OptionDescription, ProgramDescription } from '../model/command.js';
import { firstWords, membersOf, spellings } from './command-words.js';

export function bashCompletion({ name, options, commands }: ProgramDescription): string {
  const names = commands.map((command) => command.name);
  const groups = firstWords(commands);
  const cases = commands.flatMap((command) => command.options.map((option) => valueCase(command, option)));
  return `# bash completion for ${name}. In ~/.bashrc:  source <(${name} completion bash)
_${name}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command='' word
  # bash makes words of their own of what stands around a "=".
  if [[ $current == '=' ]]; then current=''
  elif [[ $previous == '=' ]]; then previous="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  local IFS=$' \\t\\n'
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$command $word" in
${[...new Set(names.flatMap(prefixes))].map((prefix) => `      '${prefix.before} ${prefix.word}') command='${prefix.all}' ;;`).join('\n')}
    esac
  done
  local IFS=$'\\n'
  case "$command $previous" in
${cases.filter((line) => line !== '').join('\n')}
  esac
  case "$command $current" in
    ' -'*) COMPREPLY=($(compgen -W ${list(options.flatMap(spellings))} -- "$current")) ;;
${commands.map(({ name: command, options: own }) => `    '${command} -'*) COMPREPLY=($(compgen -W ${list(own.flatMap(spellings))} -- "$current")) ;;`).join('\n')}
    ' '*) COMPREPLY=($(compgen -W ${list(groups)} -- "$current")) ;;
${groups.flatMap((group) => groupCase(group, commands)).join('\n')}
${commands.map((command) => argumentCase(command)).join('\n')}
  esac
}
complete -F _${name} ${name}
`;
}

interface Prefix {
  readonly before: string;
  readonly word: string;
  readonly all: string;
}

/** The steps by which a name is typed: `snapshot build` is `snapshot`, then `build`. */
function prefixes(name: string): Prefix[] {
  const words = name.split(' ');
  return words.map((word, i) => ({ before: words.slice(0, i).join(' '), word, all: words.slice(0, i + 1).join(' ') }));
}

/** What may follow the first word of a command with two. */
function groupCase(group: string, commands: readonly CommandDescription[]): string[] {
  const members = membersOf(group, commands).map(({ second }) => second);
  return members.length === 0 ? [] : [`    '${group} '*) COMPREPLY=($(compgen -W ${list(members)} -- "$current")) ;;`];
}

function valueCase({ name }: CommandDescription, option: OptionDescription): string {
  if (option.value === null) return '';
  const patterns = spellings(option).map((spelling) => `'${name} ${spelling}'`);
  const reply =
    option.choices.length > 0
      ? `COMPREPLY=($(compgen -W ${list(option.choices)} -- "$current"))`
      : option.isPath
        ? 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current"))'
        : 'COMPREPLY=()';
  return `    ${patterns.join('|')}) ${reply}; return ;;`;
}

function argumentCase({ name, words, takesPaths }: CommandDescription): string {
  if (words.length > 0) return `    '${name} '*) COMPREPLY=($(compgen -W ${list(words)} -- "$current")) ;;`;
  return takesPaths
    ? `    '${name} '*) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current")) ;;`
    : `    '${name} '*) COMPREPLY=() ;;`;
}

/** Words for `compgen -W`, which splits them at the line ends in IFS. */
function list(words: readonly string[]): string {
  return `$'${words.join('\\n').replaceAll('\n', '\\n')}'`;
}
