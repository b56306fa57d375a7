/** The man page, made from the description of the command line. */
import type { CommandDescription, OptionDescription, ProgramDescription } from '../model/command.js';
import { spellings } from './command-words.js';

export function manPage({ name, description, options, commands }: ProgramDescription): string {
  const lines = [
    `.\\" Made from the command line by "npm run generate". Not edited by hand.`,
    `.TH ${name.toUpperCase()} 1 "" "${name}" "User Commands"`,
    '.SH NAME',
    `${name} \\- diagnoses failed installs of SMS 2.0 software metering servers`,
    '.SH SYNOPSIS',
    ...commands.flatMap((command, i) => [
      i === 0 ? '' : '.br',
      `.B ${name} ${roff(command.name)}`,
      roff(`[options] ${command.usage}`.trim()),
    ]),
    '.SH DESCRIPTION',
    roff(description),
    'It only reads what it is pointed at, and prints to standard output or to the file of',
    '.BR \\-\\-output .',
    '.SH OPTIONS',
    ...options.flatMap(optionLines),
    '.SH COMMANDS',
    ...commands.flatMap((command) => commandLines(command)),
    '.SH EXIT STATUS',
    ...[
      ['0', 'everything was read; nothing at or above --fail-on'],
      ['1', 'findings at or above --fail-on'],
      ['2', 'wrong usage, an invalid pack, snapshot or report, or it could not run'],
      ['3', 'nothing at or above --fail-on, but the answer is incomplete'],
      ['130', 'interrupted'],
    ].flatMap(([code = '', text = '']) => ['.TP', `.B ${code}`, roff(text)]),
    '.PP',
    'Where a command uses a code differently, its section says so.',
    '.SH ENVIRONMENT',
    ...[
      ['NO_COLOR', 'no colours'],
      ['FORCE_COLOR', 'colours even when the output is not a terminal'],
      ['CI', 'no progress, and no colours unless FORCE_COLOR or --color asks for them'],
    ].flatMap(([variable = '', text = '']) => ['.TP', `.B ${variable}`, roff(text)]),
    '.SH FILES',
    '.TP',
    '.I .licdiag\\-ack.yaml',
    'acknowledged findings; read from the current directory without \\-\\-ack.',
  ];
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}

function commandLines({ name, usage, description, options, examples, exitCodes }: CommandDescription): string[] {
  return [
    `.SS "${roff(`${name} ${usage}`.trim())}"`,
    roff(description),
    ...options.flatMap(optionLines),
    ...(examples.length === 0 ? [] : ['.PP', 'Examples:', '.PP', '.RS 4', '.nf', ...examples.map(roff), '.fi', '.RE']),
    ...(exitCodes === '' ? [] : ['.PP', roff(`Exit codes: ${exitCodes}`)]),
  ];
}

function optionLines(option: OptionDescription): string[] {
  const { value, description, byDefault, choices } = option;
  const names = spellings(option).join(', ');
  const values = choices.length > 10 ? '' : choices.join(', ');
  const notes = [values, byDefault === null ? '' : `${byDefault} by default`].filter((note) => note !== '');
  const inBrackets = notes.length === 0 ? '' : ` (${notes.join('; ')})`;
  return ['.TP', `.B ${roff(`${names}${value === null ? '' : ` ${value}`}`)}`, roff(`${description}${inBrackets}`)];
}

/** Escapes text for roff: no line may start with a control character, and `\-` keeps a hyphen that can be copied. */
function roff(text: string): string {
  const plain = text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/\s*\n\s*/g, ' ');
  return /^[.']/.test(plain) ? `\\&${plain}` : plain;
}
