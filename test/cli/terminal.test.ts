/** What a terminal gets that a pipe does not: colours. The terminal is a real one, made by `script` of util-linux. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { repository } from '../helpers/diagnose-paths.js';
import { bareEnvironment, bin } from './run-licdiag.js';

const isThere = spawnSync('script', ['-qec', 'true', '/dev/null'], { stdio: 'ignore' }).status === 0;
if (!isThere) process.stderr.write('skipped: script (util-linux) is not installed\n');

const { NO_COLOR: _, ...environment } = bareEnvironment;
const red = '\u001b[31m';

function onTerminal(env: Readonly<Record<string, string>>): string {
  const command = `'${process.execPath}' '${bin}' scan fixtures/demo --quiet`;
  const options = { cwd: repository, encoding: 'utf8', env: { ...environment, TERM: 'xterm', ...env } } as const;
  return spawnSync('script', ['-qec', command, '/dev/null'], options).stdout;
}

describe.skipIf(!isThere)('a terminal', () => {
  it('gets colours, unless NO_COLOR is set', () => {
    expect(onTerminal({})).toContain(`${red}ERROR`);
    const plain = onTerminal({ NO_COLOR: '1' });
    expect(plain).toContain('ERROR    METER02');
    expect(plain).not.toContain(red);
  });

  it('is told from a pipe, which gets none', () => {
    const options = { cwd: repository, encoding: 'utf8', env: environment } as const;
    const { stdout } = spawnSync(process.execPath, [bin, 'scan', 'fixtures/demo', '--quiet'], options);
    expect(stdout).toContain('ERROR    METER02');
    expect(stdout).not.toContain(red);
  });
});
