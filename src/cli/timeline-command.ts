/** The command `timeline`, its options and help. `timeline.ts` does the work; it is loaded when the command runs. */
import { type Command, Option } from 'commander';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { endOf, redactOption, repeat, serverName, startOf } from './scan-options.js';
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
    .option('-s, --snapshot <path>', 'a site snapshot: JSON, folder or zip (repeatable)', repeat, [])
    .option('--all', 'show every attempt in full, not only the last')
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(timelineFormats).default('text'))
    .option('-o, --output <file>', 'write it to a file, which is replaced when it is complete')
    .option('--server <name>', 'only this server', serverName)
    .option('--since <time>', 'leave out older entries: 1999-03-26 or 1999-03-26T10:43, local time of the log', startOf)
    .option('--until <time>', 'leave out later entries; a day counts to its end', endOf)
    .option('--signatures <path>', 'also use the signatures of this file or folder (repeatable)', repeat, [])
    .addOption(redactOption())
    .option('--code-page <name>', 'Windows code page of logs that are neither UTF-8 nor UTF-16, such as 932 or gbk')
    .addOption(new Option('-q, --quiet', 'print one line for each server').conflicts('verbose'))
    .option('-v, --verbose', 'also print the line of each stage, and lists that are otherwise shortened')
    .option('--no-progress', 'show no progress')
    .option('--color', 'use colours even when not on a terminal')
    .option('--no-color', 'use no colours')
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
