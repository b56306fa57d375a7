/** The command `scan`, its options and help. `scan.ts` does the work; it is loaded when the command runs. */
import { type Command, Option } from 'commander';
import {
  codePageOption,
  colourOption,
  failOnOption,
  formatOption,
  noColourOption,
  noProgressOption,
  outputOption,
  redactOption,
  serverOption,
  signaturesOption,
  sinceOption,
  snapshotOption,
  untilOption,
} from './common-options.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { countOf, formatNames, list, type ScanOptions } from './scan-options.js';

export function addScan(program: Command, io: Io, setCode: (code: number) => void): Command {
  return program
    .command('scan')
    .summary('diagnose logs and site snapshots')
    .description(
      'Diagnoses logs and site snapshots: what failed, on which server, by which lines and facts, and what the article says to do.',
    )
    .argument('[path...]', 'files, folders, globs, .zip, .gz, or - for standard input')
    .addOption(snapshotOption('a site snapshot: JSON, folder or zip (repeatable); alone or with logs'))
    .addOption(formatOption(formatNames, 'how to print the report'))
    .addOption(outputOption('write the report to a file, which is replaced when the report is complete'))
    .option('--only <ids>', 'only these signatures: ids or article numbers, comma-separated or repeated', list, [])
    .option('--skip <ids>', 'leave out these signatures: ids or article numbers', list, [])
    .addOption(serverOption('only findings about this server, and those whose lines name none'))
    .addOption(sinceOption())
    .addOption(untilOption())
    .addOption(signaturesOption())
    .addOption(failOnOption())
    .addOption(redactOption())
    .option('--baseline <report.json>', 'an earlier JSON report: findings that it lists do not count for the exit code')
    .option('--ack <file>', 'acknowledged findings (YAML): they do not count for the exit code')
    .addOption(codePageOption())
    .option('--jobs <n>', 'threads to use; by default one, and more for very large logs', countOf)
    .addOption(new Option('-q, --quiet', 'print the verdict and one line for each finding').conflicts('verbose'))
    .option('-v, --verbose', 'also print what was read, near misses, and lists that are otherwise shortened')
    .addOption(noProgressOption())
    .addOption(colourOption())
    .addOption(noColourOption())
    .addHelpText('after', examples)
    .action(async (paths: string[], options: ScanOptions, command: Command) => {
      if (paths.length === 0 && options.snapshot.length === 0) {
        io.stderr.write(
          `licdiag: scan needs a file or folder with logs, or a snapshot (-s)\n\n${command.helpInformation()}`,
        );
        setCode(exitCodes.usage);
        return;
      }
      const { scan } = await import('./scan.js');
      setCode(await scan(paths, options, io));
    });
}

const examples = `
Examples:
  licdiag scan logs
  licdiag scan logs.zip --format json -o report.json
  licdiag scan logs -s snapshot.json
  licdiag scan HQ1 BR1 --only Q214954 --fail-on never
  licdiag scan logs --format html -o report.html
  licdiag scan - < Licsvcfg.log

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, 3 the answer is incomplete, 130 interrupted.
`;
