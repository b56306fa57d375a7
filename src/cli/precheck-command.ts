/** The command `precheck`, its options and help. `precheck.ts` does the work; it is loaded when the command runs. */
import { type Command, Option } from 'commander';
import {
  colourOption,
  formatOption,
  noColourOption,
  outputOption,
  redactSecretsOption,
  repeatable,
} from './common-options.js';
import type { Io } from './io.js';
import { type PrecheckCliOptions, precheckFormats } from './precheck-options.js';

export function addPrecheck(program: Command, io: Io, setCode: (code: number) => void): Command {
  return program
    .command('precheck')
    .summary('check a site before, during and after a service pack')
    .description(
      'Prints the checklist before, during and after a service pack: what speaks against it, what to do, what nobody has looked at yet.',
    )
    .argument('<snapshot>', 'the site snapshot: JSON, folder or zip')
    .requiredOption('--to <service pack>', 'the service pack to install: SP1 to SP5')
    .option('--from <service pack>', 'the service pack of the site now; by default the snapshot tells')
    .addOption(
      new Option(
        '--phase <phase>',
        'judge only the checks of this phase; by default those before setup are judged, the later ones listed',
      ).choices(['before', 'during', 'after']),
    )
    .addOption(
      repeatable(
        '--logs <path>',
        'logs of the site server, such as Smssetup.log: failures in them count, too (repeatable)',
      ),
    )
    .option('--answers <file>', 'answers to the questions of the checklist (YAML or JSON)')
    .addOption(
      new Option('--questions', 'write an answer file to fill in, instead of the checklist').conflicts('format'),
    )
    .addOption(formatOption(precheckFormats, 'how to print the checklist'))
    .addOption(outputOption())
    .addOption(redactSecretsOption())
    .addOption(
      new Option('-q, --quiet', 'print the verdict and one line for each check that fails').conflicts('verbose'),
    )
    .option('-v, --verbose', 'also print what passed, and where to look')
    .addOption(colourOption())
    .addOption(noColourOption())
    .addHelpText('after', examples)
    .action(async (snapshot: string, options: PrecheckCliOptions) => {
      const { runPrecheck } = await import('./precheck.js');
      setCode(await runPrecheck(snapshot, options, io));
    });
}

const examples = `
Examples:
  licdiag precheck hq1.json --to SP2
  licdiag precheck hq1.json --to SP2 --questions -o answers.yaml
  licdiag precheck hq1.json --to SP2 --answers answers.yaml --format markdown -o checklist.md
  licdiag precheck hq1-after.json --to SP2 --from SP1 --phase after --logs C:\\Smssetup.log

Exit codes: 0 ready, 1 blocked, 2 wrong usage or already at the target, 3 not known.
`;
