// What a person sees in a console of Windows, which Wine draws on a terminal of Linux: colours, letters beyond ASCII
// and the progress.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const esc = '\u001b';

/** @returns for each case whether it is as it should be */
export function inConsole(wine, node, root) {
  const folder = join(wine.prefix, 'drive_c/console/Zürich');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'Licsvcfg.log'), 'The License Server Manager is waking up.\r\n');
  const bin = join(root, 'bin/licdiag.js');
  const run = (...args) => wine.runInConsole([node, bin, ...args], root);
  const demo = run('scan', 'fixtures\\demo');
  const plain = run('scan', 'fixtures\\demo', '--no-color', '--no-progress');
  const missing = run('scan', 'C:\\console\\Köln');
  const scanned = run('scan', 'C:\\console', '--verbose');
  return [
    ['a failure ends with 1', demo.code === 1, demo],
    ['colours', demo.stdout.includes(`${esc}[31m`), demo],
    ['progress', demo.stdout.includes('looking for logs'), demo],
    ['no colours with --no-color', !plain.stdout.includes(`${esc}[31m`), plain],
    ['letters beyond ASCII in the report', scanned.stdout.includes('Zürich'), scanned],
    ['letters beyond ASCII in a message', missing.code === 2 && missing.stdout.includes('Köln'), missing],
  ].map(([says, isSound, there]) => ({ says, isSound, there }));
}
