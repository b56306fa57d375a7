/** The command `diff`, its options and help. */
import type { Command } from 'commander';
import { colourOption, formatOption, noColourOption, outputOption } from './common-options.js';
import type { Io } from './io.js';
import type { DiffOptions } from './report-options.js';

export function addDiff(program: Command, io: Io, setCode: (code: number) => void): Command {
  return program
    .command('diff')
    .summary('compare two reports')
    .description('Compares two reports: findings that are new, still there, gone, or in another state.')
    .argument('<old.json>', 'the older JSON report of scan')
    .argument('<new.json>', 'the newer one')
    .addOption(formatOption(['text', 'json']))
    .addOption(outputOption())
    .addOption(colourOption())
    .addOption(noColourOption())
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
