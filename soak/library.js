// The library in one process, over and over: the same folders, formats and ways of masking in turn. After each round it says
// whether the reports are those of the first round, and what the heap holds after a collection.
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const [library, cwd, pause, ...paths] = process.argv.slice(2);
const { diagnose, noColours, piecesOf, writers } = await import(pathToFileURL(library).href);
const first = new Map();
let rounds = 0;
let changed = 0;

for (;;) {
  for (const path of paths) for (const redact of ['secrets', 'names']) await scan(path, redact);
  rounds += 1;
  globalThis.gc?.();
  const { heapUsed } = process.memoryUsage();
  process.stdout.write(`${JSON.stringify({ rounds, changed, heap: heapUsed })}\n`);
  await sleep(Number(pause));
}

async function scan(path, redact) {
  const report = await diagnose({ paths: [path], cwd, platform: process.platform, redact });
  const hash = createHash('sha256');
  for (const load of Object.values(writers)) {
    const write = await load();
    const run = { startedAt: '', durationMs: 0, arguments: [] };
    const options = { colours: noColours, width: 80, detail: 'verbose', notes: [] };
    for (const piece of piecesOf(write({ ...report, run }, options))) hash.update(piece);
  }
  const digest = hash.digest('hex');
  const key = `${redact} ${path}`;
  if (!first.has(key)) first.set(key, digest);
  else if (first.get(key) !== digest) changed += 1;
}
