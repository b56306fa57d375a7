/** The command `merge`, its options and help. */
import type { Command } from 'commander';
import { colourOption, failOnOption, formatOption, noColourOption, outputOption } from './common-options.js';
import type { Io } from './io.js';
import type { MergeOptions } from './report-options.js';

export function addMerge(program: Command, io: Io, setCode: (code: number) => void): Command {
  return program
    .command('merge')
    .summary('put the reports of many sites together')
    .description(
      'Puts the reports of many sites together: which sites have which failure, and the state of each server.',
    )
    .argument('<report...>', 'reports of scan as JSON or NDJSON: files, folders, globs, or - for standard input')
    .addOption(formatOption(['text', 'json', 'html', 'csv']))
    .addOption(outputOption())
    .addOption(failOnOption())
    .addOption(colourOption())
    .addOption(noColourOption())
    .addHelpText(
      'after',
      `
Examples:
  licdiag merge HQ1.json BR1.json
  licdiag merge reports --format json -o hierarchy.json
  licdiag merge reports --format html -o hierarchy.html
  licdiag scan HQ1 --format ndjson | licdiag merge -

Exit codes: 0 nothing at or above --fail-on, 1 active findings, 2 wrong usage or no report, 3 a report was incomplete.
`,
    )
    .action(async (paths: string[], options: MergeOptions) => {
      const { merge } = await import('./merge.js');
      setCode(await merge(paths, options, io));
    });
}
