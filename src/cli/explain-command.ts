/** The command `explain`, its options and help. `explain.ts` does the work; it is loaded when the command runs. */
import { type Command, Option } from 'commander';
import { type ExplainOptions, explainFormats } from './explain-options.js';
import type { Io } from './io.js';
import { endOf, repeat, serverName, startOf } from './scan-options.js';

export function addExplain(program: Command, io: Io, setCode: (code: number) => void): Command {
  return program
    .command('explain')
    .summary('tell what a signature looks for, and what to do')
    .description(
      'Tells what a signature looks for, its cause, steps, cautions and sources. With --against, tells what of it your logs show.',
    )
    .argument('<signature|article>', 'id of a signature, or an article such as Q214954')
    .option('--against <path...>', 'logs to compare it with: tells clause by clause what is there and what is not')
    .option(
      '-s, --snapshot <path>',
      'a site snapshot: JSON, folder or zip (repeatable); alone or with --against',
      repeat,
      [],
    )
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(explainFormats).default('text'))
    .option('-o, --output <file>', 'write it to a file, which is replaced when it is complete')
    .option('--signatures <path>', 'also use the signatures of this file or folder (repeatable)', repeat, [])
    .option('--server <name>', 'only what is about this server', serverName)
    .option('--since <time>', 'leave out older entries: 1999-03-26 or 1999-03-26T10:43, local time of the log', startOf)
    .option('--until <time>', 'leave out later entries; a day counts to its end', endOf)
    .addOption(
      new Option('--redact <what>', 'secrets: mask passwords; none: show them')
        .choices(['secrets', 'none'])
        .default('secrets'),
    )
    .option('--code-page <name>', 'Windows code page of logs that are neither UTF-8 nor UTF-16, such as 932 or gbk')
    .option('--color', 'use colours even when not on a terminal')
    .option('--no-color', 'use no colours')
    .addHelpText('after', examples)
    .action(async (asked: string, options: ExplainOptions) => {
      const { explainCommand } = await import('./explain.js');
      setCode(await explainCommand(asked, options, io));
    });
}

const examples = `
Examples:
  licdiag explain Q214954
  licdiag explain orphaned-licmtr-share --against D:\\copies\\HQ1\\Logs
  licdiag explain Q258547 --snapshot site.json --format markdown -o why.md

Exit codes: 0 printed, whatever it shows, 2 wrong usage.
`;
