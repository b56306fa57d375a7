/** The command `diff`, its options and help. */
import { type Command, Option } from 'commander';
import type { Io } from './io.js';
import type { DiffOptions } from './report-options.js';

export function addDiff(program: Command, io: Io, setCode: (code: number) => void): Command {
  return program
    .command('diff')
    .summary('compare two reports')
    .description('Compares two reports: findings that are new, still there, gone, or in another state.')
    .argument('<old.json>', 'the older JSON report of scan')
    .argument('<new.json>', 'the newer one')
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .option('-o, --output <file>', 'write it to a file, which is replaced when it is complete')
    .option('--color', 'use colours even when not on a terminal')
    .option('--no-color', 'use no colours')
    .addHelpText(
      'after',
      `
Examples:
  licdiag diff last-week.json today.json
  licdiag diff last-week.json today.json --format json -o changes.json

Exit codes: 0 nothing new, 1 a finding is new or active again, 2 wrong usage or no report.
`,
    )
    .action(async (older: string, newer: string, options: DiffOptions) => {
      const { diff } = await import('./diff.js');
      setCode(await diff(older, newer, options, io));
    });
}
