/** What `bin/licdiag.js` requires: the real world, given to `main`. */
import { exitCodes } from './exit-codes.js';
import { main } from './main.js';

export function run(): Promise<number> {
  process.once('SIGINT', () => process.exit(exitCodes.interrupted));
  const { stdout, stderr, env, platform } = process;
  return main(process.argv.slice(2), { stdin: () => process.stdin, stdout, stderr, env, cwd: process.cwd(), platform });
}
