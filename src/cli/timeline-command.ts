/** The command `timeline`, its options and help. `timeline.ts` does the work; it is loaded when the command runs. */
import { type Command, Option } from 'commander';
import {
  codePageOption,
  colourOption,
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
import { type TimelineCommandOptions, timelineFormats } from './timeline-options.js';

export function addTimeline(program: Command, io: Io, setCode: (code: number) => void): Command {
  return program
    .command('timeline')
    .summary('show how far each install got')
    .description(
      'Shows each attempt to install a metering server: the stages it passed, where it stopped, and the errors that no signature explains.',
    )
    .argument('[path...]', 'files, folders, globs, .zip, .gz, or - for standard input')
    .option('--client', 'also follow the settings to the clients, and name the first gap')
    .addOption(snapshotOption('a site snapshot: JSON, folder or zip (repeatable)'))
    .option('--all', 'show every attempt in full, not only the last')
    .addOption(formatOption(timelineFormats))
    .addOption(outputOption())
    .addOption(serverOption())
    .addOption(sinceOption())
    .addOption(untilOption())
    .addOption(signaturesOption())
    .addOption(redactOption())
    .addOption(codePageOption())
    .addOption(new Option('-q, --quiet', 'print one line for each server').conflicts('verbose'))
    .option('-v, --verbose', 'also print the line of each stage, and lists that are otherwise shortened')
    .addOption(noProgressOption())
    .addOption(colourOption())
    .addOption(noColourOption())
    .addHelpText('after', examples)
    .action(async (paths: string[], options: TimelineCommandOptions, command: Command) => {
      // A snapshot alone holds no install attempts, but it shows the chain to the clients.
      if (paths.length === 0 && (options.snapshot.length === 0 || !options.client)) {
        const or = options.snapshot.length === 0 ? '' : ', or --client for the chain that a snapshot shows';
        io.stderr.write(`licdiag: timeline needs a file or folder with logs${or}\n\n${command.helpInformation()}`);
        setCode(exitCodes.usage);
        return;
      }
      const { timelineOf } = await import('./timeline.js');
      setCode(await timelineOf(paths, options, io));
    });
}

const examples = `
Examples:
  licdiag timeline D:\\SMS\\Logs
  licdiag timeline logs.zip --server SRV1 --all
  licdiag timeline logs clients --client
  licdiag timeline logs --format svg -o timeline.svg

Exit codes: 0 the last attempts succeeded or none was seen, 1 a last attempt failed, 2 wrong usage, 3 unfinished or incomplete.
`;
