// Measures ripgrep, lnav and SEC on the same logs with licdiag's search words. They only find lines. A tool that is not installed is
// left out with a message (Debian: ripgrep, lnav, sec).
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param slowest run the tools that read line by line only up to so many megabytes */
export function rivals(words, scratch, slowest) {
  const wordsFile = join(scratch, 'words.txt');
  writeFileSync(wordsFile, `${words.join('\n')}\n`);
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
  const rulesFile = join(scratch, 'sec.conf');
  writeFileSync(rulesFile, `type=Single\nptype=RegExp\npattern=(?i)${pattern}\ndesc=found\naction=none\n`);
  const home = join(scratch, 'home');
  mkdirSync(home, { recursive: true });
  const found = { codes: [0, 1] };
  return [
    {
      tool: 'rg',
      name: 'rg -i -F',
      most: Number.POSITIVE_INFINITY,
      command: (threads, folder) => ({
        ...found,
        file: 'rg',
        args: [`-j${threads}`, '-a', '-c', '-i', '-F', '-f', wordsFile, folder],
      }),
    },
    {
      tool: 'rg',
      name: 'rg -F, case-sensitive',
      most: Number.POSITIVE_INFINITY,
      command: (threads, folder) => ({
        ...found,
        file: 'rg',
        args: [`-j${threads}`, '-a', '-c', '-F', '-f', wordsFile, folder],
      }),
    },
    {
      tool: 'lnav',
      name: 'lnav :filter-in',
      most: slowest,
      command: (threads, folder) =>
        threads > 1
          ? null
          : {
              ...found,
              file: 'lnav',
              args: ['-n', '-q', '-r', '-c', `:filter-in (?i)${pattern}`, folder],
              env: { HOME: home },
            },
    },
    {
      tool: 'sec',
      name: 'SEC, one rule',
      most: slowest,
      command: (threads, folder) =>
        threads > 1
          ? null
          : {
              ...found,
              file: 'sec',
              args: [`--conf=${rulesFile}`, `--input=${folder}/*/Licsvcfg.log`, '--notail', '--quiet'],
            },
    },
  ].filter(({ tool }) => versionOf(tool) !== null);
}

/** @returns the first line that tells its version; null, with a message, when it is not installed */
export function versionOf(tool) {
  const { stdout, error } = spawnSync(tool, ['--version'], { encoding: 'utf8' });
  if (error) console.error(`bench: ${tool} is not installed, so it is left out`);
  return error ? null : (stdout.split('\n')[0] ?? '').trim();
}
