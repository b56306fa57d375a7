/** Most tests run the command in a thread that lives on (see `run-licdiag.ts`): it says and returns what a process does. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixtures } from '../helpers/diagnose-paths.js';
import { leftOverShare } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { packText } from './pack-text.js';
import { licdiagProcess, licdiagThread, type Run } from './run-licdiag.js';

const snapshot = join(fixtures, 'signatures/sp2-upgrade-hangs/match-stop-pending/snapshot.json');

const files = {
  'logs/Licsvcfg.log': leftOverShare('CINDER01'),
  'logs/broken.zip': 'PK\u0003\u0004',
  'pack/full-moon.yaml': packText,
  'ledger.txt': 'no log',
} as const;

/** When it ran, and for how long, is its own. */
function comparable({ code, stdout, stderr }: Run): object {
  // The draft of -o is named after the process.
  const timeless = stdout
    .replace(/"(startedAt|durationMs)": ?("[^"]*"|\d+)/g, '"$1":0')
    .replace(/in \d+(\.\d+)? m?s\b/g, '');
  return { code, stdout: timeless, stderr: stderr.replace(/\.\d+\.tmp/, '.tmp') };
}

describe('a run in a thread is as a run in a process of its own', () => {
  it.each([
    [['--version']],
    [['--help']],
    [['nonsense']],
    [['scan']],
    [['scan', 'logs']],
    [['scan', 'logs', '--format', 'json', '--jobs', '2']],
    [['scan', 'logs', '--color', '--redact', 'names']],
    [['scan', 'logs', '--signatures', 'pack', '--only', 'full-moon']],
    [['scan', 'gone']],
    [['scan', 'logs', '-o', 'gone/report.json']],
    [['precheck', snapshot, '--to', 'SP2']],
    [['timeline', 'logs']],
    [['watch', 'logs', '--timeout', 'soon']],
    [['explain', 'Q214954', '--against', 'logs']],
    [['signatures', 'list', '--coverage']],
    [['signatures', 'lint', 'pack']],
    [['signatures', 'test', 'pack']],
    [['snapshot', 'validate', snapshot]],
    [['merge', 'ledger.txt']],
    [['verify', 'ledger.txt', 'logs']],
    [['diff', 'ledger.txt', 'ledger.txt']],
    [['completion', 'bash']],
  ])('%j', (args) => {
    const cwd = makeFolder(files);
    expect(comparable(licdiagThread(args, { cwd }))).toEqual(comparable(licdiagProcess(args, { cwd })));
  });

  it('from standard input, and with colours by the environment', () => {
    const options = { input: leftOverShare('EMBER02'), env: { FORCE_COLOR: '1', TZ: 'UTC' } };
    const run = licdiagThread(['scan', '-'], options);
    expect(run.stdout).toContain('\u001b');
    expect(comparable(run)).toEqual(comparable(licdiagProcess(['scan', '-'], options)));
  });

  it('and one run leaves nothing for the next', () => {
    const cwd = makeFolder(files);
    const alone = licdiagThread(['scan', 'logs'], { cwd });
    licdiagThread(['scan', 'logs', '--signatures', 'pack', '--skip', 'Q214954', '--redact', 'names'], { cwd });
    expect(comparable(licdiagThread(['scan', 'logs'], { cwd }))).toEqual(comparable(alone));
  });
});
