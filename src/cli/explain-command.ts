/** The command `explain`, its options and help. `explain.ts` does the work; it is loaded when the command runs. */
import type { Command } from 'commander';
import {
  codePageOption,
  colourOption,
  formatOption,
  noColourOption,
  outputOption,
  redactSecretsOption,
  serverOption,
  signaturesOption,
  sinceOption,
  snapshotOption,
  untilOption,
} from './common-options.js';
import { type ExplainOptions, explainFormats } from './explain-options.js';
import type { Io } from './io.js';

export function addExplain(program: Command, io: Io, setCode: (code: number) => void): Command {
  return program
    .command('explain')
    .summary('tell what a signature looks for, and what to do')
    .description(
      'Tells what a signature looks for, its cause, steps, cautions and sources. With --against, tells what of it your logs show.',
    )
    .argument('<signature|article>', 'id of a signature, or an article such as Q214954')
    .option('--against <path...>', 'logs to compare it with: tells clause by clause what is there and what is not')
    .addOption(snapshotOption('a site snapshot: JSON, folder or zip (repeatable); alone or with --against'))
    .addOption(formatOption(explainFormats))
    .addOption(outputOption())
    .addOption(signaturesOption())
    .addOption(serverOption('only what is about this server'))
    .addOption(sinceOption())
    .addOption(untilOption())
    .addOption(redactSecretsOption())
    .addOption(codePageOption())
    .addOption(colourOption())
    .addOption(noColourOption())
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
