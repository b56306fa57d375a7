/** The start of the single-file executable: the same command in one thread, since it has no worker script beside it. */
import { run } from './entry.js';

void run('').then((code) => {
  process.exitCode = code;
});
