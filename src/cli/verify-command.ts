/** The command `verify`, its options and help. */
import type { Command } from 'commander';
import {
  codePageOption,
  colourOption,
  formatOption,
  noColourOption,
  outputOption,
  signaturesOption,
  snapshotOption,
} from './common-options.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import type { VerifyOptions } from './report-options.js';

export function addVerify(program: Command, io: Io, setCode: (code: number) => void): Command {
  return program
    .command('verify')
    .summary('check an old report against its logs')
    .description(
      'Checks an old report against its logs: whether every quoted line is still there and the findings are the same. The filters that the report was made with apply again.',
    )
    .argument('<report.json>', 'the JSON report of scan')
    .argument('[path...]', 'the logs: files, folders, globs, .zip, .gz; none for a report of snapshots alone')
    .addOption(formatOption(['text', 'json']))
    .addOption(outputOption())
    .addOption(snapshotOption('the snapshot that the report was made with: JSON, folder or zip (repeatable)'))
    .addOption(signaturesOption('signatures of your own, instead of those that the report names (repeatable)'))
    .addOption(codePageOption('Windows code page of the logs, instead of the one that the report names'))
    .addOption(colourOption())
    .addOption(noColourOption())
    .addHelpText(
      'after',
      `
Examples:
  licdiag verify report.json logs
  licdiag verify report.json logs.zip --format json
  licdiag verify report.json logs -s snapshot.json
  licdiag verify report.json -s snapshot.json

Exit codes: 0 it still holds: the failures are still there, 1 it no longer holds, 2 wrong usage or no report, 3 inputs are incomplete.
`,
    )
    .action(async (report: string, paths: string[], options: VerifyOptions, command: Command) => {
      if (paths.length === 0 && options.snapshot.length === 0) {
        io.stderr.write(
          `licdiag: verify needs the logs of the report, or its snapshot (-s)\n\n${command.helpInformation()}`,
        );
        setCode(exitCodes.usage);
        return;
      }
      const { verify } = await import('./verify.js');
      setCode(await verify(report, paths, options, io));
    });
}
