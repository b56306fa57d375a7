/** Completion for Windows PowerShell 5 and PowerShell 7. */
import type { OptionDescription, ProgramDescription } from '../model/command.js';
import { firstWords, membersOf, spellings } from './command-words.js';

export function powershellCompletion({ name, options, commands }: ProgramDescription): string {
  const groups = firstWords(commands);
  const groupMembers = groups.flatMap((group) => {
    const members = membersOf(group, commands).map(({ second }) => quoted(second));
    return members.length === 0 ? [] : [`    ${quoted(group)} = @(${members.join(', ')})`];
  });
  const tables = commands.map(
    (command) => `    ${quoted(command.name)} = @{
      options = @(${command.options.flatMap(spellings).map(quoted).join(', ')})
      words = @(${command.words.map(quoted).join(', ')})
      values = @{ ${command.options.flatMap(valueEntry).join('; ')} }
    }`,
  );
  return `# PowerShell completion for ${name}. In your profile:  ${name} completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName ${name} -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = @{
${tables.join('\n')}
  }
  $groups = @{
${groupMembers.join('\n')}
  }
  $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
  $command = ''
  foreach ($word in ($words | Select-Object -Skip 1)) {
    $longer = ("$command $word").Trim()
    if ($commands.ContainsKey($longer) -or $groups.ContainsKey($longer)) { $command = $longer }
  }
  $previous = if ($words.Count -gt 0) { $words[-1] } else { '' }
  $candidates =
    if ($command -eq '') { @(${[...groups, ...options.flatMap(spellings)].map(quoted).join(', ')}) }
    elseif ($groups.ContainsKey($command)) { $groups[$command] }
    elseif ($commands[$command].values.ContainsKey($previous)) { $commands[$command].values[$previous] }
    elseif ($wordToComplete -like '-*') { $commands[$command].options }
    else { $commands[$command].words }
  $candidates | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}

function valueEntry(option: OptionDescription): string[] {
  if (option.choices.length === 0) return [];
  return spellings(option).map((spelling) => `${quoted(spelling)} = @(${option.choices.map(quoted).join(', ')})`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
