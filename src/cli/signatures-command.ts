/** The command `signatures` and its subcommands: options and help. The files that do the work are loaded when a subcommand runs. */
import type { Command } from 'commander';
import { formatOption, outputOption, signaturesOption } from './common-options.js';
import { addGroupHelp } from './group-help.js';
import type { Io } from './io.js';
import type { ListOptions, NewOptions, TestOptions } from './signatures-options.js';

export function addSignatures(program: Command, io: Io, setCode: (code: number) => void): Command {
  const signatures = program
    .command('signatures')
    .summary('list the signatures; check, test and start your own')
    .description('The signatures that licdiag knows, and packs of your own.');
  addGroupHelp(signatures, examples, '0 sound or printed, 1 mistakes were found, 2 wrong usage');
  signatures
    .command('list')
    .summary('list all signatures')
    .description(
      'Lists all signatures; with --coverage also every article on metering, with its signature or why it has none.',
    )
    .option('--coverage', 'also list the articles')
    .addOption(formatOption(['text', 'json']))
    .addOption(outputOption())
    .addOption(signaturesOption())
    .action(async (options: ListOptions) => {
      const { listCommand } = await import('./signatures-list.js');
      setCode(await listCommand(options, io));
    });
  signatures
    .command('lint')
    .summary('check a pack')
    .description('Checks a pack: each signature, and its advice against that of all others.')
    .argument('<path>', 'a signature (YAML), or a folder of them')
    .action(async (path: string) => {
      const { lintCommand } = await import('./signatures-lint.js');
      setCode(await lintCommand(path, io));
    });
  signatures
    .command('test')
    .summary('run the cases of a pack')
    .description(
      'Runs the cases of a pack: folders <id>/<match|clean|near>-<why>/ beside <id>.yaml, with logs and expected.json.',
    )
    .argument('<path>', 'a signature (YAML), or a folder of them')
    .option('--write', 'write each expected.json that is missing; read it before you keep it')
    .action(async (path: string, options: TestOptions) => {
      const { testCommand } = await import('./signatures-test.js');
      setCode(await testCommand(path, options, io));
    });
  signatures
    .command('new')
    .summary('start a signature and its cases')
    .description('Starts a signature: <id>.yaml and a folder with a case of each kind.')
    .argument('<id>', 'says the failure, in lower-case words joined by hyphens')
    .option('--in <folder>', 'the folder to write to', '.')
    .option('--line <text>', 'the log line to find')
    .action(async (id: string, options: NewOptions) => {
      const { newCommand } = await import('./signatures-new.js');
      setCode(await newCommand(id, options, io));
    });
  signatures
    .command('literals')
    .summary('print the words that licdiag searches logs for')
    .description('Prints for each template the text that licdiag searches logs for. It follows from the template.')
    .addOption(signaturesOption())
    .action(async (options: Pick<ListOptions, 'signatures'>) => {
      const { literalsCommand } = await import('./signatures-literals.js');
      setCode(await literalsCommand(options, io));
    });
  return signatures;
}

const examples = [
  'signatures list --coverage',
  'signatures new share-name-in-use --in my-signatures',
  `signatures new share-held --in my-signatures --line "ERROR: the share is held on 'METER09'"`,
  'signatures lint my-signatures',
  'signatures test my-signatures',
  'signatures literals',
];
