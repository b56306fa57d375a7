/** The man page is what the command line generates, and reads without a fault. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeProgram } from '../../src/cli/describe-program.js';
import { wholeProgram } from '../../src/cli/main.js';
import { manPage } from '../../src/completion/man-page.js';
import { repository } from '../helpers/diagnose-paths.js';

const path = join(repository, 'man/licdiag.1');
const io = {
  arguments: [],
  workerFile: '',
  stdin: (): never => {
    throw new Error('not read');
  },
  stdout: { isTTY: false, columns: undefined, write: async () => undefined },
  stderr: { isTTY: false, columns: undefined, write: async () => undefined },
  env: {},
  cwd: '/',
  platform: 'linux',
} as const;
const description = describeProgram(await wholeProgram(io, () => undefined));

describe('man/licdiag.1', () => {
  it('is what "npm run generate" writes', () => {
    expect(readFileSync(path, 'utf8')).toBe(manPage(description));
  });

  it('names every command and option, with its examples and exit codes', () => {
    const text = readFileSync(path, 'utf8').replaceAll('\\-', '-').replaceAll('\\e', '\\');
    for (const { name, options, examples, exitCodes } of description.commands)
      for (const word of [name, ...options.map(({ long }) => long), ...examples, exitCodes])
        expect(text).toContain(word);
    expect(text).toContain('Exit codes: 0 ready, 1 blocked,');
    // Without a paragraph of its own it would go on behind "interrupted".
    expect(text).toContain('\n.PP\nWhere a command uses a code differently, its section says so.\n');
    expect(text).toContain('\nlicdiag precheck hq1.json --to SP2 --questions -o answers.yaml\n');
  });

  it('is made of commands that each have a summary, which completions show, beside what they do in full', () => {
    for (const { name, summary, description: full } of description.commands) {
      expect(summary, name).not.toBe('');
      expect(summary.length, name).toBeLessThan(80);
      expect(full, name).not.toBe(summary);
    }
  });

  it('tells the default of an option, and the examples of a command in a group that are its own', () => {
    const text = readFileSync(path, 'utf8').replaceAll('\\-', '-');
    expect(text).toContain('how to print the checklist (text, json, markdown; text by default)');
    const build = text.slice(text.indexOf('.SS "snapshot build'), text.indexOf('.SS "snapshot validate'));
    expect(build.match(/^licdiag .*$/gm)).toEqual(['licdiag snapshot build licdiag-BRAMBLE -o site.json']);
  });

  const hasMandoc = spawnSync('mandoc', ['-T', 'lint', '/dev/null']).error === undefined;
  if (!hasMandoc) process.stderr.write('skipped: mandoc is not installed\n');
  it.skipIf(!hasMandoc)('has no mistake that mandoc knows', () => {
    const { stdout } = spawnSync('mandoc', ['-T', 'lint', '-W', 'warning', path], { encoding: 'utf8' });
    // The page has no date, so that it does not change from build to build.
    expect(stdout.split('\n').filter((line) => line !== '' && !/missing date/.test(line))).toEqual([]);
  });
});
