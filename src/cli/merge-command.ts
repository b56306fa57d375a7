/** The command `merge`, its options and help. */
import { type Command, Option } from 'commander';
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
    .addOption(
      new Option('-f, --format <format>', 'how to print it').choices(['text', 'json', 'html', 'csv']).default('text'),
    )
    .option('-o, --output <file>', 'write it to a file, which is replaced when it is complete')
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 for active findings of this severity or worse')
        .choices(['error', 'warning', 'info', 'never'])
        .default('error'),
    )
    .option('--color', 'use colours even when not on a terminal')
    .option('--no-color', 'use no colours')
    .addHelpText(
      'after',
      `
Examples:
  licdiag merge HQ1.json BR1.json
  licdiag merge reports --format json -o hierarchy.json
  licdiag merge reports --format html -o hierarchy.html
  cat reports/*.ndjson | licdiag merge -

Exit codes: 0 nothing at or above --fail-on, 1 active findings, 2 wrong usage or no report, 3 a report was incomplete.
`,
    )
    .action(async (paths: string[], options: MergeOptions) => {
      const { merge } = await import('./merge.js');
      setCode(await merge(paths, options, io));
    });
}
