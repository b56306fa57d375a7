/** What the single-file executable runs: the same command, in one thread, since it has no file beside it for a second. */
import { run } from './entry.js';

void run('').then((code) => {
  process.exitCode = code;
});
