/** The command `watch`, its options and help. `watch.ts` does the work; it is loaded when the command runs. */
import type { Command } from 'commander';
import {
  codePageOption,
  colourOption,
  noColourOption,
  redactOption,
  serverOption,
  signaturesOption,
} from './common-options.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { minutesOf, secondsOf, type WatchCommandOptions } from './watch-options.js';

export function addWatch(program: Command, io: Io, setCode: (code: number) => void): Command {
  return program
    .command('watch')
    .summary('follow the logs while an install is retried')
    .description(
      'Follows logs while License Server Manager retries an install, and prints each stage and finding as it happens.',
    )
    .argument('[path...]', 'files, folders or globs of logs, also on a network share')
    .option('--until-success', 'end when every install that is under way has succeeded')
    .option('--timeout <minutes>', 'end after this time, such as 60 or 0.5', minutesOf)
    .option('--interval <seconds>', 'seconds between two looks at the logs', secondsOf, 2)
    .addOption(serverOption())
    .addOption(signaturesOption())
    .addOption(redactOption())
    .addOption(codePageOption())
    .addOption(colourOption())
    .addOption(noColourOption())
    .addHelpText('after', examples)
    .action(async (paths: string[], options: WatchCommandOptions, command: Command) => {
      if (paths.length === 0) {
        io.stderr.write(`licdiag: watch needs a file or folder with logs\n\n${command.helpInformation()}`);
        setCode(exitCodes.usage);
        return;
      }
      const { watch } = await import('./watch.js');
      setCode(await watch(paths, options, io));
    });
}

const examples = `
Examples:
  licdiag watch D:\\SMS\\Logs --until-success --timeout 60
  licdiag watch \\\\SITESRV\\SMS_ABC\\Logs\\Licsvcfg.log --server SRV1

The manager retries by itself, every 15 minutes by default. Press Ctrl+C to end.

Exit codes: 0 success, 1 failure, 2 wrong usage, 3 the time ran out, 130 interrupted.
`;
