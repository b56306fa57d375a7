/** The command `snapshot` and its subcommands: options and help. `snapshot.ts` does the work; it is loaded when a subcommand runs. */
import type { Command } from 'commander';
import { outputOption } from './common-options.js';
import { addGroupHelp } from './group-help.js';
import type { Io } from './io.js';

interface OutputOption {
  readonly output?: string;
}

export function addSnapshot(program: Command, io: Io, setCode: (code: number) => void): Command {
  const snapshot = program
    .command('snapshot')
    .summary('collect, build and check site snapshots')
    .description(
      'Site snapshots: facts collected on a site (roles, shares, services, versions). They confirm or refute what logs show, and decide which steps are safe.',
    );
  snapshot
    .command('collector')
    .summary('print the script that collects, for the site server')
    .description('Prints a batch file for Windows NT 4.0 and 2000. It only reads, and writes into one new folder.')
    .addOption(outputOption('write it to a file, such as licdiag-collect.cmd'))
    .action(async ({ output }: OutputOption) => {
      const { printCollector } = await import('./snapshot.js');
      setCode(await printCollector(output, io));
    });
  snapshot
    .command('build')
    .summary('turn what was collected into one JSON')
    .description(
      'Reads a folder or zip with site/, servers/<NAME>/ and clients/<NAME>/, and prints the snapshot as JSON.',
    )
    .argument('<dir>', 'the folder or zip that the collector made')
    .addOption(outputOption('write the snapshot to a file, which is replaced when it is complete'))
    .action(async (path: string, { output }: OutputOption) => {
      const { buildSnapshotFile } = await import('./snapshot.js');
      setCode(await buildSnapshotFile(path, output, io));
    });
  snapshot
    .command('validate')
    .summary('check a snapshot')
    .description('Checks a snapshot (JSON, folder or zip), and says what of each server was not collected.')
    .argument('<file>', 'the snapshot')
    .action(async (path: string) => {
      const { validateSnapshot } = await import('./snapshot.js');
      setCode(await validateSnapshot(path, io));
    });
  addGroupHelp(snapshot, examples, '0 all read, valid; 2 invalid or wrong usage; 3 read with problems');
  return snapshot;
}

const examples = [
  'snapshot collector -o licdiag-collect.cmd',
  'snapshot build licdiag-BRAMBLE -o site.json',
  'snapshot validate site.json',
];
