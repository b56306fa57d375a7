// Runs the built command for the build: tells which pieces of it a run loads ("pieces"), or keeps what V8 compiled of each
// pack in the run ("caches"). bin/load.js uses those.
const fs = require('node:fs');
const path = require('node:path');
const { cacheOf, load, sealed } = require('../bin/load.js');

const scan = (folder) => ['scan', path.join(__dirname, '../fixtures', folder), '--no-progress'];
const worker = path.join(__dirname, '../bin/worker.js');
/** A cache of what every scan needs is read sooner than one of all that any scan may need. */
const runs = {
  start: [['--version']],
  scan: [scan('demo'), [...scan('demo'), '--format', 'json'], [...scan('demo'), '--jobs', '2']],
  // In it stands an error that no signature explains.
  stages: [scan('signatures/busy-pipe-hangs-client/near-nine-tries')],
  caches: [scan('healthy/branch'), scan('demo')],
};

async function main([name, task, folder]) {
  const command = load(folder);
  for (const run of runs[name]) {
    process.argv = [process.argv[0], 'licdiag', ...run];
    const code = await quietly(() => command.exports.run(worker));
    if (code > 1) throw new Error(`the run "${name}" that the build needs ended with ${code}`);
  }
  // A thread loads nothing else: without this, the way to it would lie in the last pack, and each thread read them all.
  if (name !== 'start') await command.exports.prepareShares();
  if (task === 'pieces') fs.writeSync(1, JSON.stringify([...command.loaded]));
  // The first run that needs a pack is the one that it is for.
  else
    for (const [file, script] of command.scripts)
      if (!fs.existsSync(cacheOf(file)))
        fs.writeFileSync(cacheOf(file), sealed(fs.readFileSync(file), script.createCachedData()));
}

/** What the command itself prints is of no interest. */
async function quietly(run) {
  const { writeSync } = fs;
  fs.writeSync = (_, data) => data.length;
  try {
    return await run();
  } finally {
    fs.writeSync = writeSync;
  }
}

main(process.argv.slice(2));
